/**
 * Ways in which a card is refused, as the issuer or Stripe words them: decline codes and their
 * messages as in docs.stripe.com/declines/codes, advice as in docs.stripe.com/declines/card. The
 * advice and the network's codes are the issuer's to give; here each code always has the same.
 */

type AdviceCode = 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';

export type Decline = {
  code: string;
  declineCode?: string;
  message: string;
  adviceCode?: AdviceCode;
  networkDeclineCode?: string;
  networkAdviceCode?: string;
  /** Refused by Stripe's own risk rules, so no issuer was asked. */
  isBlocked?: true;
};

const refusedByIssuer = 'Your card was declined.';

export const declines = {
  generic: {
    code: 'card_declined',
    declineCode: 'generic_decline',
    message: refusedByIssuer,
    adviceCode: 'try_again_later',
    networkDeclineCode: '05',
  },
  insufficientFunds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
    adviceCode: 'try_again_later',
    networkDeclineCode: '51',
  },
  lostCard: {
    code: 'card_declined',
    declineCode: 'lost_card',
    message: refusedByIssuer,
    adviceCode: 'do_not_try_again',
    networkDeclineCode: '41',
  },
  stolenCard: {
    code: 'card_declined',
    declineCode: 'stolen_card',
    message: refusedByIssuer,
    adviceCode: 'do_not_try_again',
    networkDeclineCode: '43',
  },
  expiredCard: {
    code: 'expired_card',
    declineCode: 'expired_card',
    message: 'Your card has expired.',
    adviceCode: 'do_not_try_again',
    networkDeclineCode: '54',
  },
  incorrectCvc: {
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    adviceCode: 'confirm_card_data',
    networkDeclineCode: 'N7',
  },
  incorrectZip: {
    code: 'incorrect_zip',
    declineCode: 'incorrect_zip',
    message: 'The zip code you supplied failed validation.',
    adviceCode: 'confirm_card_data',
  },
  processingError: {
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
    adviceCode: 'try_again_later',
    networkDeclineCode: '96',
  },
  velocityExceeded: {
    code: 'card_declined',
    declineCode: 'card_velocity_exceeded',
    message:
      'Your card was declined for making repeated attempts too frequently or exceeding its ' +
      'amount limit.',
    adviceCode: 'try_again_later',
    networkDeclineCode: '61',
  },
  fraudulent: {
    code: 'card_declined',
    declineCode: 'fraudulent',
    message: refusedByIssuer,
    adviceCode: 'do_not_try_again',
    isBlocked: true,
  },
  doNotHonor: {
    code: 'card_declined',
    declineCode: 'do_not_honor',
    message: refusedByIssuer,
    adviceCode: 'try_again_later',
    networkDeclineCode: '05',
  },
  authenticationRequired: {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
    networkDeclineCode: '1A',
  },
  incorrectNumber: {
    code: 'incorrect_number',
    message: 'Your card number is incorrect.',
  },
} as const satisfies Record<string, Decline>;

/** Further decline codes: [advice, the network's code, Mastercard's advice]. */
const furtherCodes: Record<string, readonly [AdviceCode?, string?, string?]> = {
  approve_with_id: ['try_again_later', '08'],
  call_issuer: ['try_again_later', '01'],
  card_not_supported: ['do_not_try_again', '57'],
  currency_not_supported: ['do_not_try_again', '12'],
  duplicate_transaction: ['do_not_try_again', '94'],
  invalid_account: ['do_not_try_again', '14', '03'],
  invalid_amount: ['do_not_try_again', '13'],
  issuer_not_available: ['try_again_later', '91', '02'],
  new_account_information_available: ['confirm_card_data', '05', '01'],
  no_action_taken: ['try_again_later', '21'],
  not_permitted: ['do_not_try_again', '57'],
  pickup_card: ['do_not_try_again', '04', '03'],
  reenter_transaction: ['try_again_later', '19', '02'],
  restricted_card: ['do_not_try_again', '62', '03'],
  revocation_of_all_authorizations: ['do_not_try_again', 'R3', '21'],
  revocation_of_authorization: ['do_not_try_again', 'R1', '21'],
  security_violation: ['do_not_try_again', '63'],
  service_not_allowed: ['do_not_try_again', '57'],
  stop_payment_order: ['do_not_try_again', 'R0', '21'],
  transaction_not_allowed: ['do_not_try_again', '57'],
  withdrawal_count_limit_exceeded: ['try_again_later', '65'],
};

const advices: readonly AdviceCode[] = ['confirm_card_data', 'do_not_try_again', 'try_again_later'];

function adviceFrom(text: string | undefined): AdviceCode | undefined {
  return advices.find((advice) => advice === text);
}

function furtherDecline(declineCode: string): Decline | undefined {
  const further = furtherCodes[declineCode];
  if (further === undefined) return undefined;
  const [adviceCode, networkDeclineCode, networkAdviceCode] = further;
  return {
    code: 'card_declined',
    declineCode,
    message: refusedByIssuer,
    ...(adviceCode === undefined ? {} : { adviceCode }),
    ...(networkDeclineCode === undefined ? {} : { networkDeclineCode }),
    ...(networkAdviceCode === undefined ? {} : { networkAdviceCode }),
  };
}

/** Once decline codes of their own; Stripe now gives this guidance as advice alone. */
function adviceAlone(code: string): Decline | undefined {
  const adviceCode = adviceFrom(code);
  if (adviceCode === undefined) return undefined;
  return adviceCode === 'do_not_try_again'
    ? { ...declines.generic, adviceCode, networkAdviceCode: '03' }
    : { ...declines.generic, adviceCode };
}

/**
 * A decline by the code that a test names: `insufficient_funds`, with other advice than usual
 * `insufficient_funds:do_not_try_again`, or an advice alone, which comes as a generic decline.
 */
export function declineByCode(named: string): Decline {
  const [code = '', asked] = named.split(':');
  const all: readonly Decline[] = Object.values(declines);
  const known = all.find((decline) => decline.declineCode === code) ??
    all.find((decline) => decline.code === code) ??
    furtherDecline(code) ??
    adviceAlone(code) ?? { ...declines.generic, declineCode: code };
  const adviceCode = adviceFrom(asked);
  return adviceCode === undefined ? known : { ...known, adviceCode };
}
