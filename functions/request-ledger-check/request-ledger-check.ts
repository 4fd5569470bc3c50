/** Operations ask for the check of a day now, as the schedule does once a day for the day before. */
import type { LedgerCheckBody } from './contract.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LedgerCheckMessage } from '../../shared/queues/messages.ts';
import type { Queue } from '../../shared/queues/queue.ts';

export type RequestLedgerCheckDeps = { readonly messages: Queue<LedgerCheckMessage> };

export async function requestLedgerCheck(
  { messages }: RequestLedgerCheckDeps,
  { body }: HttpRequest<unknown, unknown, LedgerCheckBody>,
): Promise<HttpAnswer> {
  await messages.send({ day: body.day }, { campaignId: 'ledger' });
  return { status: 202, body: { day: body.day, state: 'requested' } };
}
