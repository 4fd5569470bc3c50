/**
 * Stripe's door over HTTP. Size and signature are checked on the raw body before anything is read
 * from it; what concerns a pledge is on its queue, which keeps it, before Stripe is answered. What
 * is genuine and none of our business is acknowledged, since sending it again would change nothing.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Rejection } from '../../shared/payments/stripe-webhook.ts';
import type { StripeHome } from '../../shared/payments/stripe-webhook.ts';
import type { StripeQueues } from '../../shared/payments/stripe-routes.ts';
import type Stripe from 'stripe';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { TransientError } from '../../shared/errors.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { misdirection, verifiedEvent } from '../../shared/payments/stripe-webhook.ts';
import { rawBody } from '../../shared/entry/http.ts';

type Secret = StripeHome & { readonly webhookSecrets: readonly string[] };

export type ReceiveStripeWebhookDeps = StripeQueues & {
  readonly secret: {
    readonly current: () => Promise<Secret>;
    /** Read again, because it may have been replaced; undefined when it was read just now. */
    readonly renewed: () => Promise<Secret | undefined>;
  };
  /** Those of requests that were taken a short while ago. */
  readonly signatures: { has(signature: string): boolean; add(signature: string): void };
  readonly meter: Meter;
  readonly now: Clock;
};

const received: HttpAnswer = { body: { received: true } };

export async function receiveStripeWebhook(
  deps: ReceiveStripeWebhookDeps,
  request: APIGatewayProxyEventV2,
): Promise<HttpAnswer> {
  const signature = request.headers['stripe-signature'] ?? '';
  const { event, secret } = await proved(deps, smallBody(deps, request), signature);
  if (deps.signatures.has(signature)) {
    deps.meter.count('RepeatedWebhooks', 1);
    return received;
  }
  await take(deps, event, secret);
  deps.signatures.add(signature);
  return received;
}

function smallBody({ meter }: ReceiveStripeWebhookDeps, request: APIGatewayProxyEventV2): Buffer {
  try {
    return rawBody(request);
  } catch (error) {
    meter.count('RejectedWebhooks', 1, 'too_large');
    throw error;
  }
}

type Proved = { readonly event: Stripe.Event; readonly secret: Secret };

/** A signature that does not fit may be of a secret that was made a moment ago. */
async function proved(
  deps: ReceiveStripeWebhookDeps,
  body: Buffer,
  signature: string,
): Promise<Proved> {
  const check = (secret: Secret) =>
    verifiedEvent(body, { signature, secrets: secret.webhookSecrets, nowMs: deps.now() });
  let secret = await deps.secret.current();
  let verified = check(secret);
  if ('rejected' in verified && verified.rejected === 'wrong_signature') {
    secret = (await deps.secret.renewed()) ?? secret;
    verified = check(secret);
  }
  if ('event' in verified) return { event: verified.event, secret };
  deps.meter.count('RejectedWebhooks', 1, verified.rejected);
  throw problemOf(verified.rejected);
}

const problemOf = (rejected: Rejection): RequestProblem =>
  rejected === 'malformed'
    ? new RequestProblem('malformed_json', 'The body is no event of Stripe.')
    : new RequestProblem('signature_invalid', 'The signature does not fit this body.');

async function take(
  deps: ReceiveStripeWebhookDeps,
  event: Stripe.Event,
  secret: Secret,
): Promise<void> {
  const misdirected = misdirection(event, secret);
  if (misdirected) return deps.meter.count('MisdirectedStripeEvents', 1, misdirected);
  const route = routeOf(event);
  if ('ignored' in route) return deps.meter.count('IgnoredStripeEvents', 1, route.ignored);
  await forward(deps, route).catch((error: unknown) => {
    throw new TransientError('The queue did not take an event of Stripe.', { cause: error });
  });
}
