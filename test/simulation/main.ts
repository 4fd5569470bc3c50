/**
 * `npm run simulate`: worlds by the thousand, each with its own faults, until an invariant breaks
 * or all seeds are through.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { assemblyFor } from '../support/assembly.ts';
import type { Collection } from './actors/story.ts';
import { simulatedStage } from './blueprint.ts';
import { callSites } from './call-sites.ts';
import type { Crew } from './crew.ts';
import { hireCrew } from './crew.ts';
import type { Aim } from './kernel/faults.ts';
import type { Matrix } from './matrix.ts';
import { createMatrix } from './matrix.ts';
import { huntMutants } from './mutants/hunt-command.ts';

import { createProgress } from './progress.ts';
import type { SeedResult } from './run-seed.ts';
import type { Wishes } from './seeds.ts';
import { cells, optionsOf } from './seeds.ts';
import { shrink } from './shrink.ts';
import { matrixTable } from './matrix-table.ts';

const usage = `npm run simulate -- [options]
  --seeds N          how many worlds (100)
  --from S           the first seed (1)
  --seed S           one world, with its story
  --repeat N         that world N times: every story must be the same
  --pledges N        backers in each world (50)
  --faults P         how likely each call goes wrong (drawn by the seed: 0, 0.002, 0.01 or 0.03)
  --collection C     save-card, authorize or charge-now (drawn by the seed)
  --mutants          break the product on purpose: every breakage must be noticed, within
                     --seeds N worlds (300); --only TEXT: those whose names have it in them
  --matrix           print the matrix of places and faults
  --complete         a cell of the matrix that is never reached fails the run
  --keep-going       through all seeds, whatever breaks, and nothing is shrunk
  --workers N        threads (one for each core)
  --json             the last line is one object`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    repeat: { type: 'string' },
    pledges: { type: 'string', default: '50' },
    faults: { type: 'string' },
    collection: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
    matrix: { type: 'boolean', default: false },
    complete: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
    workers: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function count(name: string, text: string | undefined): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new UsageError(`--${name} must be a whole number.`);
}

class UsageError extends Error {}

function wishes(): Wishes {
  const { faults, collection } = values;
  const probability = faults === undefined ? undefined : Number(faults);
  if (probability !== undefined && !(probability >= 0 && probability <= 1))
    throw new UsageError('--faults must be a number from 0 to 1.');
  const known: Collection[] = ['save-card', 'authorize', 'charge-now'];
  const wanted = known.find((name) => name === collection);
  if (collection !== undefined && !wanted)
    throw new UsageError(`--collection must be one of ${known.join(', ')}.`);
  const pledges = count('pledges', values.pledges);
  return { pledges, collection: wanted, faultProbability: probability };
}

async function main(): Promise<number> {
  if (values.help) {
    say(usage);
    return 0;
  }
  const wanted = wishes();
  const workers = count('workers', values.workers ?? String(availableParallelism()));
  say('Synthesising the template that the worlds are made of …');
  const assemblyFolder = await assemblyFor(simulatedStage);
  if (values.mutants)
    return huntMutants({
      ...{ assemblyFolder, say, threads: workers, wishes: wanted, isJson: values.json },
      ...{ seedsMax: count('seeds', values.seeds ?? '300'), only: values.only },
    });
  const crew = hireCrew(workers, { assemblyFolder, changes: [] });
  try {
    return await simulate(crew, wanted);
  } finally {
    await crew.close();
  }
}

async function simulate(crew: Crew, wanted: Wishes): Promise<number> {
  if (values.repeat !== undefined) return repeat(crew, wanted);
  if (values.seed !== undefined) return tellOne(crew, wanted);
  return runMany(crew, wanted);
}

type Sum = { pledges: number; events: number };
type Many = {
  readonly crew: Crew;
  readonly wanted: Wishes;
  readonly matrix: Matrix;
  readonly sum: Sum;
  readonly failed: SeedResult[];
};

/** Ends at the first seed that fails, and shrinks it. */
async function runMany(crew: Crew, wanted: Wishes): Promise<number> {
  const startedAtMs = performance.now();
  const seeds = count('seeds', values.seeds ?? '100');
  const matrix = createMatrix();
  const many: Many = { crew, wanted, matrix, sum: { pledges: 0, events: 0 }, failed: [] };
  await runSeeds(many, seeds);
  const { failed, sum } = many;
  if (values.complete && failed.length === 0)
    failed.push(...(await aimAtMissed(crew, wanted, matrix)));
  await tellFailed(crew, wanted, failed);
  const isComplete = tellCoverage(matrix);
  const violations = failed.reduce((total, result) => total + result.violations.length, 0);
  const coverage = matrix.share(cells);
  const seconds = Math.round((performance.now() - startedAtMs) / 100) / 10;
  say(`${seeds} seeds, ${sum.pledges} pledges, ${sum.events} events: ${violations} violations.`);
  say(`${(coverage * 100).toFixed(1)} % of ${cells.length} cells reached, in ${seconds} s.`);
  if (values.json) say(JSON.stringify({ seeds, ...sum, violations, coverage, seconds }));
  return violations > 0 || !isComplete ? 1 : 0;
}

async function tellFailed(
  crew: Crew,
  wanted: Wishes,
  failed: readonly SeedResult[],
): Promise<void> {
  if (values['keep-going']) failed.forEach(tellViolations);
  else for (const result of failed.slice(0, 1)) await explain(crew, result, wanted);
}

async function runSeeds({ crew, wanted, matrix, sum, failed }: Many, seeds: number): Promise<void> {
  const from = count('from', values.from);
  const progress = createProgress(seeds, process.stderr);
  const one = async (seed: number): Promise<void> => {
    if (failed.length > 0 && !values['keep-going']) return;
    const { result } = await crew.run({ ...optionsOf(seed, wanted), wants: 'result' });
    sum.pledges += result.pledges;
    sum.events += result.events;
    matrix.add(seed, result.coverage);
    if (result.violations.length > 0) failed.push(result);
    progress.step(`${sum.pledges} pledges, ${sum.events} events`);
  };
  await Promise.all(Array.from({ length: seeds }, (_, index) => one(from + index)));
  progress.end();
}

/** Answers whether everything was come to that had to be. */
function tellCoverage(matrix: Matrix): boolean {
  if (values.matrix) say(matrixTable(matrix.rows()));
  if (!values.complete) return true;
  const missed = matrix.missed(cells);
  const unknown = matrix.unknown(callSites);
  for (const { site, fault } of missed) say(`Never reached: ${site} × ${fault}`);
  for (const site of unknown) say(`Not in call-sites.ts: ${site}`);
  return missed.length + unknown.length === 0;
}

/** What chance and turns did not come to is aimed at in worlds that are known to come there. */
async function aimAtMissed(crew: Crew, wanted: Wishes, matrix: Matrix): Promise<SeedResult[]> {
  const chances = matrix.chances(matrix.missed(cells));
  const progress = createProgress(chances.size, process.stderr);
  const failed: SeedResult[] = [];
  const one = async ([seed, aims]: readonly [number, readonly Aim[]]): Promise<void> => {
    const sites = new Set(matrix.missed(cells).map(({ site }) => site));
    const open = aims.filter(({ site }) => sites.has(site));
    if (open.length === 0) return progress.step('nothing is missing here any more');
    const task = { ...optionsOf(seed, wanted), aims: open, wants: 'result' } as const;
    const { result } = await crew.run(task);
    matrix.add(seed, result.coverage);
    if (result.violations.length > 0) failed.push(result);
    progress.step(`${matrix.missed(cells).length} cells are missing`);
  };
  await Promise.all([...chances].map(one));
  progress.end();
  return failed;
}

function tellViolations({ seed, violations }: SeedResult): void {
  for (const { invariant, detail } of violations)
    say(`Seed ${seed} breaks ${invariant}: ${detail}`);
}

async function explain(crew: Crew, failed: SeedResult, wanted: Wishes): Promise<void> {
  const { seed } = failed;
  tellViolations(failed);
  say('Looking for the shortest story that still breaks it …');
  const task = { ...optionsOf(seed, wanted), wants: 'result' } as const;
  const backers = [0, 1].flatMap((campaign) =>
    Array.from({ length: wanted.pledges }, (_, number) => `backer-${campaign}-${number}`),
  );
  const { task: shortest, runs } = await shrink(crew, task, failed, backers);
  const { story = [], result } = await crew.run({ ...shortest, wants: 'story' });
  for (const line of story) say(line);
  for (const { invariant, detail } of result.violations) say(`BROKEN ${invariant}: ${detail}`);
  const left = wanted.pledges - (shortest.without?.size ?? 0);
  say(`${left} backers and ${shortest.aims.length} faults are left after ${runs} runs.`);
  say(`All of it: npm run simulate -- --seed ${seed} --pledges ${wanted.pledges}`);
}

async function tellOne(crew: Crew, wanted: Wishes): Promise<number> {
  const seed = count('seed', values.seed);
  const answer = await crew.run({ ...optionsOf(seed, wanted), wants: 'story' });
  const { pledges, events, violations } = answer.result;
  for (const line of answer.story ?? []) say(line);
  for (const { invariant, detail } of violations) say(`BROKEN ${invariant}: ${detail}`);
  say(`${pledges} pledges, ${events} events, ${violations.length} violations; ${answer.digest}`);
  if (values.json)
    say(
      JSON.stringify({
        seed,
        pledges,
        events,
        violations: violations.length,
        digest: answer.digest,
      }),
    );
  return violations.length > 0 ? 1 : 0;
}

async function repeat(crew: Crew, wanted: Wishes): Promise<number> {
  const [seed, times] = [count('seed', values.seed ?? '1'), count('repeat', values.repeat)];
  const progress = createProgress(times, process.stderr);
  const digests = new Set<string>();
  const once = async (): Promise<void> => {
    const { digest = '' } = await crew.run({ ...optionsOf(seed, wanted), wants: 'digest' });
    digests.add(digest);
    progress.step(`${digests.size} stories`);
  };
  await Promise.all(Array.from({ length: times }, once));
  progress.end();
  say(
    `Seed ${seed}, ${times} times: ${digests.size === 1 ? 'one story' : `${digests.size} stories`}.`,
  );
  if (values.json) say(JSON.stringify({ seed, times, stories: digests.size }));
  return digests.size === 1 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    process.stderr.write(
      isUsage
        ? `${error.message}\n${usage}\n`
        : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(isUsage ? 2 : 1);
  },
);
