/**
 * Campaigns from launch to settled money, over HTTP alone: each way to collect, each outcome. The
 * money is counted at Stripe, and Fanfund's own report is held against it.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer, creator, eventually } from '../support/storefront.ts';
import type { Charge, Order, PledgeView } from '../support/storefront.ts';

const dunningDaySeconds = 1;
const fanfund = useCloud({ stage: { dunningDaySeconds } });

const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 50 }];
const declinedLater = 'pm_card_chargeCustomerFail';

type Plan = {
  readonly terms: Readonly<Record<string, unknown>>;
  /** Who pledges what, and with which card. */
  readonly pledges: readonly (readonly [name: string, order: Order, card?: string])[];
  readonly cancelledHalfWay?: boolean;
  readonly expected: {
    readonly outcome: string;
    readonly pledgedMinor: number;
    readonly collectedMinor: number;
    readonly refundedMinor: number;
    readonly releasedMinor: number;
    readonly tally?: readonly [pledges: number, backers: number, units: number];
    readonly states: Readonly<Record<string, number>>;
    /** At Stripe: what was captured less what was given back, and what is still held. */
    readonly kept: number;
    readonly held: number;
    readonly charges: number;
  };
};

const three: Plan['pledges'] = [
  ['anna', { amountMinor: 5_050 }],
  ['ben', { rewardId: 'lamp', quantity: 2 }],
  ['clara', { rewardId: 'lamp', amountMinor: 3_500 }],
];
const threeStates = (state: string) => ({ [state]: 3 });
const funded = { outcome: 'funded', pledgedMinor: 14_550, tally: [3, 3, 3] } as const;
const allCollected = {
  ...funded,
  collectedMinor: 14_550,
  refundedMinor: 0,
  releasedMinor: 0,
  states: threeStates('collected'),
  kept: 14_550,
  held: 0,
  charges: 3,
};
const allReleased = {
  outcome: 'unfunded',
  pledgedMinor: 14_550,
  tally: [3, 3, 3],
  collectedMinor: 0,
  refundedMinor: 0,
  releasedMinor: 14_550,
  states: threeStates('released'),
  kept: 0,
  held: 0,
} as const;
const reached = { goal: { amountMinor: 14_550 }, rewards };
const missed = { goal: { amountMinor: 14_551 }, rewards };

const plans: Readonly<Record<string, Plan>> = {
  'a saved card, funded to the cent, is charged': {
    terms: { ...reached, collection: 'save-card' },
    pledges: three,
    expected: allCollected,
  },
  'a saved card, short of one cent, is never charged': {
    terms: { ...missed, collection: 'save-card' },
    pledges: three,
    expected: { ...allReleased, charges: 0 },
  },
  'an authorisation, funded, is captured': {
    terms: { ...reached, collection: 'authorize' },
    pledges: three,
    expected: allCollected,
  },
  'an authorisation, unfunded, is voided': {
    terms: { ...missed, collection: 'authorize' },
    pledges: three,
    expected: { ...allReleased, charges: 3 },
  },
  'a charge, funded, is kept': {
    terms: { ...reached, collection: 'charge-now' },
    pledges: three,
    expected: allCollected,
  },
  'a charge, unfunded, is refunded': {
    terms: { ...missed, collection: 'charge-now' },
    pledges: three,
    expected: { ...allReleased, refundedMinor: 14_550, charges: 3 },
  },
  'a campaign that keeps it all collects what it has, unfunded': {
    terms: { ...missed, fundingModel: 'keep-it-all' },
    pledges: three,
    expected: { ...allCollected, outcome: 'unfunded' },
  },
  'a goal in units is reached by pieces, not by money': {
    terms: { goal: { units: 3 }, rewards },
    pledges: three,
    expected: allCollected,
  },
  'a goal in units does not count support without a reward': {
    terms: { goal: { units: 4 }, rewards },
    pledges: three,
    expected: { ...allReleased, charges: 0 },
  },
  'a goal in backers is reached by people': {
    terms: { goal: { backers: 3 }, rewards },
    pledges: three,
    expected: allCollected,
  },
  'a goal in backers counts one person once, however often they pledge': {
    terms: { goal: { backers: 3 }, rewards },
    pledges: [
      ['anna', { amountMinor: 5_050 }],
      ['anna', { rewardId: 'lamp', quantity: 2 }],
      ['clara', { rewardId: 'lamp', amountMinor: 3_500 }],
    ],
    expected: { ...allReleased, tally: [3, 2, 3], charges: 0 },
  },
  'a currency without decimals is counted in whole units': {
    terms: { goal: { amountMinor: 1_200 }, currency: 'JPY', collection: 'charge-now' },
    pledges: [
      ['anna', { amountMinor: 700 }],
      ['ben', { amountMinor: 500 }],
    ],
    expected: {
      ...{ outcome: 'funded', pledgedMinor: 1_200, collectedMinor: 1_200, refundedMinor: 0 },
      ...{ releasedMinor: 0, states: { collected: 2 }, kept: 1_200, held: 0, charges: 2 },
      tally: [2, 2, 0],
    },
  },
  'a saved card, cancelled half-way, is never charged': {
    terms: { ...reached, collection: 'save-card' },
    pledges: three,
    cancelledHalfWay: true,
    expected: { ...allReleased, outcome: 'cancelled', charges: 0 },
  },
  'an authorisation, cancelled half-way, is voided': {
    terms: { ...reached, collection: 'authorize' },
    pledges: three,
    cancelledHalfWay: true,
    expected: { ...allReleased, outcome: 'cancelled', charges: 3 },
  },
  'a charge, cancelled half-way, is refunded': {
    terms: { ...reached, collection: 'charge-now' },
    pledges: three,
    cancelledHalfWay: true,
    expected: { ...allReleased, outcome: 'cancelled', refundedMinor: 14_550, charges: 3 },
  },
  'a campaign without a pledge ends unfunded, at rest': {
    terms: { ...reached },
    pledges: [],
    expected: {
      ...{ outcome: 'unfunded', pledgedMinor: 0, collectedMinor: 0, refundedMinor: 0 },
      ...{ releasedMinor: 0, states: {}, kept: 0, held: 0, charges: 0, tally: [0, 0, 0] },
    },
  },
};

const idOf = new Map<string, string>();

async function play(name: string, plan: Plan, deadline: string): Promise<void> {
  const { id } = await fanfund.launch({ ...plan.terms, deadline });
  idOf.set(name, id);
  for (const [who, order, card] of plan.pledges) {
    const pledge = await fanfund.back(id, backer(who), order, card);
    expect(pledge.state).toBe('confirmed');
  }
  if (!plan.cancelledHalfWay) return;
  const cancelled = await fanfund.send('POST', `/v1/campaigns/${id}/cancel`, { as: creator });
  expect(cancelled.status).toBe(200);
}

const kept = (charges: readonly Charge[]): number =>
  charges
    .filter(({ status, captured }) => status === 'succeeded' && captured)
    .reduce((sum, charge) => sum + charge.amount_captured - charge.amount_refunded, 0);
const held = (charges: readonly Charge[]): number =>
  charges
    .filter(({ status, captured, refunded }) => status === 'succeeded' && !captured && !refunded)
    .reduce((sum, { amount }) => sum + amount, 0);

describe('at the deadline', () => {
  beforeAll(async () => {
    const deadline = fanfund.inSeconds(1_800);
    const playing = Object.entries(plans).map(([name, plan]) => play(name, plan, deadline));
    await Promise.all(playing);
    expect(fanfund.cloud.now()).toBeLessThan(Date.parse(deadline));
    fanfund.passDeadline(deadline);
  });

  test.each(Object.entries(plans))('%s', async (name, { expected }) => {
    const id = idOf.get(name) ?? '';
    const { outcome, pledgedMinor, collectedMinor, refundedMinor, releasedMinor } = expected;
    const report = await fanfund.settled(id);
    expect(report).toMatchObject({
      ...{ campaignId: id, state: 'settled', outcome, pledgedMinor, collectedMinor },
      ...{ refundedMinor, releasedMinor, droppedMinor: 0, openPledges: 0 },
    });
    const counted = Object.entries(report.pledges ?? {}).filter(([, count]) => count > 0);
    expect(Object.fromEntries(counted)).toEqual(expected.states);

    const charges = await fanfund.charges(id);
    expect({ kept: kept(charges), held: held(charges), charges: charges.length }).toEqual({
      kept: expected.kept,
      held: expected.held,
      charges: expected.charges,
    });
    const charged = charges.map(({ metadata }) => metadata['fanfund_pledge']);
    expect(new Set(charged).size).toBe(charges.length);

    const campaign = await fanfund.campaign(id);
    const cancelled = outcome === 'cancelled';
    expect(campaign.state).toBe(cancelled ? 'cancelled' : 'settled');
    if (cancelled) return;
    const [pledges, backers, units] = expected.tally ?? [];
    expect(campaign.outcome).toBe(outcome);
    expect(campaign.totals).toMatchObject({ pledgedMinor, pledges, backers, units });
  });

  test('the running totals end at what was collected and refunded', async () => {
    const id = idOf.get('a charge, unfunded, is refunded') ?? '';
    await fanfund.settled(id);
    await eventually(async () => {
      const { totals } = await fanfund.campaign(id);
      return totals.refundedMinor === 14_550 ? totals : undefined;
    }, 'the refunded total');
    const { totals } = await fanfund.campaign(id);
    expect([totals.collectedMinor, totals.refundedMinor]).toEqual([14_550, 14_550]);
  });

  test('nothing is left among the dead letters', () => {
    expect(fanfund.cloud.deadLetters()).toEqual({});
  });
});

const minds: Readonly<Record<string, { refunded: number; captured: boolean | undefined }>> = {
  'save-card': { refunded: 0, captured: undefined },
  authorize: { refunded: 0, captured: false },
  'charge-now': { refunded: 2_500, captured: true },
};

describe('before the deadline', () => {
  test.each(Object.entries(minds))(
    'a backer who leaves a campaign with %s has everything back',
    async (collection, { refunded, captured }) => {
      const { id } = await fanfund.launch({ collection, deadline: fanfund.inSeconds(3_600) });
      const anna = backer('anna');
      const pledge = await fanfund.back(id, anna, { amountMinor: 2_500 });
      const path = `/v1/pledges/${pledge.id}/cancel`;
      const left = await fanfund.send<PledgeView>('POST', path, { as: anna, body: {} });
      expect(left.status).toBe(200);
      const done = await eventually(async () => {
        const found = await fanfund.readPledge(pledge.id, anna);
        return found.state === 'cancelled' ? found : undefined;
      }, 'the cancelled pledge');
      expect(done.payment.status).toBe(refunded > 0 ? 'refunded' : 'released');
      const charges = await fanfund.charges(id);
      expect([kept(charges), held(charges)]).toEqual([0, 0]);
      expect(charges.map((charge) => charge.captured)).toEqual(
        captured === undefined ? [] : [captured],
      );
      await eventually(async () => {
        const { totals } = await fanfund.campaign(id);
        return totals.pledges === 0 && totals.refundedMinor === refunded ? totals : undefined;
      }, 'the totals without the pledge');
    },
  );

  test.each(['authorize', 'charge-now'])(
    'a pledge with %s cannot be changed',
    async (collection) => {
      const { id } = await fanfund.launch({ collection, deadline: fanfund.inSeconds(3_600) });
      const anna = backer('anna');
      const pledge = await fanfund.back(id, anna, { amountMinor: 2_500 });
      const path = `/v1/pledges/${pledge.id}`;
      const answer = await fanfund.send('PATCH', path, { as: anna, body: { amountMinor: 2_600 } });
      expect([answer.status, answer.body.code]).toEqual([409, 'change_needs_new_payment']);
    },
  );

  test('a card that is declined is told so, and another one may follow', async () => {
    const { id } = await fanfund.launch();
    const anna = backer('anna');
    const pledge = await fanfund.pledge(id, anna, { amountMinor: 2_500 });
    const refused = await fanfund.confirmAtStripe(pledge, 'pm_card_visa_chargeDeclined');
    expect(refused).toBe('card_declined');
    const path = `/v1/pledges/${pledge.id}/confirm`;
    const first = await fanfund.send('POST', path, { as: anna, body: {} });
    expect([first.status, first.body.code]).toEqual([402, 'payment_declined']);
    expect(await fanfund.confirmAtStripe(pledge)).toBe('succeeded');
    const second = await fanfund.send<PledgeView>('POST', path, { as: anna, body: {} });
    expect([second.status, second.body.state]).toEqual([200, 'confirmed']);
  });

  test("a pledge counts by Stripe's message alone when its backer never comes back", async () => {
    const { id } = await fanfund.launch();
    const anna = backer('anna');
    const pledge = await fanfund.pledge(id, anna, { amountMinor: 2_500 });
    await fanfund.confirmAtStripe(pledge);
    const confirmed = await eventually(async () => {
      const found = await fanfund.readPledge(pledge.id, anna);
      return found.state === 'confirmed' ? found : undefined;
    }, 'the confirmation by webhook');
    expect(confirmed.payment.status).toBe('card_saved');
  });
});

test('a changed pledge is charged its new amount, a declined one is dropped when its time is up', async () => {
  const deadline = fanfund.inSeconds(600);
  const { id } = await fanfund.launch({ goal: { amountMinor: 5_000 }, rewards, deadline });
  const anna = backer('anna');
  const changed = await fanfund.back(id, anna, { amountMinor: 2_000 });
  const declined = await fanfund.back(id, backer('ben'), { amountMinor: 4_000 }, declinedLater);
  const body = { rewardId: 'lamp', quantity: 2, amountMinor: 6_100 };
  const change = await fanfund.send<PledgeView>('PATCH', `/v1/pledges/${changed.id}`, {
    as: anna,
    body,
  });
  expect(change.body).toMatchObject({ ...body, state: 'confirmed' });

  fanfund.passDeadline(deadline);
  const collected = await eventually(async () => {
    const found = await fanfund.readPledge(changed.id, anna);
    return found.state === 'collected' ? found : undefined;
  }, 'the collected pledge');
  expect(collected.history.map(({ event }) => event)).toEqual([
    'PledgeCreated',
    'PledgeConfirmed',
    'PledgeChanged',
    'PledgeCollectionStarted',
    'PledgeCollected',
  ]);
  const due = await eventually(async () => {
    const found = await fanfund.readPledge(declined.id, backer('ben'));
    return found.state === 'past_due' ? found : undefined;
  }, 'the failed payment');
  expect(due.payment).toEqual({ status: 'failed', reason: 'card_declined' });
  await eventually(async () => {
    const { state, openPledges } = await fanfund.settlement(id);
    return state === 'settling' && openPledges === 1 ? state : undefined;
  }, 'one open pledge');

  await fanfund.eventually(async () => {
    const found = await fanfund.readPledge(declined.id, backer('ben'));
    return found.state === 'dropped' ? found : undefined;
  }, 'the dropped pledge');
  // What the sweeper sends now and then.
  const report = await eventually(async () => {
    await fanfund.sendMessage('fanfund-dev-complete-settlement', { campaignId: id });
    const found = await fanfund.settlement(id);
    return found.state === 'settled' ? found : undefined;
  }, 'the settlement without the dropped pledge');
  expect(report).toMatchObject({
    ...{ outcome: 'funded', pledgedMinor: 10_100, collectedMinor: 6_100, droppedMinor: 4_000 },
    ...{ releasedMinor: 0, refundedMinor: 0, openPledges: 0 },
  });
  expect(kept(await fanfund.charges(id))).toBe(6_100);
});
