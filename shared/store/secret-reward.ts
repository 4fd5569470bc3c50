/**
 * Opens secret rewards. Of a code only a hash is kept, compared in constant time; a pass names its
 * reward and a secret of which, again, only a hash is kept: as the name of a counter that holds one.
 * Neither ever stands in an answer to somebody else, in a log or in an event.
 */
import type { Campaign } from '../domain/campaign.ts';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { passCounter } from './holds.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** With the reward's id, so that the same code of two rewards does not look the same. */
export const codeHashOf = (rewardId: string, code: string): string =>
  digest(`fanfund-reward-code:${rewardId}:${code}`).toString('base64url');

const passPattern = /^pass_([a-z0-9][a-z0-9-]{0,39})_([A-Za-z0-9_-]{24})$/;

/** The passes of one batch, which its seed and nothing else determines. */
export const passesOf = (rewardId: string, seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const own = createHmac('sha256', seed).update(`fanfund-pass:${rewardId}:${index}`).digest();
    return `pass_${rewardId}_${own.subarray(0, 18).toString('base64url')}`;
  });

/** Where a pass is counted: 1 is unused. Undefined for what is no pass. */
export function counterOfPass(text: string): string | undefined {
  const [, rewardId = ''] = passPattern.exec(text) ?? [];
  if (rewardId === '') return undefined;
  return passCounter(rewardId, digest(`fanfund-pass:${text}`).toString('base64url').slice(0, 22));
}

/** Which rewards a code opens, with the counter of the pass where it is one. */
export function openedBy(
  { rewards }: Pick<Campaign, 'rewards'>,
  code: string | undefined,
): ReadonlyMap<string, string | undefined> {
  if (code === undefined) return new Map();
  const counter = counterOfPass(code);
  if (counter !== undefined) return new Map([[passPattern.exec(code)?.[1] ?? '', counter]]);
  const opened = rewards.filter(
    ({ id, secret }) => secret?.codeHash !== undefined && isSame(secret.codeHash, id, code),
  );
  return new Map(opened.map(({ id }) => [id, undefined]));
}

const isSame = (codeHash: string, rewardId: string, code: string): boolean =>
  timingSafeEqual(digest(codeHash), digest(codeHashOf(rewardId, code)));
