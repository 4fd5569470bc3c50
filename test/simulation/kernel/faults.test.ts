import { expect, test } from '@jest/globals';
import { chanceOf } from './chance.ts';
import type { Aim, CallFault, Place } from './faults.ts';
import { createFaultPlan, siteName } from './faults.ts';

const place = { capability: 'collect-pledge', service: 'dynamodb', operation: 'GetItem' } as const;
const site = siteName(place);

type Circumstances = {
  readonly healAtMs: number;
  readonly outageAt: (site: Place) => CallFault | undefined;
};

function faultsOf(
  aims: readonly Aim[],
  calls: number,
  { healAtMs = Infinity, outageAt = () => undefined }: Partial<Circumstances> = {},
) {
  let nowMs = 0;
  const plan = createFaultPlan({
    ...{ aims, probability: 0, chance: chanceOf(1) },
    now: () => nowMs,
    ...{ healAtMs: () => healAtMs, outageAt },
  });
  const faults = Array.from({ length: calls }, () => {
    nowMs += 1;
    return plan.strike(place);
  });
  return { faults, plan };
}

test('a fault befalls the call that it is aimed at, and no other', () => {
  const { faults, plan } = faultsOf([{ site, fault: 'throttled', nth: 2 }], 3);
  expect(faults).toEqual([undefined, 'throttled', undefined]);
  expect(plan.struck).toEqual([{ site, fault: 'throttled', nth: 2 }]);
});

test('an outage befalls each call from the first to the last', () => {
  const { faults } = faultsOf([{ site, fault: 'throttled', nth: 2, lastNth: 3 }], 4);
  expect(faults).toEqual([undefined, 'throttled', 'throttled', undefined]);
});

test('nothing goes wrong once everything has healed', () => {
  const { faults } = faultsOf([{ site, fault: 'throttled', nth: 1, lastNth: 9 }], 3, {
    healAtMs: 3,
  });
  expect(faults).toEqual(['throttled', 'throttled', undefined]);
});

test('what is out at this moment befalls every call, but those that are aimed at', () => {
  const outageAt = () => 'answer lost' as const;
  expect(faultsOf([], 2, { outageAt }).faults).toEqual(['answer lost', 'answer lost']);
  const { faults } = faultsOf([{ site, fault: 'throttled', nth: 1 }], 3, { outageAt, healAtMs: 3 });
  expect(faults).toEqual(['throttled', 'answer lost', undefined]);
});
