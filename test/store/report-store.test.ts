import { expect, test } from '@jest/globals';
import { addSums, positionOf } from '../../shared/domain/ledger.ts';
import type { CampaignState } from '../../shared/domain/campaign.ts';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import { startReport } from '../../shared/domain/settlement-report.ts';
import { reportStore } from '../../shared/store/report-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { campaignIn, pledgeIn, sealedAtMs } from '../support/given.ts';
import { signForTests } from '../support/report-key.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = reportStore(table);

function reportFor(number: number, state: CampaignState = 'settling') {
  const count = startReport();
  const pledges = [pledgeIn('collected'), pledgeIn('released', { number: 2 })];
  pledges.forEach((pledge) => count.add(pledge));
  const sums = pledges.map(positionOf).reduce(addSums, {});
  return count.result(campaignIn(state, { number }), { entries: 4, sums }, sealedAtMs);
}

const write = async (report: ReturnType<typeof reportFor>) =>
  store.write(await signForTests(report), canonicalJson(report));
const read = async (campaignId: string) => (await store.read(campaignId))?.report;

test('a report is read as it was written, with what proves it', async () => {
  const report = reportFor(5001);
  await write(report);
  expect(await store.read(report.campaignId)).toEqual(await signForTests(report));
});

test('the first report stays, whatever a later one says', async () => {
  const report = reportFor(5002);
  await write(report);
  await write({ ...report, collectedMinor: 1 });
  expect(await read(report.campaignId)).toEqual(report);
});

test('a campaign that is abandoned later has a second report, which is told from then on', async () => {
  const [settled, abandoned] = [reportFor(5005), reportFor(5005, 'abandoned')];
  await write(settled);
  expect(await read(settled.campaignId)).toEqual(settled);
  await write(abandoned);
  expect(abandoned.campaignId).toBe(settled.campaignId);
  expect(await read(settled.campaignId)).toEqual(abandoned);
});

test('a campaign that is not settled has none', async () => {
  expect(await store.read(campaignIn('settling', { number: 5003 }).id)).toBeUndefined();
});

test('a busy table is transient', async () => {
  table.failNext('PutItem', 'ThrottlingException');
  await expect(write(reportFor(5004))).rejects.toThrow(TransientError);
  table.failNext('BatchGetItem', 'ThrottlingException');
  await expect(store.read('cmp_x')).rejects.toThrow(TransientError);
});
