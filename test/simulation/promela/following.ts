/** Asks the model whether it can follow traces, each of them on its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verifier } from './spin.ts';
import type { Line, Trace } from './trace.ts';

/** As many as traces.pml has room for, and some more. */
const linesMax = 25_000;
const end = '255 0 0 0 0 0 0';
const search = ['-E', '-m5000000', '-w22'];

/** Compiles the model as one that follows traces. */
export const followsTraces = { defines: ['-DTRACE'] } as const;

export type Refused = {
  readonly trace: Trace;
  /** The first line that the model cannot take, from 0 on. */
  readonly at: number;
};

export async function refusedBy(
  verifier: Verifier,
  traces: readonly Trace[],
): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const chunk of chunks(traces)) refused.push(...(await refusedOf(verifier, chunk)));
  return refused;
}

function chunks(traces: readonly Trace[]): Trace[][] {
  const all: Trace[][] = [];
  let lines = Infinity;
  for (const trace of traces) {
    const more = trace.lines.length + 2;
    if (lines + more > linesMax) {
      all.push([]);
      lines = 0;
    }
    all.at(-1)?.push(trace);
    lines += more;
  }
  return all;
}

async function refusedOf({ output }: Verifier, traces: readonly Trace[]): Promise<Refused[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-traces-'));
  try {
    const file = join(folder, 'traces.txt');
    writeFileSync(file, `${traces.flatMap(textOf).join('\n')}\n`);
    return readAnswers(await output({ TRACES: file }, search), traces);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As traces.pml reads it. */
const hearing = { no: 0, yes: 1, late: 2 } as const;

const textOf = ({ kind, lines }: Trace): string[] => [
  `0 0 ${kind} 0 0 0 0`,
  ...lines.map(({ step, what, a, b, tag, heard }) =>
    [step, what, a, b, tag, hearing[heard], handledAtOnce(lines, tag)].join(' '),
  ),
  end,
];

/** One worker does nothing twice: what an invocation did twice, it did for two messages. */
function handledAtOnce(lines: readonly Line[], tag: number): number {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = `${line.step} ${line.a}`;
    if (line.tag === tag) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

function readAnswers(printed: string, traces: readonly Trace[]): Refused[] {
  if (/max search depth too small|out of memory|Too many lines/.test(printed))
    throw new Error(`Not all ways were tried:\n${printed}`);
  const answers = [...printed.matchAll(/^trace (\d+) (followed to|stuck at) line (\d+)$/gm)];
  if (answers.length !== traces.length || !printed.includes('errors: 0'))
    throw new Error(`The model says nothing of some traces:\n${printed}`);
  return answers.flatMap(([, number, answer, line]) => {
    const trace = traces[Number(number)];
    return answer === 'followed to' || !trace ? [] : [{ trace, at: Number(line) - 1 }];
  });
}
