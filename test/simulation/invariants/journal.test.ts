import { describe, expect, test } from '@jest/globals';
import { disputeRecord, pledgeEventsTo } from '../../support/given.ts';
import { chunkItem } from '../../../shared/store/journal-chunk.ts';
import { contribution } from '../../../shared/domain/totals.ts';
import type { JournalEntry } from '../../../shared/domain/ledger.ts';
import { entriesOf, sumsOf } from '../../../shared/domain/ledger.ts';
import { totalsKey } from '../../../shared/store/keys.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import type { Item, StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import {
  debitsAreCredits,
  entriesNeverChange,
  journalTellsThePledges,
  ledgerIsStripe,
  totalsAreTheSum,
} from './journal.ts';

function lived(invariant: Invariant, state: PledgeState): Story {
  const story = tell(invariant).runs('settling').pledges();
  for (const event of pledgeEventsTo(state)) story.step(event);
  return story;
}

/** The entries that a pledge's life causes, all at once. */
const entriesFor = ({ pledge }: Story): JournalEntry[] => entriesOf(undefined, pledge);

const chunk = ({ campaign }: Story, entries: readonly JournalEntry[], first = 1): Item =>
  chunkItem(campaign.id, first, entries);

function totals(story: Story, entries: readonly JournalEntry[], changed: object = {}): Item {
  const sums = Object.entries(sumsOf(entries)).map(([key, sum]) => [`sum:${key}`, sum]);
  return {
    ...{ ...totalsKey(story.campaign.id), entries: entries.length },
    ...{ ...contribution(story.pledge), ...Object.fromEntries(sums), ...changed },
  };
}

describe('entries never change', () => {
  test('each item goes on where the last one ended', () => {
    const story = lived(entriesNeverChange, 'collected');
    const entries = entriesFor(story);
    story.writes(chunk(story, entries)).writes(chunk(story, entries, 1 + entries.length));
    expect(story.broken).toEqual([]);
  });

  test('a gap, an overlap, a second writing and a deletion break it', () => {
    const told = (write: (story: Story, item: (first: number) => Item) => void): string[] => {
      const story = lived(entriesNeverChange, 'collected');
      const item = (first: number): Item => chunk(story, entriesFor(story), first);
      story.writes(item(1));
      write(story, item);
      return [...story.broken];
    };
    expect(told((story, item) => story.writes(item(4)))).toEqual([
      expect.stringContaining('wrote entry 4 of J#'),
    ]);
    expect(told((story, item) => story.writes(item(2)))).toHaveLength(1);
    expect(told((story, item) => story.writes(item(1), item(1)))).toHaveLength(1);
    expect(told((story, item) => story.writes(undefined, item(1)))).toHaveLength(1);
  });
});

describe('debits are credits', () => {
  const ends = (change: (items: Item[], story: Story) => Item[]): readonly string[] => {
    const story = lived(debitsAreCredits, 'collected');
    const entries = entriesFor(story);
    return story.ends({ items: change([chunk(story, entries), totals(story, entries)], story) })
      .broken;
  };

  test('in books that are whole', () => {
    expect(ends((items) => items)).toEqual([]);
  });

  test('figures that are not the sums of the entries break it', () => {
    const said = ends(([entries = {}, sums = {}]) => [entries, { ...sums, 'sum:pledged.USD': 1 }]);
    expect(said).toEqual([expect.stringContaining('its figures are not its sums: pledged.USD: 1')]);
  });

  test('an entry that is missing, or not counted, breaks it', () => {
    expect(ends(([, sums = {}]) => [sums])).toEqual([
      expect.stringContaining('the totals count 2 entries of 0'),
    ]);
    expect(ends(([entries = {}]) => [entries])).toHaveLength(1);
    expect(ends((_items, story) => [chunk(story, entriesFor(story), 2)])).toEqual([
      expect.stringContaining('entry 2 does not follow the one before it'),
    ]);
  });
});

describe('the journal tells the pledges', () => {
  test('when its entries make what each of them is', () => {
    const story = lived(journalTellsThePledges, 'collected');
    expect(story.ends({ items: [chunk(story, entriesFor(story))] }).broken).toEqual([]);
  });

  test('an entry too few, or of no pledge, breaks it', () => {
    const story = lived(journalTellsThePledges, 'collected');
    const [pledged] = entriesFor(story);
    const items = pledged ? [chunk(story, [pledged])] : [];
    expect(story.ends({ items }).broken).toEqual([
      expect.stringContaining('collected.USD: 0, not 4900'),
    ]);
    const other = tell(journalTellsThePledges).runs('settling');
    expect(other.ends({ items }).broken).toEqual([expect.stringContaining('which is no pledge')]);
  });
});

describe('totals are the sum', () => {
  test('of what each pledge adds', () => {
    const story = lived(totalsAreTheSum, 'collected');
    expect(story.ends({ items: [totals(story, [])] }).broken).toEqual([]);
  });

  test('a figure that is not, or totals that are not there, break it', () => {
    const story = lived(totalsAreTheSum, 'collected');
    story.ends({ items: [totals(story, [], { collectedMinor: 9800 })] });
    expect(story.broken).toEqual([expect.stringContaining('collectedMinor 9800, not 4900')]);
    expect(lived(totalsAreTheSum, 'collected').ends().broken).toHaveLength(1);
  });
});

describe('the ledger is Stripe', () => {
  const charge: StripeObject = {
    ...{ id: 'ch_1', status: 'succeeded', captured: true, amount_captured: 4900 },
    payment_intent: 'pi_1',
  };
  const refund: StripeObject = {
    ...{ id: 're_1', status: 'succeeded', amount: 4900, payment_intent: 'pi_1' },
  };
  const ends = (state: PledgeState, ...ending: Parameters<Story['ends']>): readonly string[] =>
    lived(ledgerIsStripe, state).ends(...ending).broken;

  test('what was collected was captured, what was refunded went back', () => {
    expect(ends('collected', { charges: [charge] })).toEqual([]);
    expect(ends('refunded', { charges: [charge], refunds: [refund] })).toEqual([]);
    expect(ends('dropped')).toEqual([]);
  });

  test('what is booked and is not there, or not so, breaks it', () => {
    expect(ends('collected')).toEqual([expect.stringContaining('taken 4900, at Stripe 0')]);
    expect(ends('collected', { charges: [{ ...charge, amount_captured: 5000 }] })).toHaveLength(1);
    expect(ends('collected', { charges: [charge], refunds: [refund] })).toEqual([
      expect.stringContaining('refunded 0, at Stripe 4900'),
    ]);
  });

  test('what a bank has taken is booked', () => {
    const dispute = {
      ...{ id: 'du_1', payment_intent: 'pi_1' },
      balance_transactions: [{ amount: -4900 }],
    };
    expect(ends('disputed', { charges: [charge], disputes: [dispute] })).toEqual([]);
    expect(ends('collected', { charges: [charge], disputes: [dispute] })).toEqual([
      expect.stringContaining('withdrawn 0, at Stripe 4900'),
    ]);
    expect(disputeRecord().withdrawnMinor).toBe(4900);
  });

  test('of who left, what is still on its way back counts as back', () => {
    const payment = { intentId: 'pi_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
    const story = tell(ledgerIsStripe).runs('settling', { collection: 'charge-now' }).pledges();
    for (const event of pledgeEventsTo('released', { payment, refundedMinor: 4900 }))
      story.step(event);
    const pending = { ...refund, status: 'pending' };
    expect(story.ends({ charges: [charge], refunds: [pending] }).broken).toEqual([]);
    expect(story.ends({ charges: [charge] }).broken).toEqual([
      expect.stringContaining('refunded 4900, at Stripe 0'),
    ]);
  });

  test('a difference that people were told of is known', () => {
    const story = lived(ledgerIsStripe, 'collected');
    const told = { pk: 'L#cmp', sk: 'DIFFERENCE#1', pledgeId: story.pledge.id };
    expect(story.ends({ items: [told] }).broken).toEqual([]);
  });
});
