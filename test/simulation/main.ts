/**
 * `npm run simulate`: worlds by the thousand, each with its own faults, until an invariant breaks
 * or all seeds are through.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { assemblyFor } from '../support/assembly.ts';
import type { Collection } from './actors/story.ts';
import { simulatedStage } from './blueprint.ts';
import type { Crew } from './crew.ts';
import { hireCrew } from './crew.ts';
import { allMutants } from './mutants/all-mutants.ts';
import { huntMutants } from './mutants/hunt-command.ts';
import type { Mutant } from './mutants/mutant.ts';
import type { Aim } from './kernel/faults.ts';
import { aimOf } from './kernel/faults.ts';
import { runMany } from './many-seeds.ts';
import { createProgress } from './progress.ts';
import type { Wishes } from './seeds.ts';
import { optionsOf } from './seeds.ts';

const usage = `npm run simulate -- [options]
  --seeds N          how many worlds (100)
  --from S           the first seed (1)
  --seed S           one world, with its story
  --repeat N         that world N times: every story must be the same
  --pledges N        backers in each world (50)
  --faults P         how likely each call goes wrong (drawn by the seed: 0, 0.002, 0.01 or 0.03)
  --aim "SITE × FAULT × N"   in one world: this fault befalls the Nth call there, in place of those
                     that the seed aims at; may be repeated
  --collection C     save-card, authorize or charge-now (drawn by the seed)
  --mutant NAME      in worlds of the product as this mutant breaks it
  --mutants          break the product on purpose: every breakage must be noticed, within
                     --seeds N worlds (300); --only TEXT: those whose names have it in
                     them; may be repeated
  --matrix FILE      write the matrix of places and faults there, in Markdown
  --complete         a cell of the matrix that is never reached fails the run: the worlds of
                     corpus.json are played first, and what they miss is looked for
  --corpus           keeps the worlds that come to all that this run came to in corpus.json
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
    aim: { type: 'string', multiple: true, default: [] },
    collection: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    matrix: { type: 'string' },
    complete: { type: 'boolean', default: false },
    corpus: { type: 'boolean', default: false },
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
  const crew = hireCrew(workers, { assemblyFolder, changes: breakages() });
  try {
    return await simulate(crew, wanted);
  } finally {
    await crew.close();
  }
}

/** The one that was asked for, if any. */
function breakages(): readonly Mutant[] {
  const { mutant } = values;
  if (mutant === undefined) return [];
  const found = allMutants.find(({ name }) => name === mutant);
  if (!found) throw new UsageError(`There is no mutant "${mutant}"; --mutants lists them.`);
  return [found];
}

async function simulate(crew: Crew, wanted: Wishes): Promise<number> {
  if (values.repeat !== undefined) return repeat(crew, wanted);
  if (values.seed !== undefined) return tellOne(crew, wanted);
  return runMany({
    ...{ crew, wanted, say },
    seeds: count('seeds', values.seeds ?? '100'),
    from: count('from', values.from),
    matrixFile: values.matrix,
    mustBeComplete: values.complete,
    keepsCorpus: values.corpus,
    keepsGoing: values['keep-going'],
    isJson: values.json,
  });
}

function given(text: string): Aim {
  const aim = aimOf(text);
  if (!aim) throw new UsageError(`--aim "${text}" is not a place, a fault and a number.`);
  return aim;
}

async function tellOne(crew: Crew, wanted: Wishes): Promise<number> {
  const seed = count('seed', values.seed);
  const options = optionsOf(seed, wanted);
  const aims = values.aim.length > 0 ? values.aim.map(given) : options.aims;
  const answer = await crew.run({ ...options, aims, wants: 'story' });
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
  let failed = 0;
  const once = async (): Promise<void> => {
    const task = { ...optionsOf(seed, wanted), wants: 'digest' } as const;
    const { digest = '', result } = await crew.run(task);
    digests.add(digest);
    if (result.violations.length > 0) failed += 1;
    progress.step(`${digests.size} stories`);
  };
  await Promise.all(Array.from({ length: times }, once));
  progress.end();
  const stories = digests.size;
  const told = stories === 1 ? 'one story' : `${stories} stories`;
  say(`Seed ${seed}, ${times} times: ${told}; an invariant broke in ${failed} of them.`);
  if (values.json) say(JSON.stringify({ seed, times, stories, failed }));
  return stories === 1 ? 0 : 1;
}

/** A long story may still be on its way to whoever reads it. */
const end = (code: number): void => void process.stdout.write('', () => process.exit(code));

main().then(end, (error: unknown) => {
  const isUsage = error instanceof UsageError;
  process.stderr.write(
    isUsage
      ? `${error.message}\n${usage}\n`
      : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(isUsage ? 2 : 1);
});
