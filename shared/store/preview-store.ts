/** The last count of what abandoning a campaign would mean: one item beside it, replaced by the next. */
import type { AbandonmentFigures } from '../domain/abandonment.ts';
import type { Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError } from './table.ts';
import { previewKey } from './keys.ts';

export type CountedPreview = {
  readonly requestedAtMs: number;
  /** Missing while it is being counted. */
  readonly countedAtMs?: number | undefined;
  readonly figures?: AbandonmentFigures | undefined;
};

export type PreviewStore = {
  get(campaignId: string): Promise<CountedPreview | undefined>;
  put(campaignId: string, preview: CountedPreview): Promise<void>;
};

export const previewStore = (table: Table): PreviewStore => ({
  get: async (campaignId) => {
    try {
      const { Item: item } = await table.client.send(
        new GetCommand({
          TableName: table.name,
          Key: previewKey(campaignId),
          ConsistentRead: true,
        }),
      );
      if (!item) return undefined;
      const { pk: _pk, sk: _sk, ...preview } = item;
      return preview as CountedPreview;
    } catch (error) {
      throw asStoreError(error);
    }
  },
  put: async (campaignId, preview) => {
    try {
      const item = { ...previewKey(campaignId), ...preview };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    } catch (error) {
      throw asStoreError(error);
    }
  },
});
