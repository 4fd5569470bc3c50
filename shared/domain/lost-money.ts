/**
 * What cardholders' banks have taken for good. They may have taken a part only: the rest of the
 * money is here, and still to be given back where the campaign does not keep it.
 */
import type { Dispute } from './dispute.ts';

type Taken = Pick<Dispute, 'status' | 'amountMinor' | 'withdrawnMinor'>;

export const isLost = ({ status, withdrawnMinor }: Taken): boolean =>
  status === 'lost' || (status === 'prevented' && withdrawnMinor > 0);

/** What was not seen to be withdrawn yet is taken as lost all the same: never paid twice. */
export const lostMinor = ({
  disputes = [],
}: {
  readonly disputes?: readonly Taken[] | undefined;
}) =>
  disputes
    .filter(isLost)
    .reduce((sum, { withdrawnMinor, amountMinor }) => sum + (withdrawnMinor || amountMinor), 0);
