/**
 * An act of an operator from its request: written down before anything is done. The same request
 * under the same key finds the act that was written, and another one is refused.
 */
import type { Act, ActSubject, ActType } from '../domain/act.ts';
import type { ActStore } from '../store/act-store.ts';
import type { Clock } from '../clock.ts';
import type { HttpRequest } from '../entry/http.ts';
import type { Refusal } from '../domain/refusal.ts';
import { actIdFor, requestHash } from '../store/keys.ts';
import { refuse } from '../domain/refusal.ts';

export type Acting = {
  readonly acts: Pick<ActStore, 'get' | 'write' | 'done'>;
  readonly now: Clock;
};

type Asked = HttpRequest<unknown, unknown, { readonly reason: string }>;

/** The act that this request has caused before, if it has. */
export async function knownAct(
  { acts }: Acting,
  request: Asked,
  type: ActType,
): Promise<Act | Refusal | undefined> {
  const act = await acts.get(actIdFor(request.caller?.id ?? '', request.idempotencyKey));
  return act && sameOrRefused(act, hashOf(request, type));
}

export async function writtenAct(
  { acts, now }: Acting,
  request: Asked,
  what: { readonly type: ActType; readonly subject: ActSubject },
): Promise<Act | Refusal> {
  const by = request.caller?.id ?? '';
  const hash = hashOf(request, what.type);
  const act = await acts.write({
    id: actIdFor(by, request.idempotencyKey),
    ...what,
    atMs: now(),
    by,
    reason: request.body.reason,
    requestHash: hash,
  });
  return sameOrRefused(act, hash);
}

const hashOf = ({ path, body }: Asked, type: ActType): string => requestHash([type, path, body]);

const sameOrRefused = (act: Act, hash: string): Act | Refusal =>
  act.requestHash === hash
    ? act
    : refuse('idempotency_key_reused', 'This key was used for another act.');
