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

/** Answers that say that nothing was carried out. */
const refusals: ReadonlySet<number> = new Set([401, 403, 409, 429]);

/** Undefined where the model sees nothing: Stripe did nothing, or it is no step of the model. */
export function seenOf(call: StripeCalled, intentNumber: Numbers): Seen | undefined {
  if (call.method === 'GET') return call.status === 200 ? lookOf(call, intentNumber) : undefined;
  if (refusals.has(call.status)) return undefined;
  const name = ownKeyOf(call.key)?.name ?? '';
  const step = stepOf(call, name);
  if (step === undefined) return undefined;
  return { step, a: attemptIn(name), b: outcomeOf(call, step, intentNumber) };
}

const purposes = ['collect', 'release', 'recover'];

/** 0 where the request belongs to no attempt. */
const attemptIn = (name: string): number =>
  purposes
    .map((purpose) => attemptNumberOf(name, purpose))
    .find((number) => number !== undefined) ?? 0;

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
  const { by, path, form, body } = call;
  const intentId = intentInPath(path);
  switch (by?.capability) {
    case 'release-pledge':
      return intentId === '' ? undefined : { step: 'SEEN_FIND', a: 0, b: 0 };
    case 'collect-pledge':
      if (intentId === '') return path === '/v1/payment_intents' ? listOf(form) : undefined;
      return {
        step: 'SEEN_LOOK',
        a: intentNumber(intentId),
        b: statusOf(fieldsOf(body)['status']),
      };
    default:
      return undefined;
  }
}

/** Whoever looks for an attempt wants its fee as well. A second page belongs to the first. */
function listOf(form: StripeCalled['form']): Seen | undefined {
  if (form['starting_after'] !== undefined) return undefined;
  const step = form['expand'] === undefined ? 'SEEN_STRAYS' : 'SEEN_LIST';
  return { step, a: 0, b: 0 };
}

/** The intent of an answer, whether it is one or an error about one. */
export function intentIn(body: unknown): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(body);
  if (fields['object'] === 'payment_intent') return fields;
  return fieldsOf(fieldsOf(fields['error'])['payment_intent']);
}

function outcomeOf(call: StripeCalled, step: string, intentNumber: Numbers): number {
  if (call.status >= 500) return word('FAILED');
  switch (step) {
    case 'SEEN_RETURN':
      return 0;
    case 'SEEN_GIVE':
      return taken(1);
    case 'SEEN_REOPEN':
      return taken(intentNumber(textOf(intentIn(call.body), 'id')));
    default:
      return outcomeOfMove(call, intentNumber);
  }
}

function outcomeOfMove({ status, body, path }: StripeCalled, intentNumber: Numbers): number {
  const intent = intentIn(body);
  const id = textOf(intent, 'id') || intentInPath(path);
  const number = id === '' ? 0 : intentNumber(id);
  const isCancel = path.endsWith('/cancel');
  const code = textOf(fieldsOf(fieldsOf(body)['error']), 'code');
  if (status < 400 || code === 'payment_intent_unexpected_state')
    return outcomeOfState(statusOf(intent['status']), number, isCancel);
  return isCancel ? word('CANCELED') : declined(number);
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
