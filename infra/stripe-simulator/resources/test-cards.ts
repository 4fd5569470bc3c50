/**
 * Stripe's documented test cards: the name of the payment method, the number, and what sets it
 * apart. A card without a peculiarity always succeeds.
 */
import type { Decline } from './declines.ts';
import { declines } from './declines.ts';

export type Brand = 'amex' | 'diners' | 'discover' | 'jcb' | 'mastercard' | 'unionpay' | 'visa';

/** When the issuer wants the card holder to be asked. */
export type Authentication = 'always' | 'unless_set_up' | 'on_session';

export const disputeReasons = [
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'unrecognized',
] as const;

export type DisputeKind = {
  reason: (typeof disputeReasons)[number];
  isInquiry: boolean;
};

export type TestCard = {
  name: string;
  number: string;
  brand: Brand;
  funding: 'credit' | 'debit' | 'prepaid';
  country: string;
  /** Refused when saved or attached, and when charged. */
  decline?: Decline;
  /** Saved without complaint; refused when charged. */
  chargeDecline?: Decline;
  /** Saved without complaint; charges are refused for this reason, all of them or the first. */
  refusals?: { code: string; times: number | null };
  /** The charge is `processing` for a while and then succeeds, or is refused for this reason. */
  processing?: { code?: string };
  authentication?: Authentication;
  dispute?: DisputeKind;
  earlyFraudWarning?: true;
  refund?: 'pending' | 'fails_later';
  riskLevel?: 'elevated' | 'highest';
  failedCheck?: 'cvc' | 'address' | 'postal_code';
  skipsPendingBalance?: true;
};

type Peculiarity = Partial<Omit<TestCard, 'name' | 'number'>>;

function card(name: string, number: string, peculiarity: Peculiarity = {}): TestCard {
  return { name, number, brand: 'visa', funding: 'credit', country: 'US', ...peculiarity };
}

const plain: readonly TestCard[] = [
  card('visa', '4242424242424242'),
  card('us', '4242424242424242'),
  card('visa_debit', '4000056655665556', { funding: 'debit' }),
  card('mastercard', '5555555555554444', { brand: 'mastercard' }),
  card('mastercard_2series', '2223003122003222', { brand: 'mastercard' }),
  card('mastercard_debit', '5200828282828210', { brand: 'mastercard', funding: 'debit' }),
  card('mastercard_prepaid', '5105105105105100', { brand: 'mastercard', funding: 'prepaid' }),
  card('amex', '378282246310005', { brand: 'amex' }),
  card('amex_other', '371449635398431', { brand: 'amex' }),
  card('discover', '6011111111111117', { brand: 'discover' }),
  card('diners', '3056930009020004', { brand: 'diners' }),
  card('jcb', '3566002020360505', { brand: 'jcb', country: 'JP' }),
  card('unionpay', '6200000000000005', { brand: 'unionpay', country: 'CN' }),
  card('ca', '4000001240000000', { country: 'CA' }),
  card('mx', '4000004840008001', { country: 'MX' }),
  card('br', '4000000760000002', { country: 'BR' }),
  card('gb', '4000008260000000', { country: 'GB' }),
  card('fr', '4000002500000003', { country: 'FR' }),
  card('de', '4000002760000016', { country: 'DE' }),
  card('au', '4000000360000006', { country: 'AU' }),
  card('in', '4000003560000008', { country: 'IN' }),
  card('jp', '4000003920000003', { country: 'JP' }),
  card('bypassPending', '4000000000000077', { skipsPendingBalance: true }),
];

const declining: readonly TestCard[] = [
  card('visa_chargeDeclined', '4000000000000002', { decline: declines.generic }),
  card('visa_chargeDeclinedInsufficientFunds', '4000000000009995', {
    decline: declines.insufficientFunds,
  }),
  card('visa_chargeDeclinedLostCard', '4000000000009987', { decline: declines.lostCard }),
  card('visa_chargeDeclinedStolenCard', '4000000000009979', { decline: declines.stolenCard }),
  card('chargeDeclinedExpiredCard', '4000000000000069', { decline: declines.expiredCard }),
  card('chargeDeclinedIncorrectCvc', '4000000000000127', { decline: declines.incorrectCvc }),
  card('chargeDeclinedProcessingError', '4000000000000119', { decline: declines.processingError }),
  card('visa_chargeDeclinedVelocityLimitExceeded', '4000000000006975', {
    decline: declines.velocityExceeded,
  }),
  card('chargeDeclinedFraudulent', '4100000000000019', { decline: declines.fraudulent }),
  card('radarBlock', '4100000000000019', {
    chargeDecline: declines.fraudulent,
    riskLevel: 'highest',
  }),
  card('chargeCustomerFail', '4000000000000341', { chargeDecline: declines.generic }),
];

const authenticating: readonly TestCard[] = [
  card('authenticationRequiredOnSetup', '4000002500003155', { authentication: 'unless_set_up' }),
  card('authenticationRequired', '4000002760003184', { authentication: 'always' }),
  card('authenticationRequiredSetupForOffSession', '4000003800000446', {
    authentication: 'on_session',
  }),
  card('authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', {
    authentication: 'unless_set_up',
    chargeDecline: declines.insufficientFunds,
  }),
  card('threeDSecure2Required', '4000000000003220', { authentication: 'always' }),
  card('threeDSecureRequired', '4000000000003063', { authentication: 'always' }),
  card('threeDSecureRequiredChargeDeclined', '4000008400001629', {
    authentication: 'always',
    chargeDecline: declines.generic,
  }),
  card('threeDSecureOptional', '4000000000003055'),
];

const troublesome: readonly TestCard[] = [
  card('createDispute', '4000000000000259', {
    dispute: { reason: 'fraudulent', isInquiry: false },
  }),
  card('createDisputeProductNotReceived', '4000000000002685', {
    dispute: { reason: 'product_not_received', isInquiry: false },
  }),
  card('createDisputeInquiry', '4000000000001976', {
    dispute: { reason: 'fraudulent', isInquiry: true },
  }),
  card('createIssuerFraudRecord', '4000000000005423', { earlyFraudWarning: true }),
  card('pendingRefund', '4000000000007726', { refund: 'pending' }),
  card('refundFail', '4000000000005126', { refund: 'fails_later' }),
  card('riskLevelElevated', '4000000000009235', { riskLevel: 'elevated' }),
  card('riskLevelHighest', '4000000000004954', { riskLevel: 'highest' }),
  card('cvcCheckFail', '4000000000000101', { failedCheck: 'cvc' }),
  card('avsFail', '4000000000000010', { failedCheck: 'address' }),
  card('avsLine1Fail', '4000000000000028', { failedCheck: 'address' }),
  card('avsZipFail', '4000000000000036', { failedCheck: 'postal_code' }),
];

export const testCards = [...plain, ...declining, ...authenticating, ...troublesome];

/** Other spellings in use for the same cards. */
const aliases: Record<string, string> = {
  chargeDeclined: 'visa_chargeDeclined',
  chargeDeclinedInsufficientFunds: 'visa_chargeDeclinedInsufficientFunds',
  chargeDeclinedLostCard: 'visa_chargeDeclinedLostCard',
  chargeDeclinedStolenCard: 'visa_chargeDeclinedStolenCard',
  chargeDeclinedVelocityLimitExceeded: 'visa_chargeDeclinedVelocityLimitExceeded',
  visa_chargeDeclinedExpiredCard: 'chargeDeclinedExpiredCard',
  visa_chargeDeclinedIncorrectCvc: 'chargeDeclinedIncorrectCvc',
  visa_chargeDeclinedProcessingError: 'chargeDeclinedProcessingError',
};

const byName = new Map(testCards.map((known) => [known.name, known]));
const byNumber = new Map(testCards.map((known) => [known.number, known] as const).reverse());

const inventedNumber = '4000000000000341';

/**
 * Cards that Stripe does not have: `sim_charge_insufficient_funds` is saved and refused at every
 * charge for that reason, `sim_first2_insufficient_funds` at the first two; `sim_processing` and
 * `sim_processing_insufficient_funds` are charged only after a minute of `processing`, or are not.
 */
function inventedCard(name: string): TestCard | undefined {
  const processing = /^sim_processing(?:_([a-z_:]+))?$/.exec(name);
  if (processing !== null) {
    const code = processing[1];
    return card(name, inventedNumber, { processing: code === undefined ? {} : { code } });
  }
  const [, times, code] = /^sim_(charge|first\d{1,3})_([a-z_:]+)$/.exec(name) ?? [];
  if (times === undefined || code === undefined) return undefined;
  const refused = times === 'charge' ? null : Number(times.slice('first'.length));
  return card(name, inventedNumber, { refusals: { code, times: refused } });
}

/** `pm_card_visa` or `tok_visa`. */
export function cardByToken(token: string): TestCard | undefined {
  const name = token.replace(/^(pm_card|tok)_/, '');
  if (name === token) return undefined;
  return byName.get(aliases[name] ?? name) ?? inventedCard(name);
}

export function cardByName(name: string): TestCard {
  const known = byName.get(name) ?? inventedCard(name);
  if (known === undefined) throw new Error(`there is no test card ${name}`);
  return known;
}

export function cardByNumber(number: string): TestCard | undefined {
  return byNumber.get(number);
}
