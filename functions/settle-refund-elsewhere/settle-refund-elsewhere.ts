/**
 * Operations have paid a failed refund by another route (a bank transfer, say) and write down which
 * one. Nothing moves at Stripe. Said twice with the same reference it is the same fact.
 */
import type { ElsewhereBody, RefundPath } from './contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { bringRefunds } from '../../shared/store/bring-refunds.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { isOwed, refundOf, refundableMinor, withRefund } from '../../shared/domain/refund.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type SettleRefundElsewhereDeps = { readonly pledges: PledgeStore; readonly now: Clock };

export async function settleRefundElsewhere(
  deps: SettleRefundElsewhereDeps,
  { path, body }: HttpRequest<RefundPath, unknown, ElsewhereBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, path.id);
  if (!pledge) return noSuchPledge;
  const record = refundOf(pledge, path.refundId);
  if (!record) return refuse('not_found', 'The pledge has no such refund.');
  if (record.state === 'elsewhere' && record.detail === body.reference)
    return { body: pledgeView(pledge) };
  const refused = checkOwed(pledge, record);
  if (refused) return refused;
  const paid: Refund = { ...record, state: 'elsewhere', detail: body.reference };
  const refunds = withRefund('refunds' in pledge ? pledge.refunds : undefined, paid);
  const after = await bringRefunds(deps.pledges, pledge, { refunds, atMs: deps.now() });
  return { body: pledgeView(after) };
}

/** What was refunded by a later one is not owed any more, nor what a bank has or may give back. */
function checkOwed(pledge: Pledge, record: Refund): Refusal | undefined {
  if (!isOwed(record))
    return refuse('refund_state', `${nameOf(record)} is not owed by another route.`);
  if (!mayBeOwed.has(pledge.state))
    return refuse('pledge_state', `Nothing is owed of a ${pledge.state} pledge.`);
  if (record.amountMinor > refundableMinor(pledge))
    return refuse('refund_exceeds_remainder', 'The money was refunded meanwhile.');
  return undefined;
}

const nameOf = ({ state, detail }: Refund): string =>
  state === 'failed' && detail !== undefined ? `What failed as ${detail}` : `A ${state} refund`;

const mayBeOwed: ReadonlySet<Pledge['state']> = new Set(['collected', 'won', 'lost', 'refunding']);
