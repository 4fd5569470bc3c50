/** A campaign's ledger for operations: its entries by number, and what they add up to. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { NumberedEntry } from '../../shared/store/journal-chunk.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { balancesOf, postingRules } from '../../shared/domain/ledger.ts';
import { creatorsShare } from '../../shared/domain/settlement-report.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';

export type ReadLedgerDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly ledger: Pick<LedgerStore, 'figures' | 'page'>;
};

export async function readLedger(
  { campaigns, ledger }: ReadLedgerDeps,
  { path, query }: HttpRequest<CampaignPath, PageQuery>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const after = numberOf(query.cursor);
  const figures = await ledger.figures(campaign.id);
  const entries = await ledger.page(campaign.id, after, query.limit);
  const last = entries.at(-1)?.number ?? after;
  return {
    body: {
      campaignId: campaign.id,
      entries: figures.entries,
      balances: balancesOf(figures.sums),
      creator: creatorsShare(figures.sums, campaign.currency),
      items: entries.map(entryView),
      ...(last < figures.entries && entries.length > 0 && { nextCursor: String(last) }),
    },
  };
}

const cursorPattern = /^[1-9]\d{0,11}$/;

/** A cursor is the number of the last entry that was read. */
function numberOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!cursorPattern.test(cursor))
    throw new InvalidCursorError('The cursor does not belong to this list.');
  return Number(cursor);
}

const entryView = ({ atMs, ...entry }: NumberedEntry) => ({
  ...entry,
  ...postingRules[entry.kind],
  at: isoTime(atMs),
});
