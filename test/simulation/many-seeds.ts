/**
 * Many worlds, one after the other on all cores, until an invariant breaks: then the shortest story
 * that still breaks it is told. At the end every cell of the matrix must have been come to.
 */
import { callSites } from './call-sites.ts';
import type { Crew } from './crew.ts';
import { aimText } from './kernel/faults.ts';
import type { Aim } from './kernel/faults.ts';
import { matrixTable } from './matrix-table.ts';
import type { Matrix } from './matrix.ts';
import { createMatrix } from './matrix.ts';
import { createProgress } from './progress.ts';
import type { SeedResult } from './run-seed.ts';
import type { Wishes } from './seeds.ts';
import { cells, optionsOf } from './seeds.ts';
import { shrink } from './shrink.ts';
import type { Task } from './worker-messages.ts';

export type ManySeeds = {
  readonly crew: Crew;
  readonly wanted: Wishes;
  readonly say: (line: string) => void;
  readonly seeds: number;
  readonly from: number;
  readonly showsMatrix: boolean;
  /** A cell that is never come to fails the run. */
  readonly mustBeComplete: boolean;
  /** Goes through all of them, whatever breaks, and shrinks nothing. */
  readonly keepsGoing: boolean;
  readonly isJson: boolean;
};

/** What was aimed at besides what the seed itself aims at. */
type Failure = { readonly task: Task; readonly added: readonly Aim[]; readonly result: SeedResult };

type Run = ManySeeds & {
  readonly matrix: Matrix;
  readonly sum: { worlds: number; pledges: number; events: number };
  readonly failures: Failure[];
};

const roundsMax = 24;

export async function runMany(many: ManySeeds): Promise<number> {
  const startedAtMs = performance.now();
  const run: Run = {
    ...many,
    matrix: createMatrix(),
    sum: { worlds: 0, pledges: 0, events: 0 },
    failures: [],
  };
  await runEach(run);
  if (many.mustBeComplete) await aimAtMissed(run);
  await tellFailures(run);
  const isComplete = tellCoverage(run);
  return sumUp(run, (performance.now() - startedAtMs) / 1000, isComplete);
}

function sumUp(run: Run, elapsedSeconds: number, isComplete: boolean): number {
  const { say, seeds, sum, failures, matrix } = run;
  const violations = failures.reduce((total, { result }) => total + result.violations.length, 0);
  const coverage = matrix.share(cells);
  const seconds = Math.round(elapsedSeconds * 10) / 10;
  const { worlds, pledges, events } = sum;
  say(`${seeds} seeds, ${pledges} pledges, ${events} events: ${violations} violations.`);
  if (worlds > seeds) say(`${worlds - seeds} of them once more, aiming at what was missed.`);
  say(`${(coverage * 100).toFixed(1)} % of ${cells.length} cells reached, in ${seconds} s.`);
  if (run.isJson) say(JSON.stringify({ seeds, pledges, events, violations, coverage, seconds }));
  return violations > 0 || !isComplete ? 1 : 0;
}

const isOver = ({ failures, keepsGoing }: Run): boolean => failures.length > 0 && !keepsGoing;

async function runOne(run: Run, seed: number, added: readonly Aim[] = []): Promise<void> {
  if (isOver(run)) return;
  const options = optionsOf(seed, run.wanted);
  const task = { ...options, aims: [...options.aims, ...added], wants: 'result' } as const;
  const { result } = await run.crew.run(task);
  run.sum.worlds += 1;
  run.sum.pledges += result.pledges;
  run.sum.events += result.events;
  run.matrix.add(seed, result.coverage);
  if (result.violations.length > 0) run.failures.push({ task, added, result });
}

async function runEach(run: Run): Promise<void> {
  const { seeds, from, sum } = run;
  const progress = createProgress(seeds, process.stderr);
  const one = async (seed: number): Promise<void> => {
    await runOne(run, seed);
    progress.step(`${sum.pledges} pledges, ${sum.events} events`);
  };
  await Promise.all(Array.from({ length: seeds }, (_, index) => one(from + index)));
  progress.end();
}

/** What chance and turns did not come to is aimed at in worlds that are known to come there. */
async function aimAtMissed(run: Run): Promise<void> {
  const { matrix } = run;
  for (let round = 0; round < roundsMax && !isOver(run); round += 1) {
    const aims = matrix.aims(matrix.missed(cells), round);
    if (aims.size === 0) return;
    const progress = createProgress(aims.size, process.stderr);
    const one = async ([seed, added]: readonly [number, readonly Aim[]]): Promise<void> => {
      await runOne(run, seed, added);
      progress.step(`${matrix.missed(cells).length} cells are missing`);
    };
    await Promise.all([...aims].map(one));
    progress.end();
  }
}

/** Answers whether everything was come to that had to be. */
function tellCoverage({ matrix, say, showsMatrix, mustBeComplete }: Run): boolean {
  if (showsMatrix) say(matrixTable(matrix.rows()));
  if (!mustBeComplete) return true;
  const missed = matrix.missed(cells);
  const unknown = matrix.unknown(callSites);
  for (const { site, fault } of missed) say(`Never reached: ${site} × ${fault}`);
  for (const site of unknown) say(`Not in call-sites.ts: ${site}`);
  return missed.length + unknown.length === 0;
}

async function tellFailures(run: Run): Promise<void> {
  const { failures, keepsGoing } = run;
  if (!keepsGoing) for (const failure of failures.slice(0, 1)) await explain(run, failure);
  else for (const failure of failures) tellFailure(run, failure);
}

function tellFailure({ say, wanted }: Run, { added, result }: Failure): void {
  const { seed, violations } = result;
  for (const { invariant, detail } of violations)
    say(`Seed ${seed} breaks ${invariant}: ${detail}`);
  const aims = added.map((aim) => ` --aim "${aimText(aim)}"`).join('');
  say(`All of it: npm run simulate -- --seed ${seed} --pledges ${wanted.pledges}${aims}`);
}

async function explain(run: Run, failure: Failure): Promise<void> {
  const { crew, wanted, say } = run;
  tellFailure(run, failure);
  say('Looking for the shortest story that still breaks it …');
  const backers = [0, 1].flatMap((campaign) => [
    `partner-${campaign}`,
    ...Array.from({ length: wanted.pledges }, (_, number) => `backer-${campaign}-${number}`),
  ]);
  const { task: shortest, runs } = await shrink(crew, failure.task, failure.result, backers);
  const { story = [], result } = await crew.run({ ...shortest, wants: 'story' });
  for (const line of story) say(line);
  for (const { invariant, detail } of result.violations) say(`BROKEN ${invariant}: ${detail}`);
  const left = wanted.pledges - (shortest.without?.size ?? 0);
  say(`${left} backers and ${shortest.aims.length} faults are left after ${runs} runs.`);
}
