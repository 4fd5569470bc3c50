/**
 * `npm run token -- --scope ops|ops:read|creator [--sub NAME] [--email ADDRESS] [--audience AUD] [--expires SECONDS]` prints a
 * token for the API, and nothing else. It signs with the stored key, so it works offline, too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openClock } from './clock.ts';
import { addressFile } from './home.ts';
import type { AddressBook } from './home.ts';
import { LocalCloudError } from './local-cloud-error.ts';
import { defaultHome, parseSettings } from './settings.ts';
import { openSigner } from './tokens/signing-key.ts';

const scopes: Readonly<Record<string, string>> = {
  ops: 'fanfund/ops',
  'ops:read': 'fanfund/ops:read',
  creator: 'fanfund/creator',
  backer: '',
};

async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      scope: { type: 'string', multiple: true },
      sub: { type: 'string' },
      email: { type: 'string' },
      audience: { type: 'string' },
      expires: { type: 'string' },
    },
  });
  const asked = (values.scope ?? []).flatMap((scope) => scope.split(/[ ,]+/));
  const scope = asked.map((name) => scopes[name] ?? name).filter((name) => name !== '');
  const expiresInSeconds = wholeSeconds(values.expires);
  const home = defaultHome(process.env);
  if (!existsSync(join(home, 'oidc-key.json'))) {
    throw new LocalCloudError(
      `There is no signing key in ${home} yet; run npm start once, or name its folder in FANFUND_HOME.`,
    );
  }
  const signer = await openSigner(home, openClock(home, Date.now).now);
  return signer.sign(issuerOf(home), {
    sub: values.sub ?? asked[0] ?? 'backer',
    scope: scope.length === 0 ? undefined : scope.join(' '),
    email: values.email,
    audience: values.audience,
    expiresInSeconds,
  });
}

function wholeSeconds(text: string | undefined): number | undefined {
  if (text === undefined || /^-?\d+$/.test(text)) return text === undefined ? text : Number(text);
  throw new LocalCloudError(`--expires takes a whole number of seconds, not ${text}.`);
}

function issuerOf(home: string): string {
  const file = addressFile(home);
  if (!existsSync(file)) return `http://127.0.0.1:${parseSettings(process.env).awsPort}/oidc`;
  return (JSON.parse(readFileSync(file, 'utf8')) as AddressBook).issuer;
}

main().then(
  (token) => console.log(token),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
