/** Card issuers, as a year has them: most cards work, and every way to fail is among the rest. */
import type { Chance } from '../kernel/chance.ts';

const cards = [
  [60, 'pm_card_visa'],
  [6, 'pm_card_mastercard'],
  [3, 'pm_card_amex'],
  [4, 'pm_card_authenticationRequiredOnSetup'],
  [3, 'pm_card_authenticationRequired'],
  [2, 'pm_card_authenticationRequiredSetupForOffSession'],
  [4, 'pm_card_chargeCustomerFail'],
  [2, 'pm_card_visa_chargeDeclined'],
  [1, 'pm_card_visa_chargeDeclinedInsufficientFunds'],
  [1, 'pm_card_chargeDeclinedExpiredCard'],
  [1, 'pm_card_visa_chargeDeclinedStolenCard'],
  [1, 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
  [2, 'pm_card_createDispute'],
  [1, 'pm_card_createDisputeProductNotReceived'],
  [1, 'pm_card_createDisputeInquiry'],
  [1, 'pm_card_createIssuerFraudRecord'],
  [3, 'pm_card_pendingRefund'],
  [3, 'pm_card_refundFail'],
] as const;

export const cardFor = (chance: Chance): string => chance.weighed(cards);
