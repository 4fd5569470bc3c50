/**
 * `follow.ts [--seeds N] [--from S] [--pledges N] [--faults P] [--json]`: runs worlds, and holds what happened to
 * each pledge in them against the model. Exit code 1 when the model cannot follow, with the place, and
 * when a world breaks an invariant of its own.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { followsTraces, refusedBy } from './following.ts';
import { makeVerifier, missingTool } from './spin.ts';
import { tellRefused } from './tell.ts';
import type { Found, Trace } from './trace.ts';
import { seenAs } from './words.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    pledges: { type: 'string', default: '30' },
    /** How likely each call goes wrong; drawn by the seed otherwise. */
    faults: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function observed(): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-seeds-'));
  try {
    const file = join(folder, 'traces.json');
    const script = join(import.meta.dirname, 'seed-traces.ts');
    const { from, seeds, pledges, faults = [] } = values;
    await promisify(execFile)(process.execPath, [
      ...['--no-warnings', script, file, from, seeds, pledges].concat(faults),
    ]);
    return JSON.parse(readFileSync(file, 'utf8')) as Found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How often each step was seen: what was never seen was not compared. */
function tellSteps(traces: readonly Trace[]): void {
  const counts = new Map<string, number>();
  for (const { lines } of traces)
    for (const { step } of lines) counts.set(seenAs(step), (counts.get(seenAs(step)) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  say(sorted.map(([name, count]) => `${name.slice('SEEN_'.length)} ${count}`).join(', '));
}

async function follow(): Promise<number> {
  const startedAtMs = performance.now();
  const { traces, broken } = await observed();
  broken.forEach(say);
  tellSteps(traces);
  const verifier = await makeVerifier(followsTraces);
  try {
    const refused = await refusedBy(verifier, traces);
    for (const one of refused) say(tellRefused(one));
    const lines = traces.reduce((sum, trace) => sum + trace.lines.length, 0);
    const seconds = Math.round((performance.now() - startedAtMs) / 1000);
    const count = `${traces.length} pledges, ${lines} lines`;
    say(`${values.seeds} seeds, ${count}: ${refused.length} cannot be followed, in ${seconds} s.`);
    const figures = { pledges: traces.length, lines, refused: refused.length, seconds };
    if (values.json) say(JSON.stringify({ seeds: Number(values.seeds), ...figures }));
    return refused.length + broken.length === 0 && traces.length > 0 ? 0 : 1;
  } finally {
    verifier.close();
  }
}

async function main(): Promise<number> {
  const missing = await missingTool();
  if (missing === undefined) return follow();
  say(`SKIPPED: ${missing} is not installed, so that no trace was followed.`);
  if (values.json) say(JSON.stringify({ skipped: missing }));
  return 0;
}

process.exitCode = await main();
