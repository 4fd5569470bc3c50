/**
 * Spin turns the model into a verifier, a C program: it is made once in a temporary folder, and run
 * with the budgets of each configuration in its environment. An answer that cannot be read, and a
 * search that was not exhaustive, are errors: nothing passes because nobody looked.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Budgets } from './configurations.ts';

const run = promisify(execFile);

export type Verdict = {
  readonly states: number;
  /** Of the deepest run. */
  readonly depth: number;
  readonly seconds: number;
  readonly memoryMb: number;
  /** The number of a property that fails. */
  readonly violated: number | undefined;
};

export type Verifier = {
  readonly verify: (budgets: Budgets, broken?: Breakage) => Promise<Verdict>;
  /** What the verifier prints, with these variables and flags. */
  readonly output: (
    variables: Readonly<Record<string, string>>,
    flags: readonly string[],
  ) => Promise<string>;
  readonly close: () => void;
};

export type Breakage = { readonly rule: number; readonly property: number };

/** What is not installed of what is needed; undefined when all is there. */
export async function missingTool(): Promise<string | undefined> {
  for (const [tool, flag] of [
    ['spin', '-V'],
    ['gcc', '--version'],
  ] as const)
    try {
      await run(tool, [flag]);
    } catch {
      return tool;
    }
  return undefined;
}

const memoryMbMax = 8000;
/** How deep a run may be, and how many bits the table of states has. */
const search = ['-m20000', '-w24'];
const limits = ['-DSAFETY', '-DCOLLAPSE', `-DMEMLIM=${memoryMbMax}`, '-DVECTORSZ=2048', '-w'];

export type Making = {
  /** What else the model is compiled with. */
  readonly defines?: readonly string[];
  /** To optimise takes longer than a small search does without. */
  readonly isSmall?: boolean;
};

export async function makeVerifier({ defines = [], isSmall }: Making = {}): Promise<Verifier> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-spin-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    // Spin leaves its files where it runs, and looks there for what the model includes.
    for (const name of readdirSync(import.meta.dirname))
      if (name.endsWith('.pml')) copyFileSync(join(import.meta.dirname, name), join(folder, name));
    await run('spin', ['-a', ...defines, 'settlement.pml'], { cwd: folder });
    await run('gcc', [isSmall ? '-O0' : '-O2', ...limits, '-o', 'pan', 'pan.c'], { cwd: folder });
  } catch (error) {
    close();
    throw error;
  }
  const output: Verifier['output'] = async (variables, flags) => {
    const options = { cwd: folder, env: variables, maxBuffer: 64 * 1024 * 1024 };
    return (await run('./pan', [...flags, '-n'], options)).stdout;
  };
  return {
    output,
    close,
    verify: async (budgets, broken) => {
      const fault = broken && { BREAK: broken.rule, WATCH: broken.property };
      const variables = Object.entries({ ...budgets, ...fault }).map(([k, v]) => [k, String(v)]);
      return verdictIn(
        await output(Object.fromEntries(variables) as Record<string, string>, search),
      );
    },
  };
}

/** Reads what the verifier prints: https://spinroot.com/spin/Man/Pan.html. */
export function verdictIn(output: string): Verdict {
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(output)?.[1];
    if (found === undefined) throw new Error(`The verifier says nothing of ${pattern}:\n${output}`);
    return Number(found);
  };
  const violated = violatedIn(output);
  const errors = number(/errors: (\d+)/);
  if (errors > 0 !== (violated !== undefined)) throw new Error(`Unknown verdict:\n${output}`);
  if (/max search depth too small|Search not completed/.test(output) && violated === undefined)
    throw new Error(`The search was not exhaustive:\n${output}`);
  return {
    states: number(/(\d+) states, stored/),
    depth: number(/depth reached (\d+)/),
    seconds: Number(/elapsed time ([\d.e+-]+)/.exec(output)?.[1] ?? 0),
    memoryMb: number(/([\d.]+)\s+total actual memory/),
    violated,
  };
}

function violatedIn(output: string): number | undefined {
  const found = /assertion violated \(\(\(\(watched!=0\)&&\(watched!=(\d+)\)/.exec(output)?.[1];
  return found === undefined ? undefined : Number(found);
}
