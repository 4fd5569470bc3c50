/** A delivery as its backer and operations see it. */
import type { Fulfilment } from '../domain/fulfilment.ts';
import type { Parcel } from '../domain/parcel.ts';
import { isoTime } from './campaign-view.ts';
import { owedLines, unsentLines } from '../domain/fulfilment.ts';
import { trackingUrl } from '../domain/carriers.ts';

export const fulfilmentView = (fulfilment: Fulfilment) => ({
  pledgeId: fulfilment.pledgeId,
  number: fulfilment.number,
  state: fulfilment.state,
  lines: owedLines(fulfilment),
  toSend: unsentLines(fulfilment),
  expectedAt: isoTime(fulfilment.expectedAtMs),
  ...(fulfilment.wave && { wave: fulfilment.wave }),
  parcels: fulfilment.parcels.map(parcelView),
});

function parcelView({ trackingNumber, fault, ...parcel }: Parcel) {
  const url = trackingUrl(parcel.carrier, trackingNumber);
  return {
    ...{ id: parcel.id, kind: parcel.kind, carrier: parcel.carrier },
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(url !== undefined && { trackingUrl: url }),
    ...{ lines: parcel.lines, state: parcel.state },
    ...{ dispatchedAt: isoTime(parcel.dispatchedAtMs), changedAt: isoTime(parcel.changedAtMs) },
    ...(fault !== undefined && { reason: fault }),
  };
}
