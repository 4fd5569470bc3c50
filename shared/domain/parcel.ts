/**
 * The life of one parcel. A delivered one may still come back, or be found broken; one that was
 * given up as lost may turn up. Nothing leads back to being on its way: what is sent again is
 * another parcel, under another reference.
 */
import type { Line } from './pledge-lines.ts';

/** `pickup`: it waits for its backer at a place; `digital`: codes, handed out at once. */
export type ParcelKind = 'parcel' | 'pickup' | 'digital';

export type ParcelFault =
  'broken' | 'lost' | 'refused' | 'unclaimed' | 'undeliverable' | 'wrong_item' | 'other';

export const parcelFaults: readonly ParcelFault[] = [
  ...(['broken', 'lost', 'refused', 'unclaimed', 'undeliverable', 'wrong_item', 'other'] as const),
];

export const parcelTransitions = {
  dispatched: {
    ShipmentDelivered: 'delivered',
    ShipmentReturned: 'returned',
    DeliveryFailed: 'failed',
  },
  delivered: { ShipmentReturned: 'returned', DeliveryFailed: 'failed' },
  failed: { ShipmentDelivered: 'delivered', ShipmentReturned: 'returned' },
  returned: {},
} as const satisfies Record<string, Partial<Record<ParcelEventType, string>>>;

export type ParcelState = keyof typeof parcelTransitions;
/** What may happen to a parcel that was dispatched. */
export type ParcelEventType = 'ShipmentDelivered' | 'ShipmentReturned' | 'DeliveryFailed';

export type Parcel = {
  readonly id: string;
  /** The warehouse's own name of it. */
  readonly reference: string;
  readonly kind: ParcelKind;
  readonly carrier: string;
  readonly trackingNumber?: string | undefined;
  readonly lines: readonly Line[];
  readonly state: ParcelState;
  readonly dispatchedAtMs: number;
  /** Of what happened last. */
  readonly changedAtMs: number;
  readonly fault?: ParcelFault | undefined;
};

/** Where an event leads a parcel; undefined when it may not happen to it. */
export function parcelTarget(state: ParcelState, type: ParcelEventType): ParcelState | undefined {
  const row: Partial<Record<ParcelEventType, ParcelState>> = parcelTransitions[state];
  return row[type];
}

/** What it holds is with its backer, or on the way there. */
export const isUnderWay = ({ state }: Parcel): boolean =>
  state === 'dispatched' || state === 'delivered';
