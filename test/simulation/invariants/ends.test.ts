import { describe, expect, test } from '@jest/globals';
import {
  dayMs,
  deadlineMs,
  pledgeEventsTo,
  refundRecord,
  sealedAtMs,
} from '../../support/given.ts';
import type { CampaignState } from '../../../shared/domain/campaign.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import type { CampaignWishes, PledgeWishes } from '../../support/given.ts';
import type { StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { pledgeEvents } from '../../support/events.ts';
import { asking, tell } from './tell.ts';
import {
  everyCampaignEnds,
  everyPledgeEnds,
  nothingIsLeftPayable,
  strayMoneyGoesBack,
  tasksForWhatNoMachineCan,
  whatIsNotKeptGoesBack,
} from './ends.ts';

type Wishes = CampaignWishes & { readonly campaign?: CampaignState; readonly of?: PledgeWishes };

function lived(invariant: Invariant, state: PledgeState, wishes: Wishes = {}): Story {
  const { campaign = 'settled', of = {}, ...terms } = wishes;
  const story = tell(invariant).runs(campaign, terms).pledges();
  for (const event of pledgeEventsTo(state, of)) story.step(event);
  return story;
}

const owed = [refundRecord({ state: 'failed', detail: 'charge_not_refundable' })];

describe('every pledge ends', () => {
  const ends = (state: PledgeState, wishes: Wishes = {}): readonly string[] =>
    lived(everyPledgeEnds, state, wishes).ends().broken;

  test.each([
    ...(['collected', 'dropped', 'released', 'cancelled', 'lapsed', 'refunded'] as const),
    ...(['won', 'lost', 'disputed'] as const),
  ])('%s is an end', (state) => {
    expect(ends(state)).toEqual([]);
  });

  test.each(['pending', 'confirmed', 'collecting', 'past_due', 'releasing'] as const)(
    '%s is none',
    (state) => {
      expect(ends(state)).toEqual([expect.stringContaining(`is ${state}: that is no end`)]);
    },
  );

  test('a refund on its way is none; one that is owed by another route is', () => {
    expect(ends('refunding')).toEqual([expect.stringContaining('a refund is open')]);
    expect(ends('refunding', { of: { refunds: owed } })).toEqual([]);
    const back = [refundRecord({ state: 'succeeded' })];
    expect(ends('refunding', { of: { refunds: back } })).toHaveLength(1);
  });

  test('while its campaign goes on a pledge may wait', () => {
    expect(ends('pending', { campaign: 'live' })).toEqual([]);
  });
});

describe('every campaign ends', () => {
  const ends = (state: CampaignState, atMs = sealedAtMs + dayMs): readonly string[] =>
    tell(everyCampaignEnds).runs(state).ends({ atMs }).broken;

  test('a draft, one that is settled, and one whose deadline has not come', () => {
    expect(ends('draft')).toEqual([]);
    expect(ends('settled')).toEqual([]);
    expect(ends('live', deadlineMs - dayMs)).toEqual([]);
  });

  test.each(['live', 'closing', 'settling', 'cancelled', 'abandoned'] as const)(
    'one that stays %s breaks it',
    (state) => {
      expect(ends(state)).toEqual([expect.stringContaining(`is ${state} and not at rest`)]);
    },
  );
});

describe('tasks for what no machine can', () => {
  const task = ({ pledge }: Story, kind: string) => ({ sk: 'TASK', pledgeId: pledge.id, kind });

  test('money that Stripe could not give back has one', () => {
    const story = lived(tasksForWhatNoMachineCan, 'refunding', { of: { refunds: owed } });
    expect(story.ends({ items: [task(story, 'refund_failed')] }).broken).toEqual([]);
    const without = lived(tasksForWhatNoMachineCan, 'refunding', { of: { refunds: owed } });
    expect(without.ends().broken).toEqual([expect.stringContaining('a task "refund_failed"')]);
  });

  test('nobody has anything to pay where a bank took all of it', () => {
    const story = lived(tasksForWhatNoMachineCan, 'lost');
    story.step({ ...pledgeEvents.PledgeRefundFailed, refunds: owed });
    expect(story.ends().broken).toEqual([]);
  });

  test('so has a bank that decides', () => {
    const story = lived(tasksForWhatNoMachineCan, 'disputed');
    expect(story.ends({ items: [task(story, 'fraud_warned')] }).broken).toEqual([
      expect.stringContaining('a task "dispute_opened"'),
    ]);
  });

  test('what is settled needs none', () => {
    expect(lived(tasksForWhatNoMachineCan, 'collected').ends().broken).toEqual([]);
  });
});

const charge = ({ pledge }: Story, changed: object = {}): StripeObject => ({
  ...{ id: 'ch_1', status: 'succeeded', captured: true, payment_intent: 'pi_1' },
  ...{ amount_captured: 4900, amount_refunded: 0, metadata: { fanfund_pledge: pledge.id } },
  ...changed,
});

describe('stray money goes back', () => {
  const stray = { id: 'ch_2', payment_intent: 'pi_2' };

  test('what the pledge was collected with stays', () => {
    const story = lived(strayMoneyGoesBack, 'collected');
    expect(story.ends({ charges: [charge(story)] }).broken).toEqual([]);
  });

  test('what came in beside it breaks the rule until it is back', () => {
    const story = lived(strayMoneyGoesBack, 'collected');
    story.ends({ charges: [charge(story), charge(story, { ...stray, amount_refunded: 4900 })] });
    expect(story.broken).toEqual([]);
    story.ends({ charges: [charge(story), charge(story, stray)] });
    expect(story.broken).toEqual([expect.stringContaining('ch_2 of pi_2 keeps 4900 beside')]);
  });

  test('also of a pledge that was given up', () => {
    const story = lived(strayMoneyGoesBack, 'dropped');
    expect(story.ends({ charges: [charge(story)] }).broken).toHaveLength(1);
  });

  test('what a bank took, or could not be refunded with a task, is seen to', () => {
    const story = lived(strayMoneyGoesBack, 'dropped');
    const charges = [charge(story)];
    const disputes = [{ id: 'du', charge: 'ch_1', balance_transactions: [{ amount: -4900 }] }];
    expect(story.ends({ charges, disputes }).broken).toEqual([]);
    const refunds = [{ id: 're', charge: 'ch_1', status: 'failed' }];
    const task = { sk: 'TASK', pledgeId: story.pledge.id, kind: 'stray_refund_failed' };
    expect(story.ends({ charges, refunds, items: [task] }).broken).toEqual([]);
    expect(story.ends({ charges, refunds }).broken).toHaveLength(1);
  });

  test('a task does not stand for a refund that was never tried', () => {
    const story = lived(strayMoneyGoesBack, 'dropped');
    const task = { sk: 'TASK', pledgeId: story.pledge.id, kind: 'stray_refund_failed' };
    expect(story.ends({ charges: [charge(story)], items: [task] }).broken).toHaveLength(1);
  });
});

describe('what is not kept goes back', () => {
  const keeps = (state: PledgeState, wishes: Wishes, changed: object = {}): readonly string[] => {
    const story = lived(whatIsNotKeptGoesBack, state, wishes);
    return story.ends({ charges: [charge(story, changed)] }).broken;
  };
  const tally = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };
  const unfunded = { outcome: 'unfunded', tally } as const;

  test('a funded campaign keeps its money', () => {
    expect(keeps('collected', {})).toEqual([]);
  });

  test('one that failed does not', () => {
    expect(keeps('collected', unfunded)).toEqual([expect.stringContaining('ch_1 keeps 4900 of')]);
    expect(keeps('collected', unfunded, { amount_refunded: 4900 })).toEqual([]);
  });

  test('unless it keeps whatever it gets', () => {
    expect(keeps('collected', { ...unfunded, fundingModel: 'keep-it-all' })).toEqual([]);
  });

  test('what Stripe could not give back is owed, and known', () => {
    expect(keeps('refunding', { ...unfunded, of: { refunds: owed } })).toEqual([]);
  });

  test('what people were told of by the check of the books is known', () => {
    const story = lived(whatIsNotKeptGoesBack, 'collected', unfunded);
    const told = { pk: 'L#cmp', sk: 'DIFFERENCE#1', pledgeId: story.pledge.id };
    expect(story.ends({ charges: [charge(story, {})], items: [told] }).broken).toEqual([]);
  });

  test('who left gets it back whatever the campaign does', () => {
    const wishes = { collection: 'charge-now', of: { reason: 'too_late' } } as const;
    const payment = { intentId: 'pi_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
    const left = { ...wishes, of: { ...wishes.of, payment } };
    expect(keeps('released', left)).toEqual([expect.stringContaining('it is released')]);
    expect(keeps('released', left, { amount_refunded: 4900 })).toEqual([]);
  });
});

describe('nothing is left payable', () => {
  const intent = ({ pledge }: Story, status: string): StripeObject => ({
    ...{ id: 'pi_1', status, metadata: { fanfund_pledge: pledge.id } },
  });
  const ends = (state: PledgeState, status: string, isTold = true): readonly string[] => {
    const story = lived(nothingIsLeftPayable, state).intent('pi_1', 'requires_payment_method');
    if (isTold) story.answered(asking(), 200, { payment: { clientSecret: 'pi_1_secret_1' } });
    return story.ends({ paymentIntents: [intent(story, status)] }).broken;
  };

  test('what is paid or canceled is not', () => {
    expect(ends('collected', 'succeeded')).toEqual([]);
    expect(ends('dropped', 'canceled')).toEqual([]);
  });

  test('a form whose secret somebody has breaks it', () => {
    expect(ends('dropped', 'requires_payment_method')).toEqual([
      expect.stringContaining('(dropped) is requires_payment_method'),
    ]);
  });

  test('one that nobody was told of cannot be paid', () => {
    expect(ends('dropped', 'requires_payment_method', false)).toEqual([]);
  });

  test('a hold that stands breaks it, whoever knows of it', () => {
    expect(ends('released', 'requires_capture', false)).toHaveLength(1);
  });
});
