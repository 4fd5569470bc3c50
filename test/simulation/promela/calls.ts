/** A request to Stripe as the model sees it: which step it is, of which attempt, and its outcome. */
import type { StripeCalled } from '../observation.ts';
import { attemptNumberOf, fieldsOf, ownKeyOf, textOf } from '../invariants/stripe-object.ts';
import { statusOf } from './trace.ts';
import { declined, taken, waiting, word } from './words.ts';

export type Seen = { readonly step: string; readonly a: number; readonly b: number };

type Numbers = (id: string) => number;

const intentPath = /^\/v1\/payment_intents\/(pi_\w+)(?:\/(\w+))?$/;

/** The intent that a request names in its path. */
export const intentInPath = (path: string): string => intentPath.exec(path)?.[1] ?? '';

/** Undefined where the model sees nothing: Stripe did nothing, or it is no step of the model. */
export function seenOf(call: StripeCalled, intentNumber: Numbers): Seen | undefined {
  if (call.method === 'GET') return lookOf(call, intentNumber);
  const { status } = call;
  if (status === 409 || status === 429 || status === 401 || status === 403) return undefined;
  const name = ownKeyOf(call.key)?.name ?? '';
  const step = stepOf(call, name);
  if (step === undefined) return undefined;
  const attempt = attemptNumberOf(name, 'collect') ?? attemptNumberOf(name, 'release');
  const number = step === 'SEEN_REOPEN' ? (attemptNumberOf(name, 'recover') ?? 0) : (attempt ?? 0);
  return { step, a: number, b: outcomeOf(call, step, intentNumber) };
}

function stepOf({ path }: StripeCalled, name: string): string | undefined {
  if (path === '/v1/refunds') return refundStep(name);
  if (path === '/v1/payment_intents') return createStep(name);
  switch (intentPath.exec(path)?.[2]) {
    case 'confirm':
      return 'SEEN_CONFIRM';
    case 'capture':
      return 'SEEN_CAPTURE';
    case 'cancel':
      return cancelStep(name);
    default:
      return undefined;
  }
}

function refundStep(name: string): string | undefined {
  if (name.startsWith('stray-')) return 'SEEN_RETURN';
  return name.startsWith('release-') ? 'SEEN_GIVE' : undefined;
}

function createStep(name: string): string | undefined {
  if (name.startsWith('collect-')) return 'SEEN_CREATE';
  return name.startsWith('recover-') ? 'SEEN_REOPEN' : undefined;
}

function cancelStep(name: string): string | undefined {
  if (name.startsWith('collect-')) return 'SEEN_UNHOLD';
  if (name.startsWith('abandon-')) return 'SEEN_ABANDON';
  if (name.startsWith('replace-')) return 'SEEN_EXCHANGE';
  return name.startsWith('release-') ? 'SEEN_FREE' : undefined;
}

function lookOf(call: StripeCalled, intentNumber: Numbers): Seen | undefined {
  const { by, path, form, body, status } = call;
  if (status !== 200) return undefined;
  if (path === '/v1/payment_intents') {
    if (by?.capability !== 'collect-pledge' || form['starting_after'] !== undefined)
      return undefined;
    const isList = form['expand'] !== undefined;
    return { step: isList ? 'SEEN_LIST' : 'SEEN_STRAYS', a: 0, b: 0 };
  }
  const intentId = intentInPath(path);
  if (intentId === '') return undefined;
  if (by?.capability === 'release-pledge') return { step: 'SEEN_FIND', a: 0, b: 0 };
  if (by?.capability !== 'collect-pledge') return undefined;
  return {
    step: 'SEEN_LOOK',
    a: intentNumber(intentId),
    b: statusOf(fieldsOf(body)['status']),
  };
}

/** The intent of an answer, whether it is one or an error about one. */
export function intentIn(body: unknown): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(body);
  if (fields['object'] === 'payment_intent') return fields;
  return fieldsOf(fieldsOf(fields['error'])['payment_intent']);
}

function outcomeOf(call: StripeCalled, step: string, intentNumber: Numbers): number {
  const { status, body, path } = call;
  if (status >= 500) return word('FAILED');
  if (step === 'SEEN_RETURN') return 0;
  if (step === 'SEEN_GIVE') return taken(1);
  const intent = intentIn(body);
  const id = textOf(intent, 'id') || intentInPath(path);
  const number = id === '' ? 0 : intentNumber(id);
  const state = statusOf(intent['status']);
  if (step === 'SEEN_REOPEN') return taken(number);
  const isCancel = path.endsWith('/cancel');
  const code = textOf(fieldsOf(fieldsOf(body)['error']), 'code');
  if (status >= 400 && code !== 'payment_intent_unexpected_state')
    return isCancel ? word('CANCELED') : declined(number);
  return outcomeOfState(state, number, isCancel);
}

function outcomeOfState(state: number, number: number, isCancel: boolean): number {
  switch (state) {
    case word('PAID'):
      return taken(number);
    case word('GONE'):
      return word('CANCELED');
    case word('PENDING'):
      return isCancel ? word('REFUSED') : waiting(number);
    case word('UNPAID'):
      return declined(number);
    default:
      return word('LOST');
  }
}
