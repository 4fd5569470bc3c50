/**
 * What a warehouse says of a parcel, and what follows from it. A parcel is known by its reference:
 * the same word again changes nothing, another word under the same reference is refused. Invariant:
 * nothing is sent for money that is not here, and never more than is owed.
 */
import type { Fulfilment, FulfilmentEvent } from './fulfilment.ts';
import type { Line } from './pledge-lines.ts';
import type { Parcel, ParcelEventType, ParcelFault, ParcelKind } from './parcel.ts';
import type { Pledge } from './pledge.ts';
import type { Refusal } from './refusal.ts';
import { parcelTarget } from './parcel.ts';
import { refuse } from './refusal.ts';
import { unknownShipment } from './shipper.ts';
import { unsentLines } from './fulfilment.ts';
import { isSameLines, piecesOf, summed, without } from './pledge-lines.ts';

export type ShipmentStatus = 'dispatched' | 'delivered' | 'returned' | 'failed';

export type ShipmentFact = {
  readonly reference: string;
  /** Needed where a parcel is heard of for the first time. */
  readonly pledgeId?: string | undefined;
  readonly status: ShipmentStatus;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  /** Everything that was not sent yet, unless given. */
  readonly lines?: readonly Line[] | undefined;
  readonly atMs?: number | undefined;
  readonly fault?: ParcelFault | undefined;
};

export type Delivering = {
  readonly fulfilment: Fulfilment;
  readonly pledge: Pledge;
  readonly parcelId: string;
};

const parcelsMax = 20;
/** Codes that change hands in one transaction of the store, which takes a hundred actions at most. */
const codesMax = 40;
const clockSkewMs = 24 * 60 * 60 * 1000;

/** `known`: it was said before. */
export function decideShipment(
  delivering: Delivering,
  fact: ShipmentFact,
  nowMs: number,
): readonly FulfilmentEvent[] | 'known' | Refusal {
  const atMs = fact.atMs ?? nowMs;
  if (atMs > nowMs + clockSkewMs)
    return refuse('shipment_time_invalid', 'This has not happened yet.');
  const { fulfilment, parcelId } = delivering;
  const parcel = fulfilment.parcels.find(({ id }) => id === parcelId);
  if (fact.status === 'dispatched')
    return parcel ? sameParcel(parcel, fact) : dispatch(delivering, fact, atMs);
  if (!parcel) return unknownShipment;
  return changeParcel(parcel, { ...fact, status: fact.status }, atMs);
}

function sameParcel(parcel: Parcel, fact: ShipmentFact): 'known' | Refusal {
  const isSame =
    carrierOf(fact) === parcel.carrier &&
    fact.trackingNumber === parcel.trackingNumber &&
    (fact.lines === undefined || isSameLines(fact.lines, parcel.lines));
  return isSame
    ? 'known'
    : refuse('shipment_reused', 'Another parcel was dispatched under this reference.');
}

const carrierOf = ({ carrier = 'other' }: ShipmentFact): string => carrier;

const kindOf = (carrier: string): ParcelKind =>
  carrier === 'digital' || carrier === 'pickup' ? carrier : 'parcel';

function dispatch(
  { fulfilment, pledge, parcelId }: Delivering,
  fact: ShipmentFact,
  atMs: number,
): readonly FulfilmentEvent[] | Refusal {
  const withheld = withheldFrom(fulfilment, pledge);
  if (withheld) return withheld;
  const left = unsentLines(fulfilment);
  const lines = summed(fact.lines ?? left);
  if (lines.length === 0 || without(lines, left).length > 0)
    return refuse('nothing_left_to_ship', 'That many pieces are not owed, or are on their way.');
  const carrier = carrierOf(fact);
  const { reference, trackingNumber } = fact;
  const kind = kindOf(carrier);
  const excess = excessOf(fulfilment, kind, lines);
  if (excess) return excess;
  const parcel: Parcel = {
    ...{ id: parcelId, reference, kind, carrier, trackingNumber, lines },
    ...{ state: 'dispatched', dispatchedAtMs: atMs, changedAtMs: atMs },
  };
  const dispatched = { type: 'ShipmentDispatched', atMs, parcel } as const;
  return kind === 'digital'
    ? [dispatched, { type: 'ShipmentDelivered', atMs, parcelId }]
    : [dispatched];
}

function excessOf(
  { parcels }: Fulfilment,
  kind: ParcelKind,
  lines: readonly Line[],
): Refusal | undefined {
  if (parcels.length >= parcelsMax)
    return refuse('too_many_shipments', `A pledge has ${parcelsMax} parcels at most.`);
  return kind === 'digital' && piecesOf(lines) > codesMax
    ? refuse('too_many_pieces', `${codesMax} codes at most go at once: split them by lines.`)
    : undefined;
}

/** Why nothing may be sent; undefined when it may. */
export function withheldFrom(
  { state }: Pick<Fulfilment, 'state'>,
  pledge: Pledge,
): Refusal | undefined {
  switch (pledge.state) {
    case 'collected':
    case 'won':
      return state === 'closed' ? refuse('pledge_refunded', closedText) : undefined;
    case 'disputed':
      return refuse('pledge_disputed', 'A bank holds the money: nothing is sent while it decides.');
    case 'refunding':
    case 'refunded':
    case 'lost':
      return refuse('pledge_refunded', closedText);
    default:
      return refuse('pledge_state', `The money of a ${pledge.state} pledge is not here.`);
  }
}

const closedText = 'The money went back: nothing is to be sent any more.';

const eventTypes = {
  delivered: 'ShipmentDelivered',
  returned: 'ShipmentReturned',
  failed: 'DeliveryFailed',
} as const satisfies Record<string, ParcelEventType>;

type Change = ShipmentFact & { readonly status: keyof typeof eventTypes };

function changeParcel(
  parcel: Parcel,
  { status, fault = 'other' }: Change,
  atMs: number,
): readonly FulfilmentEvent[] | 'known' | Refusal {
  if (parcel.state === status) return 'known';
  if (atMs < parcel.dispatchedAtMs)
    return refuse('shipment_time_invalid', 'That is before the parcel was dispatched.');
  const type = eventTypes[status];
  if (!parcelTarget(parcel.state, type))
    return refuse('shipment_state', `A ${parcel.state} parcel cannot be ${status} any more.`);
  const parcelId = parcel.id;
  return type === 'ShipmentDelivered'
    ? [{ type, atMs, parcelId }]
    : [{ type, atMs, parcelId, fault }];
}
