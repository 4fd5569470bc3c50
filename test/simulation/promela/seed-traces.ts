/**
 * `seed-traces.ts FILE FROM SEEDS PLEDGES [FAULTS]`: runs worlds, and leaves the traces of their pledges in a
 * file. In a process of its own, for a world takes the clock of the whole process.
 */
import { setStage } from '../seed-thread.ts';
import { writeFileSync } from 'node:fs';
import { assemblyFor } from '../../support/assembly.ts';
import { simulatedStage } from '../blueprint.ts';
import { runSeed } from '../run-seed.ts';
import { optionsOf } from '../seeds.ts';
import { Recorder } from './recorder.ts';
import type { Found, Trace } from './trace.ts';

const [, , file, ...numbers] = process.argv;
const [from = 1, seeds = 1, pledges = 50, faultProbability] = numbers.map(Number);
if (file === undefined) throw new Error('Where are the traces to go?');

const unknownOutcomeMs = (simulatedStage.unknownOutcomeSeconds ?? 0) * 1000;
const stage = await setStage(await assemblyFor(simulatedStage));
const traces: Trace[] = [];
const broken: string[] = [];
for (let seed = from; seed < from + seeds; seed += 1) {
  const recorder = new Recorder(seed, unknownOutcomeMs);
  const { violations } = await runSeed(stage, {
    ...optionsOf(seed, { pledges, faultProbability }),
    listen: recorder.listen,
  });
  for (const { invariant, detail } of violations)
    broken.push(`Seed ${seed} breaks ${invariant}: ${detail}`);
  traces.push(...recorder.traces());
}
const found: Found = { traces, broken };
writeFileSync(file, JSON.stringify(found));
