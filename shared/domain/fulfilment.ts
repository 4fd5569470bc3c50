/**
 * The delivery of one pledge, apart from its money: what is delivered can still be refunded or
 * disputed, so the two are two machines. Data as a type, legality as one table; an event says what
 * it writes (`written`), the table says where it leads. Invariant: `fulfilled` means that every piece
 * is with its backer or was paid back, and `closed` that nothing is owed because the money is gone.
 */
import type { DataChanges } from './data-changes.ts';
import type { Line } from './pledge-lines.ts';
import type { Parcel, ParcelEventType, ParcelFault } from './parcel.ts';
import { deliveredWhole } from './delivered-whole.ts';
import { isUnderWay, parcelTarget } from './parcel.ts';
import { piecesOf, without } from './pledge-lines.ts';
import { withChange } from './data-changes.ts';

export type CloseReason = 'refunded' | 'dispute_lost';

export type FulfilmentEvent = { readonly atMs: number } & (
  | { readonly type: 'FulfilmentOpened' }
  | { readonly type: 'ShipmentDispatched'; readonly parcel: Parcel }
  | { readonly type: 'ShipmentDelivered'; readonly parcelId: string }
  | ({ readonly type: 'ShipmentReturned' | 'DeliveryFailed' } & Failing)
  | { readonly type: 'DeliveryWaived'; readonly waived: readonly Line[] }
  | { readonly type: 'PledgeFulfilled' }
  | { readonly type: 'FulfilmentClosed'; readonly reason: CloseReason }
  | { readonly type: 'FulfilmentReopened' }
  | { readonly type: 'WaveAssigned'; readonly wave: Fulfilment['wave'] }
  | { readonly type: 'DeliveryDataRequested'; readonly planVersion: number }
  | { readonly type: 'DeliveryDataReminded' }
  | { readonly type: 'DeliveryLockAnnounced'; readonly planVersion: number }
  | { readonly type: 'DeliveryDataGiven'; readonly country?: string | undefined }
  | { readonly type: 'DeliveryDataRemoved' }
);

type Failing = { readonly parcelId: string; readonly fault: ParcelFault };

export type FulfilmentEventType = FulfilmentEvent['type'];

/** What may be asked of, and told by, a backer while something is to be delivered. */
const whileOpen = <State extends FulfilmentState>(state: State) =>
  ({
    WaveAssigned: state,
    DeliveryWaived: state,
    DeliveryDataRequested: state,
    DeliveryDataReminded: state,
    DeliveryLockAnnounced: state,
    DeliveryDataGiven: state,
    PledgeFulfilled: 'fulfilled',
    FulfilmentClosed: 'closed',
  }) as const;

export type FulfilmentState = 'waiting' | 'shipping' | 'fulfilled' | 'closed';

export const fulfilmentTransitions = {
  /** Nothing was sent yet, or not since it was opened again. */
  waiting: {
    ...whileOpen('waiting'),
    ShipmentDispatched: 'shipping',
    ShipmentDelivered: 'shipping',
    ShipmentReturned: 'shipping',
    DeliveryFailed: 'shipping',
  },
  shipping: {
    ...whileOpen('shipping'),
    ShipmentDispatched: 'shipping',
    ShipmentDelivered: 'shipping',
    ShipmentReturned: 'shipping',
    DeliveryFailed: 'shipping',
  },
  fulfilled: {
    ShipmentDelivered: 'fulfilled',
    ShipmentReturned: 'shipping',
    DeliveryFailed: 'shipping',
    DeliveryWaived: 'fulfilled',
    DeliveryDataRemoved: 'fulfilled',
  },
  /** Parcels that are on their way still arrive. */
  closed: {
    ShipmentDelivered: 'closed',
    ShipmentReturned: 'closed',
    DeliveryFailed: 'closed',
    FulfilmentReopened: 'waiting',
    DeliveryDataRemoved: 'closed',
  },
} as const satisfies Record<FulfilmentState, Partial<Record<FulfilmentEventType, FulfilmentState>>>;

export type Fulfilment = {
  readonly pledgeId: string;
  readonly campaignId: string;
  readonly backerId: string;
  /** In the order in which the campaign's backers pledged, from 1. */
  readonly number: number;
  readonly state: FulfilmentState;
  readonly lines: readonly Line[];
  /** Pieces that were paid back. */
  readonly waived: readonly Line[];
  readonly parcels: readonly Parcel[];
  /** When its reward was promised, when it was opened; late ones come first in lists. */
  readonly expectedAtMs: number;
  readonly wave?: { readonly number: number; readonly place: number } | undefined;
  /** Where to, once its backer has said so: no more of the address than that. */
  readonly country?: string | undefined;
  /** When its backer has said what is needed; with the address, it is gone after its day. */
  readonly dataAtMs?: number | undefined;
  readonly dataChanges?: DataChanges | undefined;
  /** The plan that its backer was asked by last, and how often they were reminded since. */
  readonly planVersion?: number | undefined;
  readonly askedAtMs?: number | undefined;
  readonly reminders?: number | undefined;
  /** The plan of whose lock its backer was told. */
  readonly lockAnnounced?: number | undefined;
  readonly endedAtMs?: number | undefined;
  /** When somebody has to look at it: a reminder, a notice, the removal of an address. */
  readonly dueAtMs?: number | undefined;
  readonly openedAtMs: number;
  /** Counts what happened, and numbers its events. */
  readonly version: number;
};

/** Where an event leads from a state; undefined when it may not happen there. */
export function fulfilmentTarget(
  state: FulfilmentState,
  type: FulfilmentEventType,
): FulfilmentState | undefined {
  const row: Partial<Record<FulfilmentEventType, FulfilmentState>> = fulfilmentTransitions[state];
  return row[type];
}

export const isOpen = ({ state }: Pick<Fulfilment, 'state'>): boolean =>
  state === 'waiting' || state === 'shipping';

/** The fields that an event writes, beside state and version. */
function written(fulfilment: Fulfilment, event: FulfilmentEvent): Partial<Fulfilment> | undefined {
  switch (event.type) {
    case 'ShipmentDispatched':
      return { parcels: [...fulfilment.parcels, event.parcel] };
    case 'ShipmentDelivered':
    case 'ShipmentReturned':
    case 'DeliveryFailed':
      return changedParcel(fulfilment, event);
    case 'DeliveryWaived':
      return { waived: event.waived };
    case 'PledgeFulfilled':
    case 'FulfilmentClosed':
      return { endedAtMs: event.atMs };
    case 'FulfilmentReopened':
      return { endedAtMs: undefined, dueAtMs: undefined };
    case 'WaveAssigned':
      return { wave: event.wave };
    case 'FulfilmentOpened':
      return {};
    default:
      return dataWritten(fulfilment, event);
  }
}

type DataEvent = Extract<
  FulfilmentEvent,
  { readonly type: `DeliveryData${string}` | 'DeliveryLockAnnounced' }
>;

function dataWritten(fulfilment: Fulfilment, event: DataEvent): Partial<Fulfilment> {
  switch (event.type) {
    case 'DeliveryDataRequested':
      return { planVersion: event.planVersion, askedAtMs: event.atMs, reminders: 0 };
    case 'DeliveryDataReminded':
      return { reminders: (fulfilment.reminders ?? 0) + 1 };
    case 'DeliveryLockAnnounced':
      return { lockAnnounced: event.planVersion };
    case 'DeliveryDataGiven':
      return {
        ...{ dataAtMs: event.atMs, country: event.country },
        dataChanges: withChange(fulfilment, event.atMs),
      };
    case 'DeliveryDataRemoved':
      return { dataAtMs: undefined, country: undefined };
  }
}

type ParcelEvent = Extract<FulfilmentEvent, { readonly type: ParcelEventType }>;

function changedParcel(
  { parcels, state }: Fulfilment,
  event: ParcelEvent,
): Partial<Fulfilment> | undefined {
  const parcel = parcels.find(({ id }) => id === event.parcelId);
  const target = parcel && parcelTarget(parcel.state, event.type);
  if (!target) return undefined;
  const fault = 'fault' in event ? event.fault : undefined;
  const changed: Parcel = { ...parcel, state: target, changedAtMs: event.atMs, fault };
  const isBack = state === 'fulfilled' && target !== 'delivered';
  return {
    parcels: parcels.map((one) => (one === parcel ? changed : one)),
    ...(isBack && { endedAtMs: undefined, dueAtMs: undefined }),
  };
}

/** The fulfilment after the event, or undefined when the tables do not allow it. */
export function evolveFulfilment(
  fulfilment: Fulfilment,
  event: FulfilmentEvent,
): Fulfilment | undefined {
  const state = fulfilmentTarget(fulfilment.state, event.type);
  const fields = state && written(fulfilment, event);
  return fields && { ...fulfilment, ...fields, state, version: fulfilment.version + 1 };
}

/** What has to be delivered at all. */
export const owedLines = ({ lines, waived }: Fulfilment): readonly Line[] => without(lines, waived);

/** What is neither with its backer nor on the way there. */
export const unsentLines = (fulfilment: Fulfilment): readonly Line[] =>
  without(owedLines(fulfilment), linesIn(fulfilment.parcels.filter(isUnderWay)));

const linesIn = (parcels: readonly Parcel[]): readonly Line[] =>
  parcels.flatMap(({ lines }) => lines);

const deliveredLines = ({ parcels }: Fulfilment): readonly Line[] =>
  linesIn(parcels.filter(({ state }) => state === 'delivered'));

/** What its backer does not have. */
export const undeliveredLines = (fulfilment: Fulfilment): readonly Line[] =>
  without(owedLines(fulfilment), deliveredLines(fulfilment));

/** How far it is: for who has to know what cannot be taken back any more. */
export function deliveredShare(fulfilment: Fulfilment) {
  const missing = piecesOf(undeliveredLines(fulfilment));
  const pieces = piecesOf(owedLines(fulfilment));
  return { pieces, deliveredPieces: pieces - missing };
}

/** Ends it where the events have left nothing to deliver. */
export function completed(fulfilment: Fulfilment, atMs: number): FulfilmentEvent[] {
  const { pieces, deliveredPieces } = deliveredShare(fulfilment);
  return isOpen(fulfilment) && deliveredPieces === pieces ? [deliveredWhole(atMs)] : [];
}

export type FulfilmentStep = {
  readonly after: Fulfilment;
  readonly events: readonly FulfilmentEvent[];
};

/** All of the events, and what follows from them; undefined when one of them may not happen. */
export function evolveAll(
  before: Fulfilment,
  events: readonly FulfilmentEvent[],
): FulfilmentStep | undefined {
  const told = afterEach(before, events);
  if (!told) return undefined;
  const ending = completed(told, events.at(-1)?.atMs ?? 0);
  const after = afterEach(told, ending);
  return after && { after, events: [...events, ...ending] };
}

const afterEach = (
  before: Fulfilment,
  events: readonly FulfilmentEvent[],
): Fulfilment | undefined =>
  events.reduce<Fulfilment | undefined>(
    (fulfilment, event) => fulfilment && evolveFulfilment(fulfilment, event),
    before,
  );
