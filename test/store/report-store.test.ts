import { expect, test } from '@jest/globals';
import { startReport } from '../../shared/domain/settlement.ts';
import { reportStore } from '../../shared/store/report-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { campaignIn, pledgeIn, sealedAtMs } from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = reportStore(table);

function reportFor(number: number) {
  const count = startReport();
  count.add(pledgeIn('collected'));
  count.add(pledgeIn('released', { number: 2 }));
  return count.result(campaignIn('settling', { number }), sealedAtMs);
}

test('a report is read as it was written', async () => {
  const report = reportFor(5001);
  await store.write(report);
  expect(await store.read(report.campaignId)).toEqual(report);
});

test('the first report stays, whatever a later one says', async () => {
  const report = reportFor(5002);
  await store.write(report);
  await store.write({ ...report, collectedMinor: 1 });
  expect(await store.read(report.campaignId)).toEqual(report);
});

test('a campaign that is not settled has none', async () => {
  expect(await store.read(campaignIn('settling', { number: 5003 }).id)).toBeUndefined();
});

test('a busy table is transient', async () => {
  table.failNext('PutItem', 'ThrottlingException');
  await expect(store.write(reportFor(5004))).rejects.toThrow(TransientError);
  table.failNext('GetItem', 'ThrottlingException');
  await expect(store.read('cmp_x')).rejects.toThrow(TransientError);
});
