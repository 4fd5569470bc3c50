/**
 * The settlement report of a campaign: written once, when nothing is left open, as the canonical
 * JSON that was signed. A campaign that is abandoned after it was settled gets a second one, of how
 * all of its money went back; the first stays as it was.
 */
import type { Item, Table } from './table.ts';
import type { SettlementReport, SignedReport } from '../domain/settlement-report.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { abandonmentReportKey, reportKey } from './keys.ts';
import { conditionally, readAll } from './table.ts';

export type ReportStore = {
  /** Keeps the first report of a settlement; a later one changes nothing. */
  write(signed: SignedReport, canonical: string): Promise<void>;
  /** The report of the last settlement, and what proves it. */
  read(campaignId: string): Promise<SignedReport | undefined>;
};

export const reportStore = (table: Table): ReportStore => ({
  write: async ({ report, ...proof }, canonical) => {
    const key = report.outcome === 'abandoned' ? abandonmentReportKey : reportKey;
    await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...key(report.campaignId), canonical, ...proof },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  },
  read: async (campaignId) => {
    const keys = [abandonmentReportKey(campaignId), reportKey(campaignId)];
    const items = await readAll(table, keys, { consistent: true });
    const last = items.find(({ sk }) => sk === keys[0]?.sk) ?? items[0];
    return last && signedFrom(last);
  },
});

function signedFrom({ pk: _pk, sk: _sk, canonical, ...proof }: Item): SignedReport {
  return { report: JSON.parse(String(canonical)) as SettlementReport, ...proof } as SignedReport;
}
