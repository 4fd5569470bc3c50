/**
 * Taking a pledge must not depend on Stripe keeping up: where it cannot answer now, the payment is
 * prepared from a queue, and the storefront is told to ask again.
 */
import type { Clock } from '../clock.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import type { Pledge, PreparedPayment } from '../domain/pledge.ts';
import type { PrepareMessage } from '../queues/messages.ts';
import type { Queue } from '../queues/queue.ts';
import { mayPrepare } from '../domain/attempt.ts';
import { TransientError, UnknownOutcomeError } from '../errors.ts';

export type PrepareDeps = {
  readonly payments: PaymentGateway;
  readonly preparations: Queue<PrepareMessage>;
  readonly now: Clock;
};

/** Undefined when it was queued, or when the pledge is too old for its payment to be prepared. */
export async function prepareOrQueue(
  deps: PrepareDeps,
  pledge: Pledge,
): Promise<PreparedPayment | undefined> {
  if (!mayPrepare(pledge, deps.now())) return undefined;
  try {
    return await deps.payments.prepare(pledge);
  } catch (error) {
    if (!(error instanceof TransientError || error instanceof UnknownOutcomeError)) throw error;
    await deps.preparations.send({ pledgeId: pledge.id }, { campaignId: pledge.campaignId });
    return undefined;
  }
}
