import { describe, expect, test } from '@jest/globals';
import { evolvePledge } from '../../shared/domain/pledge.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import { askAgainAtMs, heldPayment, nextQuestion } from '../../shared/domain/partner-held.ts';
import { entriesOf, positionOf } from '../../shared/domain/ledger.ts';
import { figuresOf } from '../../shared/domain/settlement-report.ts';
import { dayMs, pending, sealedAtMs } from '../support/given.ts';

const held: Pledge = {
  ...pending(),
  collection: 'held-by-partner',
  partner: { id: 'prt_1', reference: 'order-1' },
};

function after(...events: Parameters<typeof evolvePledge>[1][]): Pledge {
  let pledge: Pledge = held;
  for (const event of events) {
    const next = evolvePledge(pledge, event);
    if (!next) throw new Error(`${event.type} cannot happen.`);
    pledge = next;
  }
  return pledge;
}

const confirmed = {
  type: 'PledgeConfirmed',
  ...{ atMs: sealedAtMs, payment: heldPayment('prt_1', 'order-1') },
} as const;
const asked = (attemptNumber: number, atMs: number) =>
  ({
    type: 'PledgeCollectionStarted',
    ...{ atMs, attemptNumber, dueAtMs: askAgainAtMs(attemptNumber, atMs) },
  }) as const;

describe('a partner that does not answer', () => {
  test('is asked four times, a day apart, and not again', () => {
    let pledge = after(confirmed, asked(1, sealedAtMs));
    const asks = [sealedAtMs];
    for (let day = 1; day < 10; day += 1) {
      const event = nextQuestion(pledge as PledgeIn<'collecting'>, sealedAtMs + day * dayMs);
      if (!event) continue;
      asks.push(event.atMs);
      pledge = evolvePledge(pledge, event) ?? pledge;
    }
    expect(asks.map((ms) => (ms - sealedAtMs) / dayMs)).toEqual([0, 1, 2, 3]);
    expect(pledge.dueAtMs).toBeUndefined();
  });

  test('is not asked before its day is over', () => {
    const pledge = after(confirmed, asked(1, sealedAtMs)) as PledgeIn<'collecting'>;
    expect(nextQuestion(pledge, sealedAtMs + dayMs - 1)).toBeUndefined();
  });

  test('is asked when its day is over, though its time was moved on', () => {
    const standing = after(confirmed, asked(1, sealedAtMs)) as PledgeIn<'collecting'>;
    const moved = { ...standing, dueAtMs: sealedAtMs + 2 * dayMs };
    expect(nextQuestion(moved, sealedAtMs + dayMs)).toMatchObject({ attemptNumber: 2 });
  });

  test('is asked to release as it was asked before, for the same reason', () => {
    const release = {
      type: 'PledgeReleaseStarted',
      ...{ atMs: sealedAtMs, attemptNumber: 1, dueAtMs: sealedAtMs + dayMs },
      reason: 'campaign_unfunded',
    } as const;
    const pledge = after(confirmed, release) as PledgeIn<'releasing'>;
    expect(nextQuestion(pledge, sealedAtMs + dayMs)).toEqual({
      ...release,
      ...{ atMs: sealedAtMs + dayMs, attemptNumber: 2, dueAtMs: sealedAtMs + 2 * dayMs },
    });
  });
});

test('what a partner holds has names that nothing at Stripe has', () => {
  expect(heldPayment('prt_1', 'order-1')).toEqual({
    intentId: 'partner:order-1',
    customerId: 'partner:prt_1',
    paymentMethodId: 'partner:prt_1',
  });
});

test('money that a partner has collected is booked as the partner’s, and is owed to the creator', () => {
  const before = after(confirmed, asked(1, sealedAtMs));
  const collected = evolvePledge(before, {
    type: 'PledgeCollected',
    ...{ atMs: sealedAtMs + dayMs, chargedIntentId: 'partner:order-1' },
  });
  if (!collected) throw new Error('It was not collected.');
  expect(entriesOf(before, collected)).toMatchObject([
    { kind: 'collected_by_partner', amountMinor: 4900, currency: 'USD' },
  ]);
  expect(figuresOf(positionOf(collected), 'USD')).toMatchObject({
    ...{ pledgedMinor: 4900, collectedMinor: 4900, owedMinor: 4900 },
  });
});
