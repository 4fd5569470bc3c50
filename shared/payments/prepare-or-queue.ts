/**
 * Taking a pledge must not depend on Stripe keeping up: where it cannot answer now, the payment is
 * prepared from a queue, and the storefront is told to ask again.
 */
import type { PaymentGateway } from './payment-gateway.ts';
import type { Pledge, PreparedPayment } from '../domain/pledge.ts';
import type { PrepareMessage } from '../queues/messages.ts';
import type { Queue } from '../queues/queue.ts';
import { TransientError, UnknownOutcomeError } from '../errors.ts';

export type PrepareDeps = {
  readonly payments: PaymentGateway;
  readonly preparations: Queue<PrepareMessage>;
};

/** Undefined when it was queued. */
export async function prepareOrQueue(
  deps: PrepareDeps,
  pledge: Pledge,
): Promise<PreparedPayment | undefined> {
  try {
    return await deps.payments.prepare(pledge);
  } catch (error) {
    if (!(error instanceof TransientError || error instanceof UnknownOutcomeError)) throw error;
    await deps.preparations.send({ pledgeId: pledge.id }, { campaignId: pledge.campaignId });
    return undefined;
  }
}
