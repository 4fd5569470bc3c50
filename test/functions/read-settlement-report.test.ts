import { describe, expect, test } from '@jest/globals';
import { readSettlementReport } from '../../functions/read-settlement-report/read-settlement-report.ts';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import { faultsOfReport, startReport } from '../../shared/domain/settlement-report.ts';
import { faultsOfSignature, signedReportSchema } from '../../shared/signing/signed-report.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { sealedAtMs } from '../support/given.ts';
import { signForTests } from '../support/report-key.ts';

const stores = useStores();

const read = (id: string) => readSettlementReport(stores, request({ path: { id } }));

async function givenReport(state: 'settled' | 'settling') {
  const campaign = await stores.given(state, {
    tally: { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 },
  });
  const report = startReport().result(campaign, { entries: 0, sums: {} }, sealedAtMs);
  await stores.reports.write(await signForTests(report), canonicalJson(report));
  return campaign;
}

describe('the signed report', () => {
  test('of a settled campaign can be proved by anybody, and may be kept for a minute', async () => {
    const { id } = await givenReport('settled');
    const answer = await read(id);
    expect(answer).toMatchObject({ cacheSeconds: 60, body: { report: { campaignId: id } } });
    const sent: unknown = JSON.parse(JSON.stringify(bodyOf(answer)));
    const document = signedReportSchema.parse(sent);
    expect(faultsOfSignature(document)).toEqual([]);
    expect(faultsOfReport(document.report as Parameters<typeof faultsOfReport>[0])).toEqual([]);
  });

  test('is not told before its campaign is at rest', async () => {
    const { id } = await givenReport('settling');
    expect(codeOf(await read(id))).toBe('not_found');
  });

  test('of a draft, of no campaign and of an id that cannot be does not exist', async () => {
    const draft = await stores.given('draft');
    for (const id of [draft.id, 'cmp_aaaaaaaaaaaaaaaa', '../x'])
      expect(codeOf(await read(id))).toBe('not_found');
  });
});
