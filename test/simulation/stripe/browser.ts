/**
 * The backer's browser with Stripe.js in it: it knows the publishable key and one intent's client
 * secret, presents a card by its test name, and goes through what the card's issuer asks for. Card
 * numbers appear nowhere.
 */
import type { Reply } from './http-client.ts';
import type { RequestFault } from './request-faults.ts';
import type { StripeInProcess } from './in-process.ts';

export type BrowserAnswer =
  | { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly lost: true };

export type Browser = {
  /** With `pm_card_visa` or its like; a refusal of the card is an answer with status 402. */
  readonly confirm: (card: string, fault?: RequestFault) => Promise<BrowserAnswer>;
  /** Passes, or fails, what the issuer asks for. */
  readonly authenticate: (outcome: 'success' | 'fail') => Promise<BrowserAnswer>;
  readonly retrieve: (fault?: RequestFault) => Promise<BrowserAnswer>;
};

const headers = { authorization: 'Bearer pk_test_simulated' };

function answerOf(reply: Reply): BrowserAnswer {
  if (!('status' in reply)) return { lost: true };
  return { status: reply.status, body: JSON.parse(reply.body) as Record<string, unknown> };
}

/** `clientSecret` as the product hands it out: `pi_…_secret_…` or `seti_…_secret_…`. */
export function browserWith(handle: StripeInProcess['handle'], clientSecret: string): Browser {
  const [intent = ''] = clientSecret.split('_secret_');
  const kind = intent.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
  const path = `/v1/${kind}/${intent}`;
  const secret = `client_secret=${encodeURIComponent(clientSecret)}`;
  return {
    confirm: async (card, fault) => {
      const body = `${secret}&payment_method=${encodeURIComponent(card)}&use_stripe_sdk=true`;
      const request = { method: 'POST', path: `${path}/confirm`, headers, body };
      return answerOf(await handle(request, fault));
    },
    authenticate: async (outcome) => {
      const page = `/_sim/authenticate?intent=${intent}&${secret}&outcome=${outcome}`;
      return answerOf(await handle({ method: 'POST', path: page, headers, body: '' }));
    },
    retrieve: async (fault) => {
      const request = { method: 'GET', path: `${path}?${secret}`, headers, body: '' };
      return answerOf(await handle(request, fault));
    },
  };
}
