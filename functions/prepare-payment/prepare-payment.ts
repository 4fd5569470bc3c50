/** Prepares a payment that could not be prepared while its backer waited, and remembers it. */
import type { Clock } from '../../shared/clock.ts';
import type { PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PrepareMessage } from '../../shared/queues/messages.ts';
import { mayPrepare } from '../../shared/domain/attempt.ts';

export type PreparePaymentDeps = {
  readonly pledges: PledgeStore;
  readonly payments: PaymentGateway;
  readonly now: Clock;
};

export async function preparePayment(
  deps: PreparePaymentDeps,
  { pledgeId }: PrepareMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'pending' || pledge.prepared !== undefined) return;
  if (!mayPrepare(pledge, deps.now())) return;
  const prepared = await deps.payments.prepare(pledge);
  await deps.pledges.apply(pledge, { type: 'PledgePrepared', atMs: deps.now(), prepared });
}
