/**
 * Who may say what of a parcel. Operations may say everything. A partner sends what it has sold
 * itself, or whatever operations have given it to send; and what one partner has dispatched is for
 * no other to change, nor to learn of.
 */
import type { Pledge } from './pledge.ts';
import type { Refusal } from './refusal.ts';
import type { ShipmentFact } from './shipment.ts';
import { refuse } from './refusal.ts';

/** A partner that speaks of parcels; nobody stands for operations. */
export type Shipper = { readonly id: string; readonly ships?: boolean | undefined };

/** Of a parcel that is known. */
export type Dispatched = {
  readonly pledgeId: string;
  /** Missing of parcels that went before it was kept. */
  readonly by?: string | undefined;
};

const operations = 'operations';

export const dispatchedBy = (shipper: Shipper | undefined): string => shipper?.id ?? operations;

/** What another partner has dispatched. */
export const isHidden = (shipper: Shipper | undefined, { by = operations }: Dispatched): boolean =>
  shipper !== undefined && by !== operations && by !== shipper.id;

type Spoken = {
  readonly fact: ShipmentFact;
  readonly pledge: Pick<Pledge, 'partner'> | undefined;
  readonly dispatched: Dispatched | undefined;
};

/** Undefined when it may; otherwise what is said of a pledge, or a parcel, that is not there. */
export function whyNotHeard(
  shipper: Shipper | undefined,
  { fact, pledge, dispatched }: Spoken,
): Refusal | undefined {
  if (!shipper || dispatched?.by === shipper.id) return undefined;
  const isItsToSend = maySend(shipper, pledge);
  if (isItsToSend && !isTaken(shipper, dispatched)) return undefined;
  if (fact.status !== 'dispatched') return unknownShipment;
  return isItsToSend
    ? refuse('shipment_reused', 'The reference belongs to another parcel.')
    : refuse('not_found', 'There is no such pledge.');
}

const isTaken = (shipper: Shipper, dispatched: Dispatched | undefined): boolean =>
  dispatched !== undefined && isHidden(shipper, dispatched);

const maySend = ({ id, ships = false }: Shipper, pledge: Spoken['pledge']): boolean =>
  ships || pledge?.partner?.id === id;

export const unknownShipment = refuse(
  'shipment_unknown',
  'No parcel with this reference was dispatched before.',
);
