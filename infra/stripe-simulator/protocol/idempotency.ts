/**
 * Idempotency keys as v1 keeps them: the first result is saved once execution begins, whatever it
 * was, and forgotten 24 hours later, after which the same key makes a new request.
 */
import { StripeRefusal } from './errors.ts';
import type { SavedAnswer } from '../world/entities.ts';
import type { World } from '../world/world.ts';

export const keyLifetimeSeconds = 24 * 60 * 60;
const keyLengthMax = 255;

export function fingerprintOf(method: string, path: string, body: string): string {
  return `${method} ${path}\n${body.split('&').sort().join('&')}`;
}

export type KeyRing = {
  /** The saved answer to replay, or undefined with the key now held by this request. */
  begin(key: string, fingerprint: string): SavedAnswer | undefined;
  save(answer: Omit<SavedAnswer, 'created'>): void;
  release(key: string): void;
};

function mismatch(key: string): StripeRefusal {
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first ' +
    `used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message }, { beforeExecution: true });
}

function inUse(key: string): StripeRefusal {
  const message =
    `There is currently another in-progress request using this Idempotent Key (${key}); that ` +
    'probably means you submitted twice, and the other request is still going through.';
  return new StripeRefusal(
    409,
    { type: 'idempotency_error', code: 'idempotency_key_in_use', message },
    { headers: { 'Stripe-Should-Retry': 'true' }, beforeExecution: true },
  );
}

function tooLong(key: string): StripeRefusal {
  const message = `Idempotency keys have at most ${keyLengthMax} characters, not ${key.length}.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message }, { beforeExecution: true });
}

export function createKeyRing(world: World): KeyRing {
  const held = new Map<string, string>();
  const { store, clock } = world;
  return {
    begin: (key, fingerprint) => {
      if (key.length > keyLengthMax) throw tooLong(key);
      const holder = held.get(key);
      if (holder !== undefined) throw holder === fingerprint ? inUse(key) : mismatch(key);
      const saved = store.get('saved_answers', key);
      if (saved !== undefined && clock.nowSeconds() < saved.created + keyLifetimeSeconds) {
        if (saved.fingerprint !== fingerprint) throw mismatch(key);
        return saved;
      }
      held.set(key, fingerprint);
      return undefined;
    },
    save: (answer) => {
      store.put('saved_answers', { ...answer, created: clock.nowSeconds() });
    },
    release: (key) => {
      held.delete(key);
    },
  };
}
