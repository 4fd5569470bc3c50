/**
 * Where people sign in at the configured issuer, by its own discovery document
 * (https://openid.net/specs/openid-connect-discovery-1_0.html), read once and again after a failure.
 * Invariant: a document that speaks for another issuer is not believed.
 */
import { TransientError } from '../errors.ts';
import * as z from 'zod';

const discoverySchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url({ protocol: /^https?$/ }),
});

export type SignInEndpoints = {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
};

export function signInEndpoints(issuer: string): () => Promise<SignInEndpoints> {
  let known: Promise<SignInEndpoints> | undefined;
  return () => {
    const asked = (known ??= discover(issuer));
    asked.catch(() => {
      known = undefined;
    });
    return asked;
  };
}

async function discover(issuer: string): Promise<SignInEndpoints> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(3000) });
    const found = discoverySchema.parse(await answer.json());
    if (found.issuer !== issuer) throw new Error('The document is of another issuer.');
    const { authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint } = found;
    return { issuer, authorizationEndpoint, tokenEndpoint };
  } catch (error) {
    throw new TransientError('The token issuer does not say where to sign in.', { cause: error });
  }
}
