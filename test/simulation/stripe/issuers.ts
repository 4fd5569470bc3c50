/**
 * Who else has a say in a payment: the banks behind the cards, and Stripe's people at the Dashboard.
 * Which card a backer holds decides how it behaves for its whole life; what a bank or Stripe does
 * later, the world has happen when it chooses.
 */
import type { Chance } from '../kernel/chance.ts';
import type { ControlAnswer } from './in-process.ts';

/**
 * By how much of a crowd: shares are ours, chosen so that 50 pledges meet every kind now and then;
 * the names are Stripe's test cards (docs.stripe.com/testing) and the simulator's own (`sim`).
 */
export const cardShares: readonly (readonly [share: number, card: string])[] = [
  // Pays, always.
  [30, 'pm_card_visa'],
  [12, 'pm_card_mastercard'],
  [5, 'pm_card_amex'],
  [4, 'pm_card_visa_debit'],
  [2, 'pm_card_jp'],
  [3, 'pm_card_gb'],
  [2, 'pm_card_discover'],
  [2, 'pm_card_bypassPending'],
  // Is saved, and refused at the deadline once, twice or for good.
  [4, 'pm_card_sim_first1_insufficient_funds'],
  [3, 'pm_card_sim_first2_insufficient_funds'],
  [2, 'pm_card_sim_charge_insufficient_funds'],
  [2, 'pm_card_sim_first1_processing_error'],
  [2, 'pm_card_chargeCustomerFail'],
  [2, 'pm_card_sim_charge_expired_card'],
  [1, 'pm_card_sim_charge_lost_card'],
  [1, 'pm_card_sim_charge_do_not_try_again'],
  [1, 'pm_card_radarBlock'],
  // Is refused when it is to be saved.
  [1, 'pm_card_visa_chargeDeclined'],
  [1, 'pm_card_chargeDeclinedExpiredCard'],
  // Wants its owner to be asked: when saved, whenever charged, or at the deadline for the first time.
  [3, 'pm_card_authenticationRequiredOnSetup'],
  [2, 'pm_card_authenticationRequired'],
  [1, 'pm_card_authenticationRequiredSetupForOffSession'],
  [1, 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
  [2, 'pm_card_sim_first1_authentication_required'],
  // Takes its time.
  [2, 'pm_card_sim_processing'],
  [1, 'pm_card_sim_processing_insufficient_funds'],
  // Pays, and makes trouble afterwards.
  [1, 'pm_card_createDispute'],
  [1, 'pm_card_createDisputeProductNotReceived'],
  [1, 'pm_card_createDisputeInquiry'],
  [1, 'pm_card_createIssuerFraudRecord'],
  [1, 'pm_card_riskLevelElevated'],
  [1, 'pm_card_pendingRefund'],
  [2, 'pm_card_refundFail'],
];

export const cardFor = (chance: Pick<Chance, 'weighed'>): string => chance.weighed(cardShares);

export type DisputeWish = {
  /** All of the charge unless told. */
  readonly amount?: number;
  readonly reason?: 'fraudulent' | 'product_not_received' | 'duplicate' | 'general';
  /** Moves no money yet. */
  readonly inquiry?: boolean;
  /** Is `lost` at once: nobody is heard. */
  readonly status?: 'lost';
};

export type Issuers = {
  readonly dispute: (charge: string, wish?: DisputeWish) => Promise<ControlAnswer>;
  readonly closeDispute: (
    dispute: string,
    status: 'won' | 'lost' | 'warning_closed',
  ) => Promise<ControlAnswer>;
  /** An inquiry becomes a dispute. */
  readonly escalateDispute: (dispute: string) => Promise<ControlAnswer>;
  readonly warnOfFraud: (charge: string) => Promise<ControlAnswer>;
  readonly review: (charge: string) => Promise<ControlAnswer>;
  /** A refund that had succeeded comes back. */
  readonly failRefund: (refund: string, reason?: string) => Promise<ControlAnswer>;
  readonly settleRefund: (refund: string) => Promise<ControlAnswer>;
  /** The issuer sends a new card; the payment method stays. */
  readonly replaceCard: (method: string, card: string) => Promise<ControlAnswer>;
  /** What its charges are refused for from now on, in turn; no codes: for nothing. */
  readonly refuse: (
    method: string,
    codes: readonly string[],
    times?: number,
  ) => Promise<ControlAnswer>;
  readonly expireHold: (intent: string) => Promise<ControlAnswer>;
  /** As Stripe cancels an intent by itself. */
  readonly cancelIntent: (intent: string) => Promise<ControlAnswer>;
};

type Control = (method: string, path: string, body?: unknown) => Promise<ControlAnswer>;

export function issuersBy(control: Control): Issuers {
  const post = (path: string, body: unknown = {}): Promise<ControlAnswer> =>
    control('POST', path, body);
  return {
    dispute: (charge, wish = {}) => post('disputes', { charge, ...wish }),
    closeDispute: (dispute, status) => post(`disputes/${dispute}/close`, { status }),
    escalateDispute: (dispute) => post(`disputes/${dispute}/escalate`),
    warnOfFraud: (charge) => post('early_fraud_warnings', { charge }),
    review: (charge) => post('reviews', { charge }),
    failRefund: (refund, reason) => post(`refunds/${refund}/fail`, { reason }),
    settleRefund: (refund) => post(`refunds/${refund}/settle`),
    replaceCard: (method, card) => post(`payment_methods/${method}/replace`, { card }),
    refuse: (method, codes, times) => post(`payment_methods/${method}/refusals`, { codes, times }),
    expireHold: (intent) => post(`payment_intents/${intent}/expire`),
    cancelIntent: (intent) => post(`payment_intents/${intent}/cancel`),
  };
}
