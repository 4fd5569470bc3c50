/**
 * Where the terminal's operator works, and with which token: what the environment says
 * (FANFUND_API, FANFUND_TOKEN), or the local cloud that runs in FANFUND_HOME, whose issuer gives
 * anybody on this machine a token.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFanfundClient } from 'fanfund/client';
import type { FanfundClient } from 'fanfund/client';

export class AccessError extends Error {
  override readonly name = 'AccessError';
}

type Addresses = { readonly api: string; readonly issuer: string };

export type Access = { readonly api: string; readonly token: () => string | Promise<string> };

export function openAccess(environment: NodeJS.ProcessEnv): Access {
  const { FANFUND_API: api, FANFUND_TOKEN: token } = environment;
  if (api !== undefined && token === undefined)
    throw new AccessError('FANFUND_API needs FANFUND_TOKEN beside it: a token with fanfund/ops.');
  if (api !== undefined) return { api, token: () => token ?? '' };
  const local = localAddresses(environment['FANFUND_HOME'] ?? '.local');
  return { api: local.api, token: () => token ?? localToken(local.issuer) };
}

export function openClient(environment: NodeJS.ProcessEnv): FanfundClient {
  const { api: baseUrl, token } = openAccess(environment);
  return createFanfundClient({ baseUrl, token });
}

/** For a command with flags of its own, which go before what the environment says. */
export const accessWith = (
  environment: NodeJS.ProcessEnv,
  { url, token }: { readonly url?: string | undefined; readonly token?: string | undefined },
): Access =>
  openAccess({
    ...environment,
    ...(url !== undefined && { FANFUND_API: url }),
    ...(token !== undefined && { FANFUND_TOKEN: token }),
  });

function localAddresses(home: string): Addresses {
  const file = join(home, 'addresses.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Addresses;
  throw new AccessError(
    `Nothing runs in ${home}: start it (npm start), or set FANFUND_API and FANFUND_TOKEN.`,
  );
}

async function localToken(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: 'terminal', scope: 'fanfund/ops' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
