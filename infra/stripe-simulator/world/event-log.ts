/**
 * The event log: one snapshot per fact, listed by GET /v1/events and queued for every webhook
 * receiver in the same transaction as the change it tells of.
 */
import type { Clock } from './clock.ts';
import type { Delivery, StripeEvent } from './entities.ts';
import { newId } from './ids.ts';
import type { Random } from './ids.ts';
import type { Store } from './store.ts';

export const apiVersion = '2026-10-28.endive';

/** `types` as an endpoint's `enabled_events`; every event when left out. */
export type WebhookReceiver = { url: string; secret: string; types?: readonly string[] };

/** Stripe's Amazon EventBridge destination: `source` is `aws.partner/stripe.com/ed_…`. */
export type EventDestination = { url: string; source: string };

export type Receiver = WebhookReceiver | EventDestination;

export type EventLog = {
  /** The request on whose behalf the following events happen; none for the clock's doings. */
  attributeTo(request: StripeEvent['request']): void;
  emit(type: StripeEvent['type'], object: object, previousAttributes?: object): void;
  /** Once more to everybody who wants it, as by the Dashboard; how many that are. */
  resend(event: StripeEvent): number;
  /** The same fact as another Event, with an id of its own. */
  repeat(event: StripeEvent): StripeEvent;
};

export const nobody: StripeEvent['request'] = { id: null, idempotency_key: null };

/** Partner events are not signed. */
const addressOf = (receiver: Receiver): Pick<Delivery, 'secret' | 'source'> =>
  'source' in receiver ? { secret: '', source: receiver.source } : { secret: receiver.secret };

export function createEventLog(options: {
  store: Store;
  clock: Clock;
  random: Random;
  receivers: (type: StripeEvent['type']) => readonly Receiver[];
  /** Told of every Event once what it tells of is final; not to be changed. */
  onEvent?: ((event: StripeEvent) => void) | undefined;
}): EventLog {
  const { store, clock, random, receivers, onEvent } = options;
  let request = nobody;
  let fresh: StripeEvent[] = [];
  if (onEvent !== undefined) {
    store.whenSettled((isKept) => {
      const told = fresh;
      fresh = [];
      if (isKept) told.forEach(onEvent);
    });
  }
  const queue = (eventId: string, interested: readonly Receiver[]): void => {
    const created = clock.nowSeconds();
    for (const receiver of interested) {
      const address = { url: receiver.url, ...addressOf(receiver) };
      const delivery = { eventId, ...address, attempts: 0, atMs: clock.nowMs() };
      store.put('deliveries', { id: newId(random, 'src', created), created, ...delivery });
    }
  };
  return {
    attributeTo: (next) => {
      request = next;
    },
    emit: (type, object, previousAttributes) => {
      const created = clock.nowSeconds();
      const id = newId(random, 'evt', created);
      const interested = receivers(type);
      const event: StripeEvent = {
        id,
        object: 'event',
        api_version: apiVersion,
        created,
        data: {
          object,
          ...(previousAttributes === undefined ? {} : { previous_attributes: previousAttributes }),
        },
        livemode: false,
        pending_webhooks: interested.length,
        request,
        type,
      };
      store.put('events', event);
      if (onEvent !== undefined) fresh.push(event);
      queue(id, interested);
    },
    resend: (event) => {
      const interested = receivers(event.type);
      const pending = event.pending_webhooks + interested.length;
      store.put('events', { ...event, pending_webhooks: pending });
      queue(event.id, interested);
      return interested.length;
    },
    repeat: (event) => {
      const created = clock.nowSeconds();
      const interested = receivers(event.type);
      const id = newId(random, 'evt', created);
      const twin = { ...event, id, created, pending_webhooks: interested.length };
      store.put('events', twin);
      queue(id, interested);
      return twin;
    },
  };
}
