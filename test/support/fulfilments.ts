/** A delivery and one event of each type, with values that are the same in every run. */
import type {
  Fulfilment,
  FulfilmentEvent,
  FulfilmentEventType,
  FulfilmentState,
} from '../../shared/domain/fulfilment.ts';
import { evolveFulfilment } from '../../shared/domain/fulfilment.ts';
import type { Parcel } from '../../shared/domain/parcel.ts';
import { dayMs, pending, sealedAtMs } from './given.ts';

export const sentAtMs = sealedAtMs + 60 * dayMs;

export const parcelOf = (wishes: Partial<Parcel> = {}): Parcel => ({
  ...{ id: 'shp_1', reference: 'WH-1', kind: 'parcel', carrier: 'dhl', trackingNumber: '0034' },
  ...{ lines: [{ rewardId: 'mug', quantity: 1 }], state: 'dispatched' },
  ...{ dispatchedAtMs: sentAtMs, changedAtMs: sentAtMs },
  ...wishes,
});

export function fulfilmentOf(wishes: Partial<Fulfilment> = {}): Fulfilment {
  const { id: pledgeId, campaignId, backerId } = pending({ rewardId: 'mug' });
  return {
    ...{ pledgeId, campaignId, backerId, number: 1, state: 'waiting' },
    ...{ lines: [{ rewardId: 'mug', quantity: 1 }], waived: [], parcels: [] },
    ...{ expectedAtMs: sealedAtMs + 90 * dayMs, openedAtMs: sealedAtMs, version: 1 },
    ...wishes,
  };
}

/** Two of them have one shape. */
type OfType<Type> = Extract<FulfilmentEvent, { readonly type: unknown }> & {
  readonly type: Type;
};

export const fulfilmentEvents: { readonly [Type in FulfilmentEventType]: OfType<Type> } = {
  FulfilmentOpened: { type: 'FulfilmentOpened', atMs: sealedAtMs },
  ShipmentDispatched: { type: 'ShipmentDispatched', atMs: sentAtMs, parcel: parcelOf() },
  ShipmentDelivered: { type: 'ShipmentDelivered', atMs: sentAtMs + dayMs, parcelId: 'shp_1' },
  ShipmentReturned: {
    type: 'ShipmentReturned',
    atMs: sentAtMs + 2 * dayMs,
    ...{ parcelId: 'shp_1', fault: 'unclaimed' },
  },
  DeliveryFailed: {
    type: 'DeliveryFailed',
    atMs: sentAtMs + 3 * dayMs,
    ...{ parcelId: 'shp_1', fault: 'lost' },
  },
  DeliveryWaived: {
    ...{ type: 'DeliveryWaived', atMs: sentAtMs, waived: [{ rewardId: 'mug', quantity: 1 }] },
  },
  PledgeFulfilled: { type: 'PledgeFulfilled', atMs: sentAtMs + dayMs },
  FulfilmentClosed: { type: 'FulfilmentClosed', atMs: sentAtMs, reason: 'refunded' },
  FulfilmentReopened: { type: 'FulfilmentReopened', atMs: sentAtMs + 1000 },
  WaveAssigned: { type: 'WaveAssigned', atMs: sentAtMs, wave: { number: 1, place: 7 } },
  DeliveryDataRequested: { type: 'DeliveryDataRequested', atMs: sealedAtMs + 1000, planVersion: 1 },
  DeliveryDataReminded: { type: 'DeliveryDataReminded', atMs: sealedAtMs + 3 * dayMs },
  DeliveryLockAnnounced: {
    ...{ type: 'DeliveryLockAnnounced', atMs: sealedAtMs + 4 * dayMs, planVersion: 1 },
  },
  DeliveryDataGiven: { type: 'DeliveryDataGiven', atMs: sealedAtMs + 2000, country: 'DE' },
  DeliveryDataRemoved: { type: 'DeliveryDataRemoved', atMs: sentAtMs + 40 * dayMs },
};

/** With the parcel that the events above are about. */
export function fulfilmentIn(state: FulfilmentState): Fulfilment {
  const paths: Record<FulfilmentState, readonly FulfilmentEventType[]> = {
    waiting: [],
    shipping: ['ShipmentDispatched'],
    fulfilled: ['ShipmentDispatched', 'ShipmentDelivered', 'PledgeFulfilled'],
    closed: ['ShipmentDispatched', 'FulfilmentClosed'],
  };
  const start = fulfilmentOf(state === 'waiting' ? { parcels: [parcelOf()] } : {});
  return paths[state].reduce((fulfilment, type) => {
    const after = evolveFulfilment(fulfilment, fulfilmentEvents[type]);
    if (!after) throw new Error(`${type} cannot happen to a ${fulfilment.state} delivery.`);
    return after;
  }, start);
}
