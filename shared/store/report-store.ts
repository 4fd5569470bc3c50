/** The settlement report of a campaign: written once, when nothing is left open. */
import type { SettlementReport } from '../domain/settlement.ts';
import type { Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally } from './table.ts';
import { reportKey } from './keys.ts';

export type ReportStore = {
  /** Keeps the first report; a later one for the same campaign changes nothing. */
  write(report: SettlementReport): Promise<void>;
  read(campaignId: string): Promise<SettlementReport | undefined>;
};

export const reportStore = (table: Table): ReportStore => ({
  write: async (report) => {
    await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...reportKey(report.campaignId), report },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  },
  read: async (campaignId) => {
    try {
      const { Item: item } = await table.client.send(
        new GetCommand({ TableName: table.name, Key: reportKey(campaignId) }),
      );
      return item?.['report'] as SettlementReport | undefined;
    } catch (error) {
      throw asStoreError(error);
    }
  },
});
