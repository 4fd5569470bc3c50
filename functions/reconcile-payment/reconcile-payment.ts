/**
 * Somebody heard that a PaymentIntent which collects a pledge has changed: Stripe is asked what is
 * true, and the pledge follows. Money that came in beside the pledge, because it was paid otherwise
 * or given up, goes back whole; where Stripe cannot give it back, operations have to. The money
 * that a pledge was collected with never does.
 */
import type { Clock } from '../../shared/clock.ts';
import type { CollectMessage, PaymentMessage } from '../../shared/queues/messages.ts';
import type { Looked, RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { logger } from '../../shared/entry/logger.ts';
import { recordPaid } from '../../shared/payments/recovered-pledge.ts';
import { taskIdFor } from '../../shared/store/keys.ts';

export type ReconcilePaymentDeps = {
  readonly pledges: PledgeStore;
  readonly recoveries: RecoveryGateway;
  readonly collections: Queue<CollectMessage>;
  readonly tasks: Pick<TaskStore, 'open'>;
  readonly meter: Meter;
  readonly now: Clock;
};

export async function reconcilePayment(
  deps: ReconcilePaymentDeps,
  { pledgeId, intentId }: PaymentMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (!pledge || !isAbout(pledge, intentId)) return;
  const found = await deps.recoveries.look(pledge, intentId);
  if (pledge.state === 'collecting') return resume(deps, pledge, found);
  if (found?.kind !== 'collected') return;
  return pledge.state === 'past_due'
    ? recover(deps, pledge, found)
    : returnStray(deps, pledge, found);
}

type Found = Extract<Looked, { readonly kind: 'collected' }>;

/** Whether such an intent can tell anything new about a pledge in this state. */
function isAbout(pledge: Pledge, intentId: string): boolean {
  switch (pledge.state) {
    case 'collecting':
    case 'past_due':
    case 'dropped':
      return true;
    case 'collected':
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
      return pledge.chargedIntentId !== intentId;
    // No attempt to collect leads here: the intent is the one that the pledge was made with, and
    // whoever confirms or releases it looks after that.
    case 'pending':
    case 'confirmed':
    case 'releasing':
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return false;
  }
}

/** Its own worker ends the attempt. Money that has arrived is looked at once more after that. */
async function resume(
  { collections }: ReconcilePaymentDeps,
  { id: pledgeId, campaignId, collection }: PledgeIn<'collecting'>,
  found: Looked | undefined,
): Promise<void> {
  if (!found || found.kind === 'open') return;
  await collections.send({ pledgeId, collection }, { campaignId });
  if (found.kind === 'collected')
    throw new TransientError('The attempt to collect this pledge is still under way.');
}

/** Paid by another intent than the one that waits: that one must not be paid as well. */
async function recover(
  deps: ReconcilePaymentDeps,
  pledge: PledgeIn<'past_due'>,
  found: Found,
): Promise<void> {
  const isWaiting = found.chargedIntentId === pledge.unpaidIntentId;
  const waiting = isWaiting ? undefined : await deps.recoveries.abandon(pledge);
  const paid = waiting?.kind === 'collected' ? waiting : found;
  const after = await recordPaid(deps, pledge, paid);
  if ('chargedIntentId' in after && after.chargedIntentId === found.chargedIntentId) return;
  throw new TransientError('The pledge went another way meanwhile: look again.');
}

/** Told before it is sent back, so that it is told at least once. */
async function returnStray(
  deps: ReconcilePaymentDeps,
  pledge: Pledge,
  { chargedIntentId: intentId, isRefunded }: Found,
): Promise<void> {
  if (isRefunded) return;
  const { id: pledgeId, state } = pledge;
  deps.meter.count('StrayPayments', 1);
  logger.error('Money came in beside a pledge and goes back', { pledgeId, state, intentId });
  const returned = await deps.recoveries.returnStray(pledge, intentId);
  if (returned.kind === 'failed') await askForAnotherWay(deps, pledge, { intentId, ...returned });
}

type Owed = { readonly intentId: string; readonly detail: string };

/** Once for each payment, however often it is looked at. */
async function askForAnotherWay(
  { tasks, now }: ReconcilePaymentDeps,
  { id: pledgeId, campaignId }: Pledge,
  { intentId, detail }: Owed,
): Promise<void> {
  await tasks.open({
    id: taskIdFor(`stray ${intentId}`),
    ...{ kind: 'stray_refund_failed', campaignId, pledgeId, openedAtMs: now() },
    toDo:
      `${intentId} was paid beside its pledge, and Stripe could not refund it (${detail}). ` +
      'Pay the backer by another route, unless a dispute has taken the money.',
    lookAt: `/v1/ops/pledges/${pledgeId}`,
  });
}
