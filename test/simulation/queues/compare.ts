/**
 * Compares the local cloud's SQS with fauxqs: `compare.ts --operations 100000 [--seed 1]`. Tells how
 * far it is, and in the last line, as JSON, what was compared. Exit code 1 when they differ in any
 * way that is not known, or no longer in one that is.
 */
import { parseArgs } from 'node:util';
import { compare, playScenarios } from './comparison.ts';
import { knownDifferences, scenarios } from './known-differences.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const [operations, seed] = [Number(values.operations), Number(values.seed)];
const startedAtMs = performance.now();
let told = 0;

const compared = await compare({
  operations,
  seed,
  progress: (done) => {
    const percent = Math.floor((done / operations) * 20) * 5;
    if (percent > told) process.stderr.write(`SQS against fauxqs: ${percent} %\n`);
    told = Math.max(told, percent);
  },
});
const shown = await playScenarios();
const gone = [
  ...knownDifferences.filter(({ name }) => operations >= 50_000 && compared.known[name] === 0),
  ...scenarios.filter(({ name, ours, theirs }) => {
    const given = shown[name];
    return given?.ours !== ours || given.theirs !== theirs;
  }),
].map(({ name }) => name);

if (compared.difference !== undefined) process.stdout.write(`${compared.difference}\n\n`);
for (const name of gone) process.stdout.write(`Known, but not met: ${name}\n`);
const known = { ...compared.known, ...Object.fromEntries(scenarios.map(({ name }) => [name, 1])) };
process.stdout.write(
  `${JSON.stringify({
    operations: compared.operations,
    differences: compared.difference === undefined ? 0 : 1,
    known,
    answered: compared.answered,
    seed,
    seconds: Math.round((performance.now() - startedAtMs) / 1_000),
  })}\n`,
);
process.exitCode = compared.difference !== undefined || gone.length > 0 ? 1 : 0;
