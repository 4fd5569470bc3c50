/**
 * The door for partner shops: proves by the raw bytes who has sent them, judges each event, keeps
 * what it takes and queues it, and answers. Nothing is made here, so that the answer takes
 * milliseconds whatever Stripe does. Invariant: the same webhook id changes nothing twice and is
 * answered alike; what was answered with 202 is in the table and, once asked again, in the queue.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerDoor } from '../../shared/partners/partner-door.ts';
import type { PartnerEventIn } from '../../shared/partners/partner-event.ts';
import type { PartnerEventMessage } from '../../shared/partners/partner-message.ts';
import type { PartnerOrderDeps } from '../../shared/partners/partner-pledge.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Receipt, ReceiptStore } from '../../shared/store/receipt-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { readJson } from '../../shared/entry/http.ts';
import { TransientError } from '../../shared/errors.ts';
import { eventsMax, readEvent } from '../../shared/partners/partner-event.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { partnerOrder, partnerPledgeId } from '../../shared/partners/partner-pledge.ts';
import { createHash } from 'node:crypto';

export type ReceivePartnerWebhookDeps = PartnerOrderDeps & {
  readonly prove: PartnerDoor;
  readonly receipts: ReceiptStore;
  readonly events: Queue<PartnerEventMessage>;
};

/** What becomes of one event; `accepted` ones are told of again when they are done. */
type Verdict = {
  readonly index: number;
  readonly status: 'accepted' | 'refused';
  readonly pledgeId?: string;
  readonly code?: string;
  readonly detail?: string;
};

type Judged = { readonly verdict: Verdict; readonly taken?: PartnerEventIn };

export async function receivePartnerWebhook(
  deps: ReceivePartnerWebhookDeps,
  request: APIGatewayProxyEventV2,
): Promise<HttpAnswer | Refusal> {
  const { partner, webhookId, body } = await deps.prove(request);
  const bodyHash = createHash('sha256').update(body).digest('base64url');
  const before = await deps.receipts.get(partner.id, webhookId);
  if (before) return repeated(deps, before, bodyHash);
  const { values, isBatch } = eventsIn(body);
  const judged = await Promise.all(
    values.map((value, index) => judge(deps, partner, value, index)),
  );
  const taken = judged.flatMap((one) => one.taken ?? []);
  if (taken.length === 0) return noneTaken(judged, isBatch);
  await countPledges(deps, partner, taken);
  const receipt: Receipt = {
    ...{ partnerId: partner.id, webhookId, bodyHash, receivedAtMs: deps.now() },
    answer: JSON.stringify(answerOf(webhookId, judged)),
    taken: JSON.stringify(taken),
    isQueued: false,
  };
  const inTheWay = await deps.receipts.keep(receipt);
  if (inTheWay) return repeated(deps, inTheWay, bodyHash);
  await enqueue(deps, receipt);
  return answered(receipt);
}

/** Perhaps the first request ended before it had queued what it had kept. */
async function repeated(
  deps: ReceivePartnerWebhookDeps,
  receipt: Receipt,
  bodyHash: string,
): Promise<HttpAnswer | Refusal> {
  if (receipt.bodyHash !== bodyHash)
    return refuse('idempotency_key_reused', 'This webhook-id came with another body before.');
  if (!receipt.isQueued) await enqueue(deps, receipt);
  return answered(receipt);
}

const answered = ({ answer }: Receipt): HttpAnswer => ({
  status: 202,
  body: JSON.parse(answer) as object,
});

type Events = { readonly values: readonly unknown[]; readonly isBatch: boolean };

function eventsIn(body: Buffer): Events {
  const sent = readJson(body.toString('utf8'));
  const events: unknown =
    typeof sent === 'object' && sent !== null && Object.keys(sent).join() === 'events'
      ? Reflect.get(sent, 'events')
      : undefined;
  if (!Array.isArray(events)) return { values: [sent], isBatch: false };
  if (events.length > eventsMax)
    throw new RequestProblem('too_many_items', `${events.length} events; ${eventsMax} may come.`);
  return { values: events as unknown[], isBatch: true };
}

async function judge(
  deps: ReceivePartnerWebhookDeps,
  partner: Partner,
  value: unknown,
  index: number,
): Promise<Judged> {
  const event = readEvent(value);
  if (isRefusal(event)) return { verdict: refusedAt(index, event) };
  if (event.type !== 'pledge.create') {
    const { pledgeId } = event.data;
    return { verdict: { index, status: 'accepted', pledgeId }, taken: event };
  }
  const order = await partnerOrder(deps, partner, event.data);
  if (isRefusal(order)) return { verdict: refusedAt(index, order) };
  const pledgeId = partnerPledgeId(partner.id, event.data);
  return { verdict: { index, status: 'accepted', pledgeId }, taken: event };
}

const refusedAt = (index: number, { refused: code, detail }: Refusal): Verdict => ({
  ...{ index, status: 'refused', code, detail },
});

/** One event alone is answered with its own problem; nothing was kept. */
function noneTaken(judged: readonly Judged[], isBatch: boolean): Refusal {
  const errors = judged.map(({ verdict: { index, code, detail } }) => ({
    path: `events.${index}`,
    message: `${code}: ${detail}`,
  }));
  const [first] = judged;
  if (!isBatch && first) return refusalIn(first.verdict);
  throw new RequestProblem('items_refused', 'None of the events was taken.', { errors });
}

const refusalIn = ({ code, detail }: Verdict): Refusal =>
  refuse(code as Refusal['refused'], detail ?? '');

const answerOf = (webhookId: string, judged: readonly Judged[]) => {
  const items = judged.map(({ verdict }) => verdict);
  const accepted = items.filter(({ status }) => status === 'accepted').length;
  return { webhookId, accepted, refused: items.length - accepted, items };
};

async function countPledges(
  { receipts, now }: ReceivePartnerWebhookDeps,
  { id, limits }: Partner,
  taken: readonly PartnerEventIn[],
): Promise<void> {
  const pledges = taken.filter(({ type }) => type === 'pledge.create').length;
  if (pledges === 0) return;
  const over = await receipts.count(id, { pledges, limits, nowMs: now() });
  if (over)
    throw new RequestProblem('partner_limit_reached', 'More pledges than you may send.', {
      headers: { 'retry-after': String(over.waitSeconds) },
    });
}

async function enqueue(deps: ReceivePartnerWebhookDeps, receipt: Receipt): Promise<void> {
  const { partnerId, webhookId } = receipt;
  const events = JSON.parse(receipt.taken) as PartnerEventIn[];
  const messages = events.map((event) => ({ partnerId, webhookId, event }));
  await deps.events.sendAll(messages, { campaignId: partnerId }).catch((error: unknown) => {
    throw new TransientError('The queue did not take events of a partner.', { cause: error });
  });
  await deps.receipts.markQueued(receipt);
}
