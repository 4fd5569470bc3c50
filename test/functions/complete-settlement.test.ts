import { describe, expect, test } from '@jest/globals';
import { completeSettlement } from '../../functions/complete-settlement/complete-settlement.ts';
import type { CampaignIn } from '../support/given.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { TransientError } from '../../shared/errors.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';
import { useStores } from '../support/fanfund.ts';
import { dayMs, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';
import { settledAtMs, settlingOn } from '../support/settling.ts';

const stores = useStores();
const { clock, table, reports, totals } = stores;
const { wired, settling, pledges, reportOf } = settlingOn(stores);

const openInTotals = (campaignId: string, open: number, pastDue = 0) =>
  totals.add({
    campaignId,
    change: { ...noTotals, open, pastDue },
    spans: new Map([
      ['0', { from: sortableSequence(String(open)), until: sortableSequence(String(open)) }],
    ]),
  });

const nothingElse = {
  ...{ pending: 0, confirmed: 0, collecting: 0, collected: 0, past_due: 0, dropped: 0 },
  ...{ releasing: 0, released: 0, cancelled: 0, lapsed: 0 },
  ...{ refunding: 0, refunded: 0, disputed: 0, won: 0, lost: 0 },
};

describe('a settlement of which nothing is open', () => {
  test('ends with a report in which everything adds up', async () => {
    const deps = wired();
    const campaign = await settling(3000);
    await pledges(campaign, ['collected', 'collected', 'dropped', 'cancelled', 'lapsed']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 3 });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ state: 'settled', settledAtMs });
    expect(await reportOf(campaign.id)).toEqual({
      campaignId: campaign.id,
      outcome: 'funded',
      currency: 'USD',
      pledges: { ...nothingElse, collected: 2, dropped: 1, cancelled: 1, lapsed: 1 },
      pledgedMinor: 3000,
      collectedMinor: 2000,
      releasedMinor: 0,
      droppedMinor: 1000,
      refundedMinor: 0,
      refundsPayableMinor: 0,
      disputedMinor: 0,
      lostMinor: 0,
      fees: [],
      owedMinor: 2000,
      ledger: {
        entries: 6,
        postings: { 'pledged.USD': 3000, 'collected.USD': 2000, 'dropped.USD': 1000 },
        balances: [
          { account: 'backers', currency: 'USD', balanceMinor: 0 },
          { account: 'dropped', currency: 'USD', balanceMinor: 1000 },
          { account: 'pledged', currency: 'USD', balanceMinor: -3000 },
          { account: 'stripe', currency: 'USD', balanceMinor: 2000 },
        ],
      },
      addsUp: true,
      settledAtMs,
    });
    expect(deps.metered).toEqual([
      ['PledgesLeftToSettle', 0],
      ['SettlementDifference', 0],
    ]);
    expect(deps.completions.messages).toEqual([]);
  });

  test('of an unfunded campaign tells what was refunded', async () => {
    const deps = wired();
    const campaign = await settling(2000, { outcome: 'unfunded', collection: 'charge-now' });
    await pledges(campaign, ['released', 'released'], { refundedMinor: 1000 });
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await reportOf(campaign.id)).toMatchObject({
      ...{ outcome: 'unfunded', pledgedMinor: 2000, releasedMinor: 2000, refundedMinor: 2000 },
      collectedMinor: 0,
    });
  });

  test('of a cancelled campaign leaves it cancelled, and at rest', async () => {
    const deps = wired();
    const campaign = await stores.given('cancelled');
    await pledges(campaign, ['released'], { reason: 'campaign_cancelled' });
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({
      state: 'cancelled',
      settledAtMs,
    });
    expect(await reportOf(campaign.id)).toMatchObject({
      ...{ outcome: 'cancelled', pledgedMinor: 1000, releasedMinor: 1000 },
    });
  });

  test('of a cancelled campaign waits for requests that were under way', async () => {
    const deps = wired();
    const campaign = await stores.given('cancelled');
    const message = { campaignId: campaign.id, checked: 0 };
    clock.set(campaign.cancelledAtMs + 19_999);
    await completeSettlement(deps, message);
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
    expect(deps.completions.messages).toEqual([{ campaignId: campaign.id, checked: 1 }]);
    clock.advance(1);
    await completeSettlement(deps, message);
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ settledAtMs: clock() });
  });

  test('is written once, however often it is checked', async () => {
    const deps = wired();
    const campaign = await settling(1000);
    await pledges(campaign, ['collected']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    const [report, settled] = [
      await reports.read(campaign.id),
      await stores.campaignNow(campaign.id),
    ];
    clock.advance(minuteMs);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(await reports.read(campaign.id)).toEqual(report);
    expect(await stores.campaignNow(campaign.id)).toEqual(settled);
  });

  test('ends after a crash between the report and the campaign, with the first report', async () => {
    const deps = wired();
    const campaign = await settling(1000);
    await pledges(campaign, ['collected']);
    // The report is the first write, the campaign the second: it does not come to that.
    let puts = 0;
    const crashing = {
      ...stores.campaigns,
      apply: () => {
        puts += 1;
        return Promise.reject(new Error('switched off'));
      },
    };
    const message = { campaignId: campaign.id, checked: 0 };
    await expect(completeSettlement({ ...deps, campaigns: crashing }, message)).rejects.toThrow();
    expect(puts).toBe(1);
    const first = await reports.read(campaign.id);
    clock.advance(minuteMs);
    await completeSettlement(deps, message);
    expect((await stores.campaignNow(campaign.id)).state).toBe('settled');
    expect(await reports.read(campaign.id)).toEqual(first);
  });
});

describe('a settlement ends only when nothing is open', () => {
  test.each(['pending', 'confirmed', 'collecting', 'past_due', 'releasing'] as const)(
    'while a pledge is %s it goes on',
    async (state) => {
      const deps = wired();
      const campaign = await stores.given('settling');
      await pledges(campaign, ['collected', state]);
      await completeSettlement(deps, { campaignId: campaign.id, checked: 4 });
      expect((await stores.campaignNow(campaign.id)).state).toBe('settling');
      expect(await reports.read(campaign.id)).toBeUndefined();
      expect(deps.completions.sent).toEqual([
        {
          message: { campaignId: campaign.id, checked: 5 },
          options: { campaignId: campaign.id, delaySeconds: 6 },
        },
      ]);
    },
  );

  test('and what is open is sent once more, each to its queue', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['pending', 'confirmed', 'collecting', 'past_due', 'releasing']);
    clock.set(sealedAtMs + minuteMs + 8 * hourMs);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.collections.messages).toHaveLength(2);
    expect(deps.releases.messages.map(({ reason }) => reason).sort()).toEqual([
      'campaign_unfunded',
      'lapsed',
    ]);
    expect(deps.completions.messages).toEqual([]);
  });

  test('but what somebody has begun with has a message that is on its way', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed', 'collecting', 'releasing']);
    clock.set(sealedAtMs + minuteMs + 8 * hourMs - 1);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.collections.messages).toHaveLength(1);
    expect(deps.releases.messages).toEqual([]);
  });

  test('a payment that failed is given up when its time is over', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['past_due']);
    clock.set(sealedAtMs + minuteMs + 7 * dayMs);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.dunnings.messages).toHaveLength(1);
    expect(deps.releases.messages).toEqual([]);
  });

  test('what an unfunded campaign had collected is sent back', async () => {
    const deps = wired();
    const campaign = await settling(1000, { outcome: 'unfunded' });
    await pledges(campaign, ['collected']);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.refunds.messages).toMatchObject([{ reason: 'campaign_unfunded' }]);
    expect((await stores.campaignNow(campaign.id)).state).toBe('settling');
  });

  test('a pledge confirmed after the seal is released', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed'], { confirmedAtMs: sealedAtMs + 1 });
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.collections.messages).toEqual([]);
    expect(deps.releases.messages).toMatchObject([{ reason: 'too_late' }]);
  });

  test('in a cancelled campaign a confirmed pledge is released', async () => {
    const deps = wired();
    const campaign = await stores.given('cancelled');
    await pledges(campaign, ['confirmed']);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.releases.messages).toMatchObject([{ reason: 'campaign_cancelled' }]);
  });
});

test('an abandonment is settled at once although what was delivered stays paid', async () => {
  const deps = wired();
  const campaign = await stores.given('abandoned');
  await totals.add({
    ...{ campaignId: campaign.id, entries: [] },
    change: { ...noTotals, collectedMinor: 9800, refundedMinor: 4900, keptMinor: 4900 },
    spans: new Map([['0', { from: '1', until: '1' }]]),
  });
  clock.set(settledAtMs + dayMs);
  await completeSettlement(deps, { campaignId: campaign.id });
  expect(await stores.campaignNow(campaign.id)).toMatchObject({ settledAtMs: clock() });
  expect(deps.completions.messages).toEqual([]);
});

describe('judged on what is collected', () => {
  /** 3,000 were promised, and the campaign now sees what it can collect of that. */
  const proving = async (goalMinor: number) => {
    const wishes = { successBasis: 'collected', goal: { amountMinor: goalMinor } } as const;
    const closing = await stores.given('closing', wishes);
    const tallied = await stores.campaigns.apply(closing, {
      type: 'CampaignTallied',
      atMs: sealedAtMs,
      tally: { pledgedMinor: 3000, pledges: 3, backers: 3, units: 0 },
    });
    if (!('applied' in tallied)) throw new Error('The tally was refused.');
    return tallied.applied as CampaignIn<'closing'>;
  };
  const two = { pledgedMinor: 2000, pledges: 2, backers: 2, units: 0 };

  test('the outcome waits while a payment may still be recovered', async () => {
    const deps = wired();
    const campaign = await proving(2000);
    await pledges(campaign, ['collected', 'collected', 'past_due']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  });

  test('it is funded when what was collected reaches the goal', async () => {
    const deps = wired();
    const campaign = await proving(2000);
    await pledges(campaign, ['collected', 'collected', 'dropped']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({
      ...{ state: 'settling', outcome: 'funded', tally: { pledgedMinor: 3000 } },
      collected: two,
    });
  });

  test('below the goal it is unfunded, and everything collected goes back', async () => {
    const deps = wired();
    const campaign = await proving(2001);
    await pledges(campaign, ['collected', 'collected', 'dropped']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    const decided = await stores.campaignNow(campaign.id);
    expect(decided).toMatchObject({ outcome: 'unfunded', collected: two });
    expect(deps.refunds.messages).toEqual([]);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.refunds.messages.map((message) => 'reason' in message && message.reason)).toEqual([
      'campaign_unfunded',
      'campaign_unfunded',
    ]);
    expect(await stores.campaignNow(campaign.id)).toEqual(decided);
  });

  test('money that a bank holds in a dispute was not collected', async () => {
    const deps = wired();
    const campaign = await proving(2000);
    await pledges(campaign, ['collected', 'disputed', 'dropped']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ outcome: 'unfunded' });
  });
});

describe('the checks', () => {
  test('do not read the pledges while the running total says that some are open', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed']);
    await openInTotals(campaign.id, 1);
    table.calls.length = 0;
    await completeSettlement(deps, { campaignId: campaign.id, checked: 1 });
    expect(table.count('Query')).toBe(0);
    expect(deps.collections.messages).toEqual([]);
    expect(deps.completions.messages).toEqual([{ campaignId: campaign.id, checked: 2 }]);
  });

  test('do not trust a total that says too much, once it does not come down', async () => {
    const deps = wired();
    const campaign = await settling(1000);
    await pledges(campaign, ['collected']);
    await openInTotals(campaign.id, 7);
    await completeSettlement(deps, { campaignId: campaign.id, leftBefore: 7 });
    expect((await stores.campaignNow(campaign.id)).state).toBe('settled');
  });

  test('send nothing twice while workers bring the number down', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed', 'collecting', 'past_due']);
    await openInTotals(campaign.id, 3, 1);
    table.calls.length = 0;
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.completions.sent).toEqual([
      {
        message: { campaignId: campaign.id, leftBefore: 2 },
        options: { campaignId: campaign.id, delaySeconds: 900 },
      },
    ]);
    await completeSettlement(deps, { campaignId: campaign.id, leftBefore: 3 });
    expect(table.count('Query')).toBe(0);
    expect(deps.collections.messages).toEqual([]);
  });

  test('send what is open again when nothing has moved for a quarter of an hour', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed', 'collecting', 'past_due']);
    await openInTotals(campaign.id, 3, 1);
    clock.set(settledAtMs + 8 * hourMs);
    await completeSettlement(deps, { campaignId: campaign.id, leftBefore: 2 });
    expect(deps.collections.messages).toHaveLength(2);
    expect(deps.completions.messages).toEqual([]);
  });

  test('leave a campaign alone of which only failed payments are open, but for once a day', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['collected', 'past_due', 'collecting']);
    await openInTotals(campaign.id, 1, 1);
    table.calls.length = 0;
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(table.count('Query')).toBe(0);
    expect(deps.completions.messages).toEqual([]);
    clock.set(settledAtMs + 8 * hourMs);
    await completeSettlement(deps, { campaignId: campaign.id, thorough: true });
    expect(deps.collections.messages).toHaveLength(1);
  });

  test('see money that has to go back as something that is left', async () => {
    const deps = wired();
    const campaign = await settling(1000, { outcome: 'unfunded' });
    await pledges(campaign, ['collected']);
    await totals.add({
      campaignId: campaign.id,
      change: { ...noTotals, collectedMinor: 1000 },
      spans: new Map([['0', { from: sortableSequence('1'), until: sortableSequence('1') }]]),
    });
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(deps.completions.messages).toEqual([{ campaignId: campaign.id, leftBefore: 1000 }]);
    await completeSettlement(deps, { campaignId: campaign.id, leftBefore: 1000 });
    expect(deps.refunds.messages).toHaveLength(1);
  });

  test('come at growing intervals, and end', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await pledges(campaign, ['confirmed']);
    for (const checked of [0, 10, 50, 59, 60])
      await completeSettlement(deps, { campaignId: campaign.id, checked });
    expect(deps.completions.sent.map(({ options }) => options.delaySeconds)).toEqual([
      2, 12, 30, 30,
    ]);
  });

  test.each(['draft', 'upcoming', 'live', 'closing', 'settled'] as const)(
    'leave a %s campaign alone',
    async (state) => {
      const deps = wired();
      const campaign = await stores.given(state);
      table.calls.length = 0;
      await completeSettlement(deps, { campaignId: campaign.id });
      expect(table.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
    },
  );

  test('that find the campaign written meanwhile come again', async () => {
    const deps = wired();
    const campaign = await settling(0);
    const { campaigns } = stores;
    const raced = {
      ...campaigns,
      apply: async (...given: Parameters<typeof campaigns.apply>) => {
        await campaigns.apply(...given);
        return campaigns.apply(...given);
      },
    };
    const message = { campaignId: campaign.id, checked: 0 };
    await expect(completeSettlement({ ...deps, campaigns: raced }, message)).rejects.toThrow(
      TransientError,
    );
    await completeSettlement(deps, message);
    expect((await stores.campaignNow(campaign.id)).state).toBe('settled');
  });
});

test('a campaign that does not exist is nothing to do', async () => {
  const message = { campaignId: 'cmp_aaaaaaaaaaaaaaaa', checked: 0 };
  await expect(completeSettlement(wired(), message)).resolves.toBeUndefined();
});
