/**
 * Compares the model with real programs:
 * `node test/simulation/dynamodb/compare.ts --operations 100000 --against dynoxide,dynamodb-local`.
 * Goes in rounds, each with programs begun anew and a seed that follows from the given one. The last
 * line is one JSON object with what was counted; the exit code is 1 when anything differs that
 * is not written down in `known-differences.ts`.
 */
import { parseArgs } from 'node:util';
import type { Finding, Report } from './differential/comparison.ts';
import type { RivalName } from './differential/rivals.ts';
import { compare } from './differential/comparison.ts';
import { knownDifferences } from './known-differences.ts';
import { startRival, whyNot } from './differential/rivals.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '100000' },
    against: { type: 'string', default: 'dynoxide,dynamodb-local' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '24' },
  },
});

const perRound = 10_000;
const startedAtMs = performance.now();
const seconds = (): number => Math.round((performance.now() - startedAtMs) / 1000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const runnable = (values.against.split(',') as RivalName[]).filter((name) => {
  const reason = whyNot(name);
  if (reason !== undefined) say(`Not compared with ${name}: ${reason}.`);
  return reason === undefined;
});
const wanted = Number(values.operations);
const reports: Report[] = [];
for (let done = 0; done < wanted; done += perRound) {
  const round = await playRound(Math.min(perRound, wanted - done));
  reports.push(round);
  round.unknown.forEach(show);
  for (const line of round.streamDifferences.slice(0, 25)) say(`\nStream: ${line.slice(0, 3000)}`);
  say(`${done + round.operations} of ${wanted} operations, ${seconds()} s`);
}

const differences = sum(reports.map((one) => one.unknown.length + one.streamDifferences.length));
const known = added(reports.map((one) => one.known));
const unmet = knownDifferences
  .filter((one) => runnable.includes(one.rival) && !('mendRecords' in one))
  .filter(({ name }) => known[name] === undefined)
  .map(({ name }) => name);
say(
  JSON.stringify({
    operations: sum(reports.map((one) => one.operations)),
    against: runnable,
    seed: Number(values.seed),
    asked: added(reports.map((one) => one.asked)),
    refused: added(reports.map((one) => one.refused)),
    streamRecords: sum(reports.map((one) => one.streamRecords)),
    known,
    unmet,
    unknown: differences,
    seconds: seconds(),
  }),
);
process.exitCode = differences === 0 ? 0 : 1;

async function playRound(operations: number): Promise<Report> {
  const rivals = await Promise.all(runnable.map(startRival));
  try {
    return await compare({
      rivals,
      known: knownDifferences,
      operations,
      seed: Number(values.seed) * 1000 + reports.length,
      lanes: Number(values.lanes),
    });
  } finally {
    await Promise.all(rivals.map((rival) => rival.close()));
  }
}

function show({ lane, rival, call, model, theirs, items }: Finding): void {
  say(`\nLane ${lane}, ${rival}: ${call.operation} ${JSON.stringify(call.input).slice(0, 3000)}`);
  say(`  model  ${model.status} ${JSON.stringify(model.body).slice(0, 1500)}`);
  say(`  theirs ${theirs.status} ${JSON.stringify(theirs.body).slice(0, 1500)}`);
  if (items) say(`  items of the model ${JSON.stringify(items.model).slice(0, 1500)}`);
  if (items) say(`  items of theirs    ${JSON.stringify(items.theirs).slice(0, 1500)}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function added(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const count of counts)
    for (const [name, number] of Object.entries(count)) total[name] = (total[name] ?? 0) + number;
  return total;
}
