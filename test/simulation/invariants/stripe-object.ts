/** Stripe's objects as they are observed, read field by field: nothing is trusted to be there. */
import type { StripeObject } from '../observation.ts';

type Fields = Readonly<Record<string, unknown>>;

export const textOf = (object: Fields, name: string): string => {
  const value = object[name];
  return typeof value === 'string' ? value : '';
};

export const numberOf = (object: Fields, name: string): number => {
  const value = object[name];
  return typeof value === 'number' ? value : 0;
};

/** The id of another object, whether it is expanded or not. */
export function referenceOf(object: Fields, name: string): string {
  const value = object[name];
  if (typeof value === 'object' && value !== null) return textOf(value as Fields, 'id');
  return typeof value === 'string' ? value : '';
}

const none: Fields = {};

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : none;
}

export const metadataOf = (object: Fields, name: string): string =>
  textOf(fieldsOf(object['metadata']), name);

/** What a dispute has taken from the account so far, less what came back. */
export function withdrawnMinor(dispute: StripeObject): number {
  const moved = dispute['balance_transactions'];
  if (!Array.isArray(moved)) return 0;
  return moved.reduce<number>((sum, each) => sum - numberOf(fieldsOf(each), 'amount'), 0);
}

/** A refund that is done or may still be. */
export const isStanding = (refund: Fields): boolean => {
  const status = textOf(refund, 'status');
  return status !== 'failed' && status !== 'canceled';
};

/** A call of ours that moves money, or may lead to it. */
export type Move = 'create' | 'confirm' | 'capture' | 'refund';

export function moveOf(method: string, path: string): Move | undefined {
  if (method !== 'POST') return undefined;
  if (path === '/v1/payment_intents') return 'create';
  if (path === '/v1/refunds') return 'refund';
  if (!path.startsWith('/v1/payment_intents/')) return undefined;
  if (path.endsWith('/confirm')) return 'confirm';
  return path.endsWith('/capture') ? 'capture' : undefined;
}

const keyPattern = /^(plg_[a-z2-7]{16}[0-9a-f][a-z2-7]{16}):(.+)$/;

export type OwnKey = { readonly pledgeId: string; readonly name: string };

/** A key that names a pledge and what is done with it. */
export function ownKeyOf(key: string | undefined): OwnKey | undefined {
  const match = key === undefined ? null : keyPattern.exec(key);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { pledgeId: match[1], name: match[2] }
    : undefined;
}

/** The attempt in `collect-2` and `collect-2:confirm`; undefined where the name is of another kind. */
export function attemptNumberOf(name: string, purpose: string): number | undefined {
  if (!name.startsWith(`${purpose}-`)) return undefined;
  const number = Number.parseInt(name.slice(purpose.length + 1), 10);
  return Number.isNaN(number) ? undefined : number;
}

/** The intent whose secret an answer of the API holds; none is the empty text. */
export function toldIntentIn(body: unknown): string {
  const secret = textOf(fieldsOf(fieldsOf(body)['payment']), 'clientSecret');
  return secret.slice(0, Math.max(0, secret.indexOf('_secret_')));
}
