/**
 * Stripe's door over EventBridge. There is no signature: only Stripe can put events on its partner
 * event bus, and the rule of this queue reads no other. The queue has stored the event already, so
 * a failure here lets it come again.
 */
import type { Meter } from '../../shared/entry/meter.ts';
import type { StripeHome } from '../../shared/payments/stripe-webhook.ts';
import type { StripeQueues } from '../../shared/payments/stripe-routes.ts';
import { PoisonError } from '../../shared/errors.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { misdirection, unwrappedEvent } from '../../shared/payments/stripe-webhook.ts';

export type ReceiveStripeEventDeps = StripeQueues & {
  readonly secret: { readonly current: () => Promise<StripeHome> };
  readonly meter: Meter;
};

/** As the bus delivers it; `detail` is Stripe's event. */
export type StripeEnvelope = { readonly source: string; readonly detail: object };

export async function receiveStripeEvent(
  deps: ReceiveStripeEventDeps,
  envelope: StripeEnvelope,
): Promise<void> {
  const event = unwrappedEvent(envelope);
  if (!event) throw new PoisonError('The envelope holds no event of Stripe.');
  const misdirected = misdirection(event, await deps.secret.current());
  if (misdirected) return deps.meter.count('MisdirectedStripeEvents', 1, misdirected);
  const route = routeOf(event);
  if ('ignored' in route) return deps.meter.count('IgnoredStripeEvents', 1, route.ignored);
  await forward(deps, route);
}
