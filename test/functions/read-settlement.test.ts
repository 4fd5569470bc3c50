import { describe, expect, test } from '@jest/globals';
import { readSettlement } from '../../functions/read-settlement/read-settlement.ts';
import type { CampaignEvent, CampaignState } from '../../shared/domain/campaign.ts';
import type { SettlementReport } from '../../shared/domain/settlement-report.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';
import { bodyOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import { dayMs, hourMs, sealedAtMs, startMs } from '../support/given.ts';
import { signForTests } from '../support/report-key.ts';

const stores = useStores();
const { campaigns, reports, table, totals } = stores;

const read = (id: string) => readSettlement(stores, request({ path: { id } }));

const running: Totals = {
  ...noTotals,
  ...{ pledgedMinor: 119_000, pledges: 23, units: 23 },
  ...{ collectedMinor: 70_000, refundedMinor: 5_000, unverifiedMinor: 0, open: 9 },
};
const givenTotals = (campaignId: string) =>
  totals.add({
    campaignId,
    change: running,
    spans: new Map([['0', { from: sortableSequence('1'), until: sortableSequence('1') }]]),
  });

const reportOn = (campaignId: string): SettlementReport => ({
  ...{ campaignId, outcome: 'funded', currency: 'USD' },
  pledges: {
    ...{ pending: 0, confirmed: 0, collecting: 0, collected: 18, past_due: 0, dropped: 2 },
    ...{ releasing: 0, released: 4, cancelled: 3, lapsed: 1 },
    ...{ refunding: 0, refunded: 1, disputed: 0, won: 0, lost: 0 },
  },
  ...{ pledgedMinor: 120_000, collectedMinor: 90_000, releasedMinor: 20_000 },
  ...{ droppedMinor: 10_000, refundedMinor: 5_000, refundsPayableMinor: 700 },
  ...{ disputedMinor: 0, lostMinor: 0 },
  ...{ fees: [{ minor: 2900, currency: 'USD' }], owedMinor: 82_100, addsUp: true },
  ledger: { entries: 0, postings: {}, balances: [] },
  settledAtMs: sealedAtMs + hourMs,
});

const writeReport = async (report: SettlementReport) =>
  reports.write(await signForTests(report), canonicalJson(report));

describe('the settlement', () => {
  test('of a campaign at rest is its report, and may be kept for a minute', async () => {
    const { id } = await stores.given('settled');
    await writeReport(reportOn(id));
    await givenTotals(id);
    expect(await read(id)).toEqual({
      cacheSeconds: 60,
      body: {
        ...{ campaignId: id, state: 'settled', outcome: 'funded', currency: 'USD' },
        pledges: {
          ...{ pending: 0, confirmed: 0, collecting: 0, collected: 18, pastDue: 0, dropped: 2 },
          ...{ releasing: 0, released: 4, cancelled: 3, lapsed: 1 },
          ...{ refunding: 0, refunded: 1, disputed: 0, won: 0, lost: 0 },
        },
        ...{ pledgedMinor: 120_000, collectedMinor: 90_000, releasedMinor: 20_000 },
        ...{ droppedMinor: 10_000, refundedMinor: 5_000, addsUp: true, openPledges: 0 },
        ...{ refundsPayableMinor: 700, disputedMinor: 0, lostMinor: 0, owedMinor: 82_100 },
        fees: [{ minor: 2900, currency: 'USD' }],
        settledAt: '2026-10-06T13:00:12.000Z',
        sha256: (await signForTests(reportOn(id))).sha256,
        signedReport: `/v1/campaigns/${id}/settlement/report`,
      },
    });
  });

  test.each([
    ['upcoming', 'open'],
    ['live', 'open'],
    ['closing', 'settling'],
  ] as const)('of an undecided %s campaign is %s, with its running totals', async (state, told) => {
    const { id } = await stores.given(state);
    await givenTotals(id);
    expect(await read(id)).toEqual({
      body: {
        ...{ campaignId: id, state: told, currency: 'USD', pledgedMinor: 119_000 },
        ...{ collectedMinor: 70_000, refundedMinor: 5_000, openPledges: 9 },
      },
    });
  });

  test('while it runs tells the outcome and the sum that it was decided on', async () => {
    const { id } = await stores.given('settling', { outcome: 'unfunded' });
    await givenTotals(id);
    expect(await read(id)).toEqual({
      body: {
        ...{ campaignId: id, state: 'settling', outcome: 'unfunded', currency: 'USD' },
        ...{ pledgedMinor: 120_000, collectedMinor: 70_000, refundedMinor: 5_000 },
        openPledges: 9,
      },
    });
  });

  test('that was reported already is not told before the campaign is at rest', async () => {
    const { id } = await stores.given('settling');
    await writeReport(reportOn(id));
    expect(bodyOf(await read(id))['state']).toBe('settling');
  });

  test('of a cancelled campaign runs until that is settled as well', async () => {
    const campaign = await stores.given('cancelled');
    expect(bodyOf(await read(campaign.id))).toEqual({
      ...{ campaignId: campaign.id, state: 'settling', outcome: 'cancelled', currency: 'USD' },
      ...{ pledgedMinor: 0, collectedMinor: 0, refundedMinor: 0, openPledges: 0 },
    });
    await writeReport({ ...reportOn(campaign.id), outcome: 'cancelled' });
    await campaigns.apply(campaign, { type: 'CancellationSettled', atMs: startMs + 3 * dayMs });
    expect(bodyOf(await read(campaign.id))).toMatchObject({
      ...{ state: 'settled', outcome: 'cancelled', openPledges: 0 },
    });
  });

  test.each<[CampaignState, CampaignEvent[]]>([
    ['draft', []],
    ['cancelled', [{ type: 'CampaignCancelled', atMs: startMs + dayMs }]],
  ])('of a campaign that nobody saw, now %s, does not exist', async (state, events) => {
    const draft = await stores.given('draft');
    for (const event of events) await campaigns.apply(draft, event);
    expect((await stores.campaignNow(draft.id)).state).toBe(state);
    const own = request({ path: { id: draft.id }, caller: creator });
    expect(codeOf(await readSettlement(stores, own))).toBe('not_found');
  });

  test.each(['cmp_aaaaaaaaaaaaaaaa', 'cmp_1', '../x'])(
    'of %s, which is no campaign, does not exist',
    async (id) => expect(codeOf(await read(id))).toBe('not_found'),
  );

  test('of an id that cannot exist is not looked for', async () => {
    await read('cmp_1');
    expect(table.count()).toBe(0);
  });
});
