/** Stripe's client, with the key from Secrets Manager; read once per cold start. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import Stripe from 'stripe';
import { TransientError } from '../errors.ts';
import * as z from 'zod';

const secretSchema = z.object({
  secretKey: z.string().startsWith('sk_').or(z.string().startsWith('rk_')),
  /** All that are valid now: two while one is being replaced. */
  webhookSecrets: z.array(z.string().startsWith('whsec_')).min(1),
  /** `acct_…`: only where events name their account, as those of an organisation do. */
  accountId: z.string().startsWith('acct_').optional(),
  /** Another address that speaks Stripe's API; Stripe itself when missing. */
  apiBase: z.url().optional(),
});

export type StripeSecret = z.infer<typeof secretSchema>;

export async function readStripeSecret(secretArn: string): Promise<StripeSecret> {
  const answer = await new SecretsManagerClient({})
    .send(new GetSecretValueCommand({ SecretId: secretArn }))
    .catch((error: unknown) => {
      throw new TransientError('Secrets Manager does not answer.', { cause: error });
    });
  const parsed = secretSchema.safeParse(JSON.parse(answer.SecretString ?? '{}'));
  if (!parsed.success)
    throw new Error(
      'The Stripe secret needs {"secretKey": "sk_…", "webhookSecrets": ["whsec_…"]}: ' +
        'set it in Secrets Manager.',
    );
  return parsed.data;
}

export const stripeApiVersion = '2026-10-28.endive';

/** Never retries by itself: whoever calls decides, by what the attempt says. */
export function stripeClient(
  secret: StripeSecret,
  timeoutMs: number,
  httpClient?: Stripe.HttpClient,
): Stripe {
  const base = secret.apiBase === undefined ? undefined : new URL(secret.apiBase);
  return new Stripe(secret.secretKey, {
    apiVersion: stripeApiVersion,
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    ...(httpClient && { httpClient }),
    ...(base && {
      host: base.hostname,
      port: base.port,
      protocol: base.protocol === 'https:' ? ('https' as const) : ('http' as const),
    }),
  });
}
