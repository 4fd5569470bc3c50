/**
 * The keys with which Fanfund itself signs, apart from Stripe's, so that what only makes links or
 * reports cannot move money. Two link keys stand side by side while one is being replaced: the
 * first signs, each of them is believed.
 */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { TransientError } from '../errors.ts';
import * as z from 'zod';

const secretSchema = z.object({
  /** HMAC keys of the links in mails: 32 random bytes each, in base64url. */
  linkKeys: z.array(z.string().regex(/^[A-Za-z0-9_-]{43,}$/)).min(1),
  /** The Ed25519 key of settlement reports: PKCS #8 in PEM. */
  reportKey: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
  /** Public halves of report keys that were replaced, in PEM: they stay published. */
  oldReportKeys: z.array(z.string().startsWith('-----BEGIN PUBLIC KEY-----')).optional(),
});

export type SigningSecret = z.infer<typeof secretSchema>;

export async function readSigningSecret(secretArn: string): Promise<SigningSecret> {
  const answer = await new SecretsManagerClient({})
    .send(new GetSecretValueCommand({ SecretId: secretArn }))
    .catch((error: unknown) => {
      throw new TransientError('Secrets Manager does not answer.', { cause: error });
    });
  const parsed = secretSchema.safeParse(json(answer.SecretString));
  if (parsed.success) return parsed.data;
  throw new Error('The signing secret does not fit: make one with `npm run signing-keys`.');
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
