/** Queues, dead letters, redrives and acts as operations see them. */
import type { Act } from '../domain/act.ts';
import type { DeadLetter } from '../queues/dead-letters.ts';
import type { Failure } from '../store/failure-store.ts';
import type { Redrive } from '../queues/redrives.ts';
import type { Refusal } from '../domain/refusal.ts';
import { idsIn } from '../domain/ids.ts';
import { maskedBody } from '../queues/masked-body.ts';
import { isoTime } from './campaign-view.ts';
import { refuse } from '../domain/refusal.ts';

export const noSuchQueue: Refusal = refuse('not_found', 'There is no such queue.');

export const isRunning = ({ state }: Redrive): boolean =>
  state === 'running' || state === 'cancelling';

export const redriveView = ({ handle: _handle, startedAtMs, ...shown }: Redrive) => ({
  ...shown,
  startedAt: isoTime(startedAtMs),
});

export const deadLetterView = (
  { body, fromArn: _arn, ...letter }: DeadLetter,
  known: { readonly from: string | undefined; readonly failure: Failure | undefined },
) => ({
  messageId: letter.messageId,
  ...(known.from !== undefined && { from: known.from }),
  sentAt: isoTime(letter.sentAtMs),
  receives: letter.receives,
  ...(letter.group !== undefined && { group: letter.group }),
  body: maskedBody(body),
  bodyBytes: Buffer.byteLength(body),
  why: whyOf(known.failure),
  ...idsIn(body),
});

const whyOf = (failure: Failure | undefined) =>
  failure ? { known: true, error: failure.error, at: isoTime(failure.atMs) } : { known: false };

export function actView({ id, type, atMs, by, reason, subject }: Act) {
  const { deadlineMs, ...rest } = subject;
  return {
    ...{ id, at: isoTime(atMs), event: type, by, reason },
    ...rest,
    ...(deadlineMs !== undefined && { deadline: isoTime(deadlineMs) }),
  };
}
