/**
 * `verify.ts [--thorough] [--json]`: the settlement protocol, exhaustively. Every property must hold
 * in each configuration, and each rule that is broken must be noticed by the property that it is
 * there for. Without Spin or a C compiler it says so and checks nothing.
 */
import { parseArgs } from 'node:util';
import { brokenRules, configurations, properties } from './configurations.ts';
import type { BrokenRule, Configuration } from './configurations.ts';
import type { Verdict, Verifier } from './spin.ts';
import { makeVerifier, missingTool } from './spin.ts';

const { values } = parseArgs({
  options: {
    thorough: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const figures = ({ states, depth, seconds, memoryMb }: Verdict): string =>
  `${states} states, depth ${depth}, ${seconds.toFixed(1)} s, ${Math.round(memoryMb)} MB`;

/** Undefined when all is as it should be. */
async function checkOne(
  { verify }: Verifier,
  { name, budgets }: Configuration,
): Promise<Verdict & { readonly isRight: boolean }> {
  const verdict = await verify(budgets);
  const { violated } = verdict;
  const word = violated === undefined ? 'holds' : `FAILS: ${properties.get(violated)}`;
  say(`${word.padEnd(6)} ${name}: ${figures(verdict)}`);
  return { ...verdict, isRight: violated === undefined };
}

async function breakOne({ verify }: Verifier, broken: BrokenRule): Promise<boolean> {
  const { name, budgets, property } = broken;
  const { violated, states } = await verify(budgets, broken);
  const isNoticed = violated === property;
  const word = isNoticed ? 'noticed' : 'MISSED ';
  say(`${word} ${name}: ${properties.get(property)} (after ${states} states)`);
  return isNoticed;
}

async function check(verifier: Verifier): Promise<boolean> {
  const startedAtMs = performance.now();
  const verdicts: { readonly states: number; readonly isRight: boolean }[] = [];
  for (const configuration of configurations)
    if (values.thorough || !configuration.isLong)
      verdicts.push(await checkOne(verifier, configuration));
  let noticed = 0;
  for (const broken of brokenRules) if (await breakOne(verifier, broken)) noticed += 1;
  const states = verdicts.reduce((sum, verdict) => sum + verdict.states, 0);
  const violations = verdicts.filter(({ isRight }) => !isRight).length;
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  say(`${verdicts.length} configurations, ${states} states: ${violations} violations.`);
  say(`${noticed} of ${brokenRules.length} broken rules noticed, in ${seconds} s.`);
  if (values.json)
    say(
      JSON.stringify({
        ...{ configurations: verdicts.length, states, violations },
        ...{ brokenRules: brokenRules.length, noticed, seconds },
      }),
    );
  return violations === 0 && noticed === brokenRules.length;
}

async function main(): Promise<number> {
  const missing = await missingTool();
  if (missing !== undefined) {
    say(`SKIPPED: ${missing} is not installed, so that the model was not checked.`);
    if (values.json) say(JSON.stringify({ skipped: missing }));
    return 0;
  }
  const verifier = await makeVerifier();
  try {
    return (await check(verifier)) ? 0 : 1;
  } finally {
    verifier.close();
  }
}

process.exitCode = await main();
