/** The key that reports are signed with in tests, and journals for pledges that were put there. */
import { generateKeyPairSync } from 'node:crypto';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { entriesOf } from '../../shared/domain/ledger.ts';
import type { SettlementReport } from '../../shared/domain/settlement-report.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { signReport } from '../../shared/signing/signed-report.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';

const pem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const testReportKey = pem();
export const otherReportKey = pem();

export const signForTests = (report: SettlementReport) =>
  Promise.resolve(signReport(report, testReportKey));

/** What the stream would have booked of pledges that were put into the table as they are. */
export async function givenBooked(totals: TotalsStore, pledges: readonly Pledge[]): Promise<void> {
  for (const [campaignId, own] of Map.groupBy(pledges, (pledge) => pledge.campaignId)) {
    const entries = own.flatMap((pledge) => entriesOf(undefined, pledge));
    if (entries.length > 0)
      await totals.add({ campaignId, change: noTotals, spans: new Map(), entries });
  }
}
