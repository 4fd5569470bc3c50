/**
 * Names who or what is counted without saying it: HMAC-SHA-256 under a key of its own, derived from
 * the one that signs links. Without the key nobody can try out all addresses there are; when the key
 * is replaced, what was counted under the old one is forgotten.
 */
import { createHmac } from 'node:crypto';

const purpose = 'fanfund-fraud-subjects';

export function subjectHashing(key: string): (kind: string, value: string) => string {
  if (key === '') throw new Error('There is no key to hash subjects with.');
  const own = createHmac('sha256', key).update(purpose).digest();
  return (kind, value) =>
    createHmac('sha256', own).update(`${kind}:${value}`).digest('base64url').slice(0, 22);
}
