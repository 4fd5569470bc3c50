/**
 * `npm run mutate-domain [-- shared/domain/pledge.ts …]`: fails when too many mutants survive, when
 * one does without a reason, and when a reason has outlived its mutant.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { survivors } from './survivors.ts';
import { verdictOn } from './verdict.ts';

const chosen = process.argv.slice(2);
const isChosen = (file: string): boolean => chosen.length === 0 || chosen.includes(file);

const startedAtMs = performance.now();
const results = await new Stryker({
  configFile: 'test/mutation/stryker.config.mjs',
  ...(chosen.length > 0 && { mutate: chosen }),
}).runMutationTest();
const mutants = results.map((mutant) => ({
  ...mutant,
  fileName: relative(process.cwd(), mutant.fileName).replaceAll('\\', '/'),
}));
const { unexplained, stale, ...figures } = verdictOn(
  mutants,
  survivors.filter(({ file }) => isChosen(file)),
  (file) => readFileSync(file, 'utf8'),
);

for (const text of unexplained) console.error(`\nsurvives without a reason: ${text}`);
for (const text of stale) console.error(`\ndoes not survive any more, and has a reason: ${text}`);
if (unexplained.length + stale.length > 0) process.exitCode = 1;
const seconds = Math.round((performance.now() - startedAtMs) / 1000);
console.log(JSON.stringify({ ...figures, seconds }));
