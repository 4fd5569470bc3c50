/** Each `Idempotency-Key` of each caller stands for itself: no other key, and nobody else's. */
import type { HttpAsked } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import { fieldsOf, textOf } from './stripe-object.ts';

type Fields = ReturnType<typeof fieldsOf>;

const pledging = /^\/v1\/campaigns\/[^/]+\/pledges$/;

const isPledging = ({ method, path, key, caller }: HttpAsked): boolean =>
  method === 'POST' && pledging.test(path) && key !== undefined && caller !== undefined;

const scopeOf = ({ caller, path, key }: HttpAsked): string => `${caller?.id} ${path} ${key}`;

export const freshKeyIsFresh: Invariant = {
  name: 'fresh-key-is-fresh',
  why: 'A fan who pledges a second time with a new key means a second pledge, and must get one.',
  watch: ({ violate }) => {
    /** How many different bodies came with a key. */
    const bodies = new Map<string, Set<string>>();
    /** Under which key a pledge was answered. */
    const keys = new Map<string, string>();
    const check = (scope: string, status: number, fields: Fields): string | undefined => {
      const isAlone = bodies.get(scope)?.size === 1;
      if (isAlone && textOf(fields, 'code') === 'idempotency_key_reused')
        return `${scope} came with one body, and was answered as used before`;
      const id = status < 300 ? textOf(fields, 'id') : '';
      const other = keys.get(id) ?? scope;
      if (id !== '') keys.set(id, other);
      return other === scope ? undefined : `${id} is the pledge of ${other} and of ${scope}`;
    };
    return {
      asked: ({ request }) => {
        if (!isPledging(request)) return;
        const scope = scopeOf(request);
        const known = bodies.get(scope) ?? new Set<string>();
        bodies.set(scope, known.add(JSON.stringify(request.body)));
      },
      answered: ({ request, status, body }) => {
        if (!isPledging(request)) return;
        const fault = check(scopeOf(request), status, fieldsOf(body));
        if (fault !== undefined) violate(fault);
      },
    };
  },
};
