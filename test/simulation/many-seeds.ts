/**
 * Many worlds, one after the other on all cores, until an invariant breaks: then the shortest story
 * that still breaks it is told. At the end every cell of the matrix must have been come to.
 */
import { writeFileSync } from 'node:fs';
import { callSites } from './call-sites.ts';
import { fewest, readCorpus, writeCorpus } from './corpus.ts';
import type { Crew } from './crew.ts';
import { aimText } from './kernel/faults.ts';
import { matrixPage } from './matrix-table.ts';
import type { Matrix, Way } from './matrix.ts';
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
  /** Where the matrix is written to. */
  readonly matrixFile: string | undefined;
  /** A cell that is never come to fails the run; the known worlds for them are played first. */
  readonly mustBeComplete: boolean;
  /** Keeps the worlds that come to all that this run came to. */
  readonly keepsCorpus: boolean;
  /** Goes through all of them, whatever breaks, and shrinks nothing. */
  readonly keepsGoing: boolean;
  readonly isJson: boolean;
};

type Failure = { readonly task: Task; readonly result: SeedResult };

type Run = ManySeeds & {
  readonly matrix: Matrix;
  readonly sum: { worlds: number; pledges: number; events: number };
  readonly failures: Failure[];
};

const roundsMax = 24;
/** After so many rounds in a row that came nowhere new, what is missing is out of reach. */
const idleRoundsMax = 5;
/** Where all known ways were tried in vain, so many other worlds may know another. */
const freshWorlds = 40;

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
  if (many.keepsCorpus) keepCorpus(run);
  await tellFailures(run);
  const isComplete = tellCoverage(run);
  if (many.matrixFile !== undefined) writeMatrix(run, many.matrixFile);
  return sumUp(run, (performance.now() - startedAtMs) / 1000, isComplete);
}

function sumUp(run: Run, elapsedSeconds: number, isComplete: boolean): number {
  const { say, seeds, sum, failures, matrix } = run;
  const violations = failures.reduce((total, { result }) => total + result.violations.length, 0);
  const coverage = matrix.share(cells);
  const seconds = Math.round(elapsedSeconds * 10) / 10;
  const { worlds, pledges, events } = sum;
  say(`${seeds} seeds, ${pledges} pledges, ${events} events: ${violations} violations.`);
  if (worlds > seeds) say(`${worlds} worlds in all, with those that come to what these do not.`);
  say(`${(coverage * 100).toFixed(1)} % of ${cells.length} cells reached, in ${seconds} s.`);
  if (run.isJson) say(JSON.stringify({ seeds, pledges, events, violations, coverage, seconds }));
  return violations > 0 || !isComplete ? 1 : 0;
}

function writeMatrix({ matrix, sum, from }: Run, file: string): void {
  const { worlds, pledges, events } = sum;
  const told = [
    `${worlds} worlds (those of corpus.json, then from seed ${from} on, some again with aims) with`,
    `${pledges} pledges and ${events} events came to ${(matrix.share(cells) * 100).toFixed(1)} % of`,
    `${cells.length} cells. Written by \`npm run simulate -- --matrix\`.`,
  ];
  writeFileSync(file, matrixPage(matrix.rows(), told.join('\n')));
}

const isOver = ({ failures, keepsGoing }: Run): boolean => failures.length > 0 && !keepsGoing;

async function runEach(run: Run): Promise<void> {
  const known = run.mustBeComplete ? readCorpus() : [];
  await runWays(run, [...known, ...plainWorlds(run, run.from, run.seeds)]);
}

/** As each seed draws them. */
const plainWorlds = ({ wanted }: Run, from: number, count: number): readonly Way[] =>
  Array.from({ length: count }, (_, index) => {
    const { seed, aims } = optionsOf(from + index, wanted);
    return { seed, aims };
  });

function keepCorpus({ matrix, say }: Run): void {
  const ways = fewest(matrix.strikes());
  writeCorpus(ways);
  say(`${ways.length} worlds that come to all of this are kept.`);
}

/** The matrix hears of the worlds in their order, so that it says the same on every machine. */
async function runWays(run: Run, ways: readonly Way[]): Promise<void> {
  const { sum, matrix } = run;
  const progress = createProgress(ways.length, process.stderr);
  const one = async (way: Way): Promise<SeedResult | undefined> => {
    const result = await runOne(run, way);
    progress.step(`${sum.pledges} pledges, ${sum.events} events`);
    return result;
  };
  const results = await Promise.all(ways.map(one));
  ways.forEach((way, index) => {
    const result = results[index];
    if (result) matrix.add(withoutMisses(way, result), result);
  });
  progress.end();
}

/** What was aimed at and did not strike changed nothing: without it the world is the same. */
const withoutMisses = ({ seed, aims }: Way, { struck }: SeedResult): Way => {
  const hits = new Set(struck.map(aimText));
  return { seed, aims: aims.filter((aim) => aim.lastNth !== undefined || hits.has(aimText(aim))) };
};

async function runOne(run: Run, way: Way): Promise<SeedResult | undefined> {
  if (isOver(run)) return undefined;
  const task = { ...optionsOf(way.seed, run.wanted), aims: way.aims, wants: 'result' } as const;
  const { result } = await run.crew.run(task);
  run.sum.worlds += 1;
  run.sum.pledges += result.pledges;
  run.sum.events += result.events;
  if (result.violations.length > 0) run.failures.push({ task, result });
  return result;
}

/** What chance and turns did not come to is aimed at in worlds that are known to come there. */
async function aimAtMissed(run: Run): Promise<void> {
  const { matrix, say, from, seeds } = run;
  let seed = from + seeds;
  let idleRounds = 0;
  for (let round = 0; round < roundsMax && idleRounds < idleRoundsMax; round += 1) {
    const missed = matrix.missed(cells);
    if (missed.length === 0 || isOver(run)) return;
    const ways = matrix.waysTo(missed, round);
    say(
      `${missed.length} of ${cells.length} cells are missing: ${ways.length} worlds aim at them.`,
    );
    const fresh = ways.length === 0 || idleRounds > 0 ? plainWorlds(run, seed, freshWorlds) : [];
    seed += fresh.length;
    await runWays(run, [...ways, ...fresh]);
    idleRounds = matrix.missed(cells).length < missed.length ? 0 : idleRounds + 1;
  }
}

/** Answers whether everything was come to that had to be. */
function tellCoverage({ matrix, say, mustBeComplete }: Run): boolean {
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

function tellFailure({ say, wanted }: Run, { task, result }: Failure): void {
  const { seed, violations } = result;
  for (const { invariant, detail } of violations)
    say(`Seed ${seed} breaks ${invariant}: ${detail}`);
  const aims = task.aims.map((aim) => ` --aim "${aimText(aim)}"`).join('');
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
