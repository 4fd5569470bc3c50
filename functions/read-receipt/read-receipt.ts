/** The receipt of a pledge, for its backer alone: as data, or as a page that can be printed. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { HttpAnswer, HttpRequest, PageAnswer } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { noSuchPledge, ownPledge } from '../../shared/api/own-pledge.ts';
import { receiptOf } from '../../shared/domain/receipt.ts';
import { receiptPage } from '../../shared/notices/receipt-page.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';

export type ReadReceiptDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
};

/** Nothing is loaded, nothing runs, nobody frames it, and no cache keeps it. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
};

export async function readReceipt(
  deps: ReadReceiptDeps,
  { caller, path, accept }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchPledge;
  const receipt = receiptOf(pledge, campaign);
  if (isRefusal(receipt)) return receipt;
  if (/\btext\/html\b/.test(accept ?? ''))
    return { page: receiptPage(receipt), status: 200, headers: pageHeaders };
  const { paidAtMs, refunds, ...facts } = receipt;
  return {
    body: {
      ...facts,
      paidAt: isoTime(paidAtMs),
      refunds: refunds.map(({ atMs, ...refund }) => ({ ...refund, at: isoTime(atMs) })),
    },
  };
}
