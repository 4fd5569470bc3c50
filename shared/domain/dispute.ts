/**
 * A cardholder's bank asks a payment back. Stripe may create a dispute that is lost already, open
 * several for one charge, and turn lost into won (https://docs.stripe.com/disputes/how-disputes-work).
 * An inquiry (`warning_…`) moves no money.
 */

/** Stripe's own words for where a dispute stands. */
export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'prevented';

export type Dispute = {
  /** `du_…` or `dp_…`. */
  readonly id: string;
  readonly status: DisputeStatus;
  readonly amountMinor: number;
  /** Stripe's reason, such as `fraudulent` or `product_not_received`. */
  readonly reason: string;
  readonly openedAtMs: number;
  /** Until when evidence may be handed in. */
  readonly evidenceDueAtMs?: number | undefined;
  /** What the bank took, less what it gave back; from Stripe's balance transactions. */
  readonly withdrawnMinor: number;
};

export const isInquiry = ({ status }: Pick<Dispute, 'status'>): boolean =>
  status.startsWith('warning_');

export const isOpenDispute = ({ status }: Pick<Dispute, 'status'>): boolean =>
  status === 'needs_response' || status === 'under_review';

/** The list with this record in it, in place of an earlier state of it. */
export function withDispute(
  disputes: readonly Dispute[] | undefined,
  dispute: Dispute,
): readonly Dispute[] {
  const known = disputes ?? [];
  return known.some(({ id }) => id === dispute.id)
    ? known.map((before) => (before.id === dispute.id ? dispute : before))
    : [...known, dispute];
}
