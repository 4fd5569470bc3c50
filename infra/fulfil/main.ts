/** `npm run fulfil`: reads the command line, plays the story, and says in words and status how it went. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { checkReachable, findAddresses } from '../replay/addresses.ts';
import { RefusedError } from '../replay/fanfund-client.ts';
import type { Addresses } from '../replay/fanfund-client.ts';
import { UnreachableError } from '../replay/http-client.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { machineTiming } from '../replay/timing.ts';
import { pledgesMin } from './cast.ts';
import { launchBoth, playOn } from './play.ts';
import { openStage, StoryError } from './stage.ts';

const help = `Plays two funded campaigns from their launch to the end against a running Fanfund (npm start).

  npm run fulfil -- [--pledges 50]

One keeps its promise: milestones release money, the promise changes and four of a hundred leave, three
waves are exported and sent, files of parcels have wrong rows and come twice, parcels come back, break
and are lost, are replaced or paid back, until it is fulfilled. The other is given up when half of it is
delivered. After every step the money is counted at Stripe's simulator and held against the ledger.
The clock of this Fanfund is set forward by some weeks.

  --pledges N        of each campaign (default 50, at least ${pledgesMin})
  --api URL, --stripe URL, --issuer URL, --aws URL
                     where everything is (default: what npm start wrote down)
  --help             this text

Exit status: 0 when everything came out, 1 with any difference, 2 when it could not be played.
`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const options = {
  pledges: { type: 'string', default: '50' },
  api: { type: 'string' },
  stripe: { type: 'string' },
  issuer: { type: 'string' },
  aws: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const pledges = Number(values.pledges);
  if (values.help || !(Number.isInteger(pledges) && pledges >= pledgesMin)) {
    say(help);
    return values.help ? 0 : 2;
  }
  const home = process.env['FANFUND_HOME'] ?? '.local';
  const { api, stripe, issuer, aws = awsIn(home) } = values;
  const addresses = findAddresses({ api, stripe, issuer }, home);
  return play({ addresses, aws, pledges });
}

type Playing = {
  readonly addresses: Addresses;
  readonly aws: string;
  readonly pledges: number;
};

async function play({ addresses, aws, pledges }: Playing): Promise<number> {
  const startedAtMs = performance.now();
  const runId = `fulfil-${randomUUID()}`;
  const stage = await openStage({ addresses, aws, timing: machineTiming, print: say, runId });
  await checkReachable(addresses, stage.send, stage.secretKey);
  say(`Two campaigns with ${pledges} pledges each, at ${addresses.api}`);
  const deadlineMs = stage.now() + dayMs;
  const { differences } = await playOn(stage, await launchBoth(stage, { pledges, deadlineMs }));
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  say(
    differences.length === 0
      ? `\nNo difference: everybody has the reward or the money, to the cent. ${seconds} s.`
      : `\n${differences.length} differences. ${seconds} s.`,
  );
  return differences.length === 0 ? 0 : 1;
}

const writtenDown = z.object({ aws: z.string() });

function awsIn(home: string): string {
  try {
    return writtenDown.parse(JSON.parse(readFileSync(join(home, 'addresses.json'), 'utf8'))).aws;
  } catch {
    return 'http://127.0.0.1:4402';
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const expected = [StoryError, RefusedError, UnreachableError];
  if (!expected.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`fulfil: ${(error as Error).message}\n`);
  process.exitCode = error instanceof UnreachableError ? 2 : 1;
}
