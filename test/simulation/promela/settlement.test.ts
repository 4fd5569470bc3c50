/** The model of the settlement in small: verify.ts checks it at length. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { brokenRules, smallConfigurations } from './configurations.ts';
import type { Verifier } from './spin.ts';
import { makeVerifier, missingTool, verdictIn } from './spin.ts';

const missing = await missingTool();
if (missing !== undefined) console.warn(`The model is not checked: ${missing} is not installed.`);

const found = `
Full statespace search for:
State-vector 244 byte, depth reached 291, errors: 0
   766506 states, stored
  190.958	total actual memory usage
pan: elapsed time 2.95 seconds
`;

describe('what the verifier prints', () => {
  test('is read', () => {
    expect(verdictIn(found)).toEqual({
      ...{ states: 766_506, depth: 291, seconds: 2.95, memoryMb: 190.958 },
      violated: undefined,
    });
  });

  test('names the property that fails', () => {
    const failed = 'pan:1: assertion violated ((((watched!=0)&&(watched!=6))&&(6!=9))||(kept==1))';
    const output = `${failed} (at depth 9)\n${found.replace('errors: 0', 'errors: 1')}`;
    expect(verdictIn(output)).toMatchObject({ violated: 6 });
  });

  test('is no verdict when the search ended early', () => {
    const early = `error: max search depth too small\n${found}`;
    expect(() => verdictIn(early)).toThrow('not exhaustive');
  });

  test('is no verdict when an error is none that we know', () => {
    expect(() => verdictIn(found.replace('errors: 0', 'errors: 1'))).toThrow('Unknown verdict');
  });

  test('is no verdict when it says nothing', () => {
    expect(() => verdictIn('')).toThrow('The verifier says nothing');
  });
});

if (missing === undefined)
  describe('the settlement of pledges', () => {
    let verifier: Verifier;
    beforeAll(async () => {
      verifier = await makeVerifier({ isSmall: true });
    });
    afterAll(() => verifier.close());

    test.each(smallConfigurations)('keeps every property: $name', async ({ budgets }) => {
      expect(await verifier.verify(budgets)).toMatchObject({ violated: undefined });
    });

    test.each(brokenRules)('loses one when $name', async (broken) => {
      const { violated } = await verifier.verify(broken.budgets, broken);
      expect(violated).toBe(broken.property);
    });
  });
