import { describe, expect, test } from '@jest/globals';
import { completeSettlement } from '../../functions/complete-settlement/complete-settlement.ts';
import { faultsOfSignature, publicKeyOf } from '../../shared/signing/signed-report.ts';
import { useStores } from '../support/fanfund.ts';
import { hourMs, pending, sealedAtMs } from '../support/given.ts';
import { givenBooked, testReportKey } from '../support/report-key.ts';
import { settlingOn } from '../support/settling.ts';

const stores = useStores();
const { clock, reports, totals } = stores;
const { wired, settling, pledges, unbookedPledges, reportOf } = settlingOn(stores);

describe('a settlement that does not add up', () => {
  test.each([
    ['more than the outcome was decided on', 1000, 'save-card', 0],
    ['less than the outcome was decided on', 3000, 'save-card', 0],
    ['a charge that was not refunded', 2000, 'charge-now', 999],
  ] as const)('ends all the same, and is told: %s', async (...given) => {
    const [, decidedOn, collection, refundedMinor] = given;
    const deps = wired();
    const campaign = await settling(decidedOn, { outcome: 'unfunded', collection });
    await pledges(campaign, ['released', 'released'], { refundedMinor });
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect((await stores.campaignNow(campaign.id)).state).toBe('settled');
    expect(await reportOf(campaign.id)).toMatchObject({ addsUp: false });
    expect(deps.metered).toEqual([
      ['PledgesLeftToSettle', 0],
      ['SettlementDifference', 1],
    ]);
  });
});

describe('the report is derived from the journal', () => {
  test('and signed: its hash and signature are those of its canonical JSON', async () => {
    const deps = wired();
    const campaign = await settling(1000);
    await pledges(campaign, ['collected']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    const proven = await reports.read(campaign.id);
    expect(proven && faultsOfSignature({ ...proven, report: { ...proven.report } })).toEqual([]);
    expect(proven?.publicKey).toEqual(publicKeyOf(testReportKey));
  });

  test('and waits while that is behind the pledges', async () => {
    const deps = wired();
    const campaign = await settling(2000);
    const given = await unbookedPledges(campaign, ['collected', 'collected']);
    await givenBooked(totals, given.slice(0, 1));
    await completeSettlement(deps, { campaignId: campaign.id, checked: 3 });
    expect((await stores.campaignNow(campaign.id)).state).toBe('settling');
    expect(deps.completions.messages).toEqual([{ campaignId: campaign.id, checked: 4 }]);
    await givenBooked(totals, given.slice(1));
    await completeSettlement(deps, { campaignId: campaign.id, checked: 4 });
    expect(await reportOf(campaign.id)).toMatchObject({ addsUp: true, collectedMinor: 2000 });
  });

  test('and does not add up when the two still differ after the stream had its day', async () => {
    const deps = wired();
    const campaign = await settling(2000);
    const given = await unbookedPledges(campaign, ['collected', 'collected']);
    await givenBooked(totals, given.slice(0, 1));
    clock.set(sealedAtMs + 23 * hourMs);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(await reports.read(campaign.id)).toBeUndefined();
    deps.metered.length = 0;
    clock.set(sealedAtMs + 25 * hourMs);
    await completeSettlement(deps, { campaignId: campaign.id });
    expect(await reportOf(campaign.id)).toMatchObject({ addsUp: false, collectedMinor: 1000 });
    expect(deps.metered).toEqual([
      ['PledgesLeftToSettle', 0],
      ['SettlementDifference', 1],
    ]);
  });

  test('and adds up when a bank had taken a charge back before the outcome was decided', async () => {
    const deps = wired();
    const tally = { pledgedMinor: 1000, takenBackMinor: 1000, pledges: 1, backers: 1, units: 0 };
    const campaign = await settling(1000, { tally, collection: 'charge-now' });
    await pledges(campaign, ['collected', 'disputed']);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await reportOf(campaign.id)).toMatchObject({ addsUp: true, pledgedMinor: 2000 });
    expect(deps.metered).toEqual([
      ['PledgesLeftToSettle', 0],
      ['SettlementDifference', 0],
    ]);
  });

  test('with fees that were found later, which are in no pledge', async () => {
    const deps = wired();
    const campaign = await settling(1000);
    await pledges(campaign, ['collected']);
    await stores.ledger.book(campaign.id, [
      {
        ...{ kind: 'later_fee', pledgeId: pending({ campaign }).id, atMs: sealedAtMs },
        ...{ amountMinor: 59, currency: 'USD', reference: 'txn_1' },
      },
    ]);
    await completeSettlement(deps, { campaignId: campaign.id, checked: 0 });
    expect(await reportOf(campaign.id)).toMatchObject({
      ...{ addsUp: true, owedMinor: 941, fees: [{ minor: 59, currency: 'USD' }] },
    });
  });
});
