/**
 * Webhook deliveries: which events are due to whom, signed afresh at each try, tried again at
 * growing intervals and then given up. Sending itself is somebody else's, so that a simulation
 * without sockets can play the network.
 */
import { createHmac } from 'node:crypto';
import { seededRandom } from './faults.ts';
import type { Delivery, StripeEvent } from './world/entities.ts';
import { partnerEvent } from './partner-events.ts';
import type { World } from './world/world.ts';

export type WebhookMood = {
  /** Nothing is sent until the pause ends; nothing is lost. */
  paused: boolean;
  /** Share of deliveries that never arrive, though they count as sent. */
  drop: number;
  /** Share of deliveries that arrive twice. */
  duplicate: number;
  /** Deliveries leave in random order instead of the order of events. */
  shuffle: boolean;
  /** Share of deliveries that leave late, by up to `delaySecondsMax` of the simulator's time. */
  delay: number;
  delaySecondsMax: number;
  /** Decides which; without one the simulator's own chance does. */
  seed?: number;
};

export const calmMood: WebhookMood = {
  paused: false,
  drop: 0,
  duplicate: 0,
  shuffle: false,
  delay: 0,
  delaySecondsMax: 0,
};

export type Parcel = {
  deliveryId: string;
  /** What is inside, for a carrier that treats some otherwise than others. */
  event: StripeEvent;
  /** 0 the first time. */
  attempts: number;
  url: string;
  headers: Record<string, string>;
  body: string;
};

export type Postman = {
  /** Parcels to send now; each must be reported by `finish`. */
  take(maximum: number): Parcel[];
  finish(deliveryId: string, isDelivered: boolean): void;
  /** When the next parcel is to be sent; undefined while none waits or none may leave. */
  nextMs(): number | undefined;
  mood(): WebhookMood;
  setMood(mood: WebhookMood): void;
  waiting(): number;
};

/**
 * Ever longer, for up to three days as in live mode (docs.stripe.com/webhooks#retries); Stripe does
 * not publish the steps, these are ours.
 */
const retrySeconds = [2, 10, 60, 600, 3600, 6, 12, 24, 24].map((span, step) =>
  step < 5 ? span : span * 3600,
);
/** How many waiting deliveries are looked at when the order is random. */
const shuffleWindow = 64;

export function signatureHeader(body: string, secret: string, atSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${signature}`;
}

function parcelOf(world: World, delivery: Delivery): Parcel | undefined {
  const event = world.store.get('events', delivery.eventId);
  if (event === undefined) return undefined;
  const { id: deliveryId, attempts, url } = delivery;
  if (delivery.source !== undefined) {
    return {
      deliveryId,
      event,
      attempts,
      url,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(partnerEvent(delivery, delivery.source, event)),
    };
  }
  const body = JSON.stringify(event);
  // Signed by the wall clock: the receiver compares with its own, which no test winds forward.
  const atSeconds = Math.floor(world.clock.wallMs() / 1000);
  return {
    deliveryId,
    event,
    attempts,
    url,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signatureHeader(body, delivery.secret, atSeconds),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
    body,
  };
}

/** Delivered, lost for good or given up: nobody waits for it any more. */
function conclude({ store }: World, delivery: Delivery): void {
  store.remove('deliveries', delivery.id);
  const event = store.get('events', delivery.eventId);
  if (event === undefined) return;
  const pending = Math.max(0, event.pending_webhooks - 1);
  store.put('events', { ...event, pending_webhooks: pending });
}

/** During an outage nothing leaves either. */
export function createPostman(world: World, isOut: () => boolean): Postman {
  const { store, clock } = world;
  const underway = new Map<string, number>();
  let mood = calmMood;
  let random = world.random;

  const candidates = (maximum: number): Delivery[] => {
    const window = mood.shuffle ? shuffleWindow : maximum;
    const due = store
      .due('deliveries', clock.nowMs(), window + underway.size)
      .filter((delivery) => !underway.has(delivery.id));
    if (mood.shuffle) due.sort(() => random() - 0.5);
    return due.slice(0, maximum);
  };
  const isHeldBack = (delivery: Delivery): boolean => {
    if (delivery.isDelayed === true || random() >= mood.delay) return false;
    const atMs = clock.nowMs() + Math.ceil(random() * mood.delaySecondsMax * 1000);
    store.put('deliveries', { ...delivery, atMs, isDelayed: true });
    return true;
  };
  const parcelsOf = (delivery: Delivery): Parcel[] => {
    if (isHeldBack(delivery)) return [];
    const parcel = parcelOf(world, delivery);
    if (parcel === undefined || random() < mood.drop) {
      conclude(world, delivery);
      return [];
    }
    return random() < mood.duplicate ? [parcel, parcel] : [parcel];
  };
  return {
    take: (maximum) => {
      if (mood.paused || maximum <= 0 || isOut()) return [];
      const parcels = candidates(maximum).flatMap(parcelsOf);
      for (const { deliveryId } of parcels) {
        underway.set(deliveryId, (underway.get(deliveryId) ?? 0) + 1);
      }
      store.commit();
      return parcels;
    },
    finish: (deliveryId, isDelivered) => {
      const copies = (underway.get(deliveryId) ?? 1) - 1;
      if (copies > 0) underway.set(deliveryId, copies);
      else underway.delete(deliveryId);
      const delivery = store.get('deliveries', deliveryId);
      if (delivery === undefined || copies > 0) return;
      const waitSeconds = retrySeconds[delivery.attempts];
      if (isDelivered || waitSeconds === undefined) {
        conclude(world, delivery);
      } else {
        const atMs = clock.nowMs() + waitSeconds * 1000;
        store.put('deliveries', { ...delivery, attempts: delivery.attempts + 1, atMs });
      }
      void store.committed();
    },
    nextMs: () => {
      if (mood.paused || isOut()) return undefined;
      const earliest = store.due('deliveries', Infinity, underway.size + 1);
      return earliest.find((delivery) => !underway.has(delivery.id))?.atMs;
    },
    mood: () => mood,
    setMood: (next) => {
      mood = next;
      random = next.seed === undefined ? world.random : seededRandom(next.seed);
    },
    waiting: () => store.count('deliveries'),
  };
}
