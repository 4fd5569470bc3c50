/**
 * Operations bring pledges of another platform into a campaign, for a partner, as CSV. A dry run
 * says row by row what would happen and changes nothing; the real one says the same and has each
 * good row taken as if the partner had sent it. The same file again makes nothing twice, because a
 * row's reference is the pledge's.
 */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { CreateEvent } from '../../shared/partners/partner-event.ts';
import type { ImportBody, PartnerPath } from '../../shared/api/partner-body.ts';
import type { ImportRow } from '../../shared/partners/import-rows.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerEventMessage } from '../../shared/partners/partner-message.ts';
import type { PartnerOrderDeps } from '../../shared/partners/partner-pledge.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { importRows } from '../../shared/partners/import-rows.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { partnerNamed } from '../../shared/api/partner-view.ts';
import { partnerOrder, partnerPledgeId } from '../../shared/partners/partner-pledge.ts';
import { requestHash } from '../../shared/store/keys.ts';

export type ImportPledgesDeps = PartnerOrderDeps & {
  readonly partners: Pick<PartnerStore, 'get'>;
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly events: Queue<PartnerEventMessage>;
};

type Verdict = {
  readonly row: number;
  readonly status: 'created' | 'known' | 'refused';
  readonly pledgeId?: string;
  readonly code?: string;
  readonly detail?: string;
};

type Judged = { readonly verdict: Verdict; readonly event?: CreateEvent };

const atOnce = 50;

export async function importPledges(
  deps: ImportPledgesDeps,
  { path, body }: HttpRequest<PartnerPath, unknown, ImportBody>,
): Promise<HttpAnswer | Refusal> {
  const partner = await partnerNamed(deps.partners, path.partnerId);
  if (isRefusal(partner)) return partner;
  const rows = importRows(body.csv);
  if (isRefusal(rows)) return rows;
  const judged: Judged[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    judged.push(...(await Promise.all(some.map((row) => judge(deps, partner, row)))));
  }
  if (!body.dryRun) await take(deps, partner, judged);
  const items = judged.map(({ verdict }) => verdict);
  const count = (status: Verdict['status']): number =>
    items.filter((item) => item.status === status).length;
  return {
    body: {
      ...{ dryRun: body.dryRun, rows: items.length, created: count('created') },
      ...{ known: count('known'), refused: count('refused'), items },
    },
  };
}

async function judge(
  deps: ImportPledgesDeps,
  partner: Partner,
  { row, event }: ImportRow,
): Promise<Judged> {
  if (isRefusal(event)) return refused(row, event);
  if (event.type !== 'pledge.create') throw new Error('A row can only make a pledge.');
  const pledgeId = partnerPledgeId(partner.id, event.data);
  const known = await deps.pledges.get(pledgeId);
  if (known)
    return known.requestHash === requestHash(event.data)
      ? { verdict: { row, status: 'known', pledgeId } }
      : refused(row, refuse('reference_reused', 'This reference has another pledge already.'));
  const order = await partnerOrder(deps, partner, event.data);
  return isRefusal(order)
    ? refused(row, order)
    : { verdict: { row, status: 'created', pledgeId }, event };
}

const refused = (row: number, { refused: code, detail }: Refusal): Judged => ({
  verdict: { row, status: 'refused', code, detail },
});

async function take(
  { events }: ImportPledgesDeps,
  { id: partnerId }: Partner,
  judged: readonly Judged[],
): Promise<void> {
  const messages = judged.flatMap(({ event, verdict: { row } }) =>
    event ? [{ partnerId, webhookId: `import row ${row}`, event }] : [],
  );
  await events.sendAll(messages, { campaignId: partnerId });
}
