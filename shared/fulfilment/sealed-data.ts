/**
 * Addresses at rest: AES-256-GCM under a key of their own, bound to the pledge, so that what was
 * written for one pledge opens for no other. Keys are made of the secret by HKDF; while one is being
 * replaced two stand in it, of which the first seals and each opens.
 */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { DeliveryData } from '../domain/address.ts';
import { randomBytesOf } from '../random.ts';
import { TransientError } from '../errors.ts';

export type DataKeys = readonly Buffer[];

/** In base64; `key` tells which one opens it. */
export type SealedData = {
  readonly key: string;
  readonly nonce: string;
  readonly text: string;
  readonly tag: string;
};

const rootCharactersMin = 32;
const cipher = 'aes-256-gcm';

export const dataKeysFrom = (secret: string): DataKeys => {
  const roots = secret.split(/\s+/).filter((root) => root !== '');
  if (roots.length === 0 || roots.some((root) => root.length < rootCharactersMin))
    throw new Error(`The secret of addresses needs ${rootCharactersMin} random characters.`);
  return roots.map((root) =>
    Buffer.from(hkdfSync('sha256', root, '', 'fanfund delivery data', 32)),
  );
};

export async function readDataKeys(secretArn: string): Promise<DataKeys> {
  const command = new GetSecretValueCommand({ SecretId: secretArn });
  const answer = await new SecretsManagerClient({}).send(command).catch((error: unknown) => {
    throw new TransientError('The secret of addresses cannot be read.', { cause: error });
  });
  return dataKeysFrom(answer.SecretString ?? '');
}

const nameOf = (key: Buffer): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 8);

export function seal([key]: DataKeys, pledgeId: string, data: DeliveryData): SealedData {
  if (!key) throw new Error('There is no key to seal with.');
  const nonce = randomBytesOf(12);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(pledgeId));
  const text = Buffer.concat([sealing.update(JSON.stringify(data), 'utf8'), sealing.final()]);
  return {
    ...{ key: nameOf(key), nonce: nonce.toString('base64'), text: text.toString('base64') },
    tag: sealing.getAuthTag().toString('base64'),
  };
}

export function unseal(keys: DataKeys, pledgeId: string, sealed: SealedData): DeliveryData {
  const key = keys.find((one) => nameOf(one) === sealed.key);
  if (!key) throw new Error('An address was sealed with a key that is not in the secret any more.');
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const opening = createDecipheriv(cipher, key, bytes(sealed.nonce), { authTagLength: 16 })
    .setAAD(Buffer.from(pledgeId))
    .setAuthTag(bytes(sealed.tag));
  const text = Buffer.concat([opening.update(bytes(sealed.text)), opening.final()]);
  return JSON.parse(text.toString('utf8')) as DeliveryData;
}
