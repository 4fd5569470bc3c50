/** Ways in which a card is refused, as the issuer or Stripe words them. */

export type Decline = {
  code: string;
  declineCode?: string;
  message: string;
  adviceCode?: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';
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
  doNotRetry: {
    code: 'card_declined',
    declineCode: 'do_not_try_again',
    message: refusedByIssuer,
    adviceCode: 'do_not_try_again',
    networkDeclineCode: '14',
    networkAdviceCode: '03',
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

/** A decline by the code that a test names, for faults that refuse any card. */
export function declineByCode(code: string): Decline {
  const all: readonly Decline[] = Object.values(declines);
  const known = all.find((decline) => decline.declineCode === code || decline.code === code);
  return known ?? { ...declines.generic, declineCode: code };
}
