/** What Fanfund needs to know of disputes at a payment processor, and to say in one. */
import type { Dispute, FraudWarning } from '../domain/dispute.ts';
import type { PaymentFacts } from '../domain/evidence.ts';

export type Evidence = {
  readonly productDescription: string;
  /** 20,000 characters at most. */
  readonly text: string;
  /** False keeps it at the dispute without sending it to the bank, which can be done only once. */
  readonly submit: boolean;
};

/** `refused`: the dispute takes no evidence any more, or not this; `code` is Stripe's. */
export type EvidenceOutcome =
  | { readonly kind: 'taken'; readonly dispute: Dispute }
  | { readonly kind: 'refused'; readonly code: string };

export type DisputeGateway = {
  /** The pledge that a PaymentIntent was made for; undefined when it is not ours. */
  pledgeOf(intentId: string): Promise<string | undefined>;
  /** All disputes of a PaymentIntent, inquiries too, as they are now. */
  list(intentId: string): Promise<readonly Dispute[]>;
  /** Warnings of fraud about money that can still be refunded. */
  warnings(intentId: string): Promise<readonly FraudWarning[]>;
  /** Undefined when nothing was charged. */
  facts(intentId: string): Promise<PaymentFacts | undefined>;
  handIn(disputeId: string, evidence: Evidence): Promise<EvidenceOutcome>;
};
