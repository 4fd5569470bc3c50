/**
 * The signing secrets of partners. Only a root is kept, in Secrets Manager; each secret is made of
 * it by HKDF (RFC 5869), the partner's id and the number of its key. So two numbers are two secrets
 * that are valid side by side, a rotation is one conditional write of a number, no secret lies in
 * the table or a log, and no function may write secrets.
 */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { hkdfSync } from 'node:crypto';
import { TransientError } from '../errors.ts';

const bytes = 32;
const rootCharactersMin = 32;

/** As Standard Webhooks writes secrets. */
export function partnerSecret(root: string, partnerId: string, keyNumber: number): string {
  const info = `fanfund partner signing ${keyNumber}`;
  const made = hkdfSync('sha256', root, partnerId, info, bytes);
  return `whsec_${Buffer.from(made).toString('base64')}`;
}

export async function readPartnerRoot(secretArn: string): Promise<string> {
  const root = (await secretText(secretArn)).trim();
  if (root.length < rootCharactersMin)
    throw new Error(`The root of partner secrets needs ${rootCharactersMin} random characters.`);
  return root;
}

async function secretText(secretArn: string): Promise<string> {
  try {
    const command = new GetSecretValueCommand({ SecretId: secretArn });
    return (await new SecretsManagerClient({}).send(command)).SecretString ?? '';
  } catch (error) {
    throw new TransientError('The root of partner secrets cannot be read.', { cause: error });
  }
}
