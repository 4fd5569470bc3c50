/**
 * Stripe's door. The signature is checked on the raw body before anything is read from it; what
 * concerns a pledge's payment set-up is queued, then Stripe is answered.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { StripeMessage } from '../../shared/queues/messages.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { campaignIdOf } from '../../shared/domain/ids.ts';
import { rawBody } from '../../shared/entry/http.ts';
import { setupFact } from '../../shared/payments/stripe-webhook.ts';
import { verifiedEvent } from '../../shared/payments/stripe-webhook.ts';

export type ReceiveStripeWebhookDeps = {
  readonly secrets: () => Promise<readonly string[]>;
  readonly confirmations: Queue<StripeMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

export async function receiveStripeWebhook(
  deps: ReceiveStripeWebhookDeps,
  request: APIGatewayProxyEventV2,
): Promise<HttpAnswer> {
  const event = verifiedEvent(rawBody(request), {
    signature: request.headers['stripe-signature'],
    secrets: await deps.secrets(),
    nowMs: deps.now(),
  });
  if (!event) {
    deps.meter.count('RejectedWebhooks', 1);
    throw new RequestProblem('signature_invalid', 'The signature does not fit this body.');
  }
  const fact = setupFact(event);
  if (!fact) {
    deps.meter.count('IgnoredStripeEvents', 1);
    return { body: { received: true } };
  }
  await deps.confirmations.send(fact, { campaignId: campaignIdOf(fact.pledgeId) });
  return { body: { received: true } };
}
