/** Where everything is: as the caller says, else as `npm start` wrote it down, else as usual. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Addresses } from './fanfund-client.ts';
import type { SendRequest } from './http-client.ts';
import { UnreachableError } from './http-client.ts';

const writtenDown = z.object({ api: z.string(), stripe: z.string(), issuer: z.string() }).partial();

const defaults: Addresses = {
  api: 'http://127.0.0.1:4400',
  stripe: 'http://127.0.0.1:4401',
  issuer: 'http://127.0.0.1:4402/oidc',
};

type Given = { readonly [Name in keyof Addresses]: string | undefined };

export function findAddresses(given: Given, stateFolder: string): Addresses {
  const noted = readNoted(join(stateFolder, 'addresses.json'));
  return {
    api: given.api ?? noted.api ?? defaults.api,
    stripe: given.stripe ?? noted.stripe ?? defaults.stripe,
    issuer: given.issuer ?? noted.issuer ?? defaults.issuer,
  };
}

function readNoted(path: string): z.infer<typeof writtenDown> {
  try {
    return writtenDown.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** Asks each of the three once, so that a run does not begin that cannot end. */
export async function checkReachable(
  addresses: Addresses,
  send: SendRequest,
  secretKey: string,
): Promise<void> {
  const questions = [
    { url: `${addresses.api}/v1/campaigns?state=live`, who: 'Fanfund' },
    { url: `${addresses.stripe}/v1/charges?limit=1`, who: 'Stripe', token: secretKey },
    { url: `${addresses.issuer}/.well-known/openid-configuration`, who: 'The token issuer' },
  ];
  for (const { who, ...question } of questions) {
    const answer = await send({ method: 'GET', ...question }).catch((error: unknown) => {
      throw new UnreachableError(
        `${who} does not answer (${(error as Error).message}). Is "npm start" running?`,
      );
    });
    if (answer.status >= 400) {
      throw new UnreachableError(`${who} answers ${question.url} with status ${answer.status}.`);
    }
  }
}
