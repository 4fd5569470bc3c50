/**
 * Compares the model with real programs:
 * `node test/simulation/dynamodb/compare.ts --operations 100000 --against dynoxide,dynamodb-local`.
 * The last line is one JSON object with what was counted; the exit code is 1 when anything differs
 * that is not written down in `known-differences.ts`.
 */
import { parseArgs } from 'node:util';
import type { Report } from './differential/comparison.ts';
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

const startedAtMs = performance.now();
const seconds = (): number => Math.round((performance.now() - startedAtMs) / 1000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const wanted = values.against.split(',') as RivalName[];
const runnable = wanted.filter((name) => {
  const reason = whyNot(name);
  if (reason !== undefined) say(`Not compared with ${name}: ${reason}.`);
  return reason === undefined;
});
const rivals = await Promise.all(runnable.map(startRival));
try {
  const report = await compare({
    rivals,
    known: knownDifferences,
    operations: Number(values.operations),
    seed: Number(values.seed),
    lanes: Number(values.lanes),
    progress: (done) => say(`${done} operations, ${seconds()} s`),
  });
  show(report);
} finally {
  await Promise.all(rivals.map((rival) => rival.close()));
}

function show({ unknown, streamDifferences, ...counted }: Report): void {
  for (const { lane, rival, call, model, theirs, items } of unknown) {
    say(`\nLane ${lane}, ${rival}: ${call.operation} ${JSON.stringify(call.input).slice(0, 3000)}`);
    say(`  model  ${model.status} ${JSON.stringify(model.body).slice(0, 1500)}`);
    say(`  theirs ${theirs.status} ${JSON.stringify(theirs.body).slice(0, 1500)}`);
    if (items) say(`  items of the model ${JSON.stringify(items.model).slice(0, 1500)}`);
    if (items) say(`  items of theirs    ${JSON.stringify(items.theirs).slice(0, 1500)}`);
  }
  for (const line of streamDifferences.slice(0, 25)) say(`\nStream: ${line.slice(0, 3000)}`);
  const differences = unknown.length + streamDifferences.length;
  say(
    JSON.stringify({
      ...counted,
      against: runnable,
      seed: Number(values.seed),
      unknown: differences,
      seconds: seconds(),
    }),
  );
  process.exitCode = differences === 0 ? 0 : 1;
}
