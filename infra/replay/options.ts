/** The command line of the replay, with its help. */
import { parseArgs } from 'node:util';
import { collections } from './plan-row.ts';
import type { PlanOptions } from './plan-row.ts';

export const help = `Plays real crowdfunding campaigns against a running Fanfund (npm start).

  npm run replay -- [FILE.csv] [options]

Each row of the file becomes a campaign with that title, currency and goal, with as many pledges as
it had backers, adding up to what was pledged to the cent. Its deadline is seconds away. Afterwards
the money is read from Stripe and compared with what happened in life: "successful" must be funded
with exactly that sum kept, "failed" unfunded with nothing kept, "canceled" and "suspended" are
cancelled half-way and everything is given back. Other rows are skipped and counted.
Columns: name, currency, goal, pledged, state, backers. Without FILE, the project's own sample.

  --rows N           play the first N rows only
  --max-backers N    play rows with more backers, too, but with N pledges that add up to the same
  --collection HOW   save-card (default), authorize, charge-now, or mixed: another one each row
  --concurrency N    campaigns that take pledges at the same time (default 8)
  --seed TEXT        another seed cuts the sums into other pledges
  --chaos            Stripe has a bad year: refused cards, lost answers, errors with and without
                     effect, bursts of 429, webhooks late, twice, in any order or never; backers
                     whose payment failed come back. Needs the simulator
  --json             the last line is one JSON object with the result
  --api URL          Fanfund's address (default: what npm start wrote down, or 127.0.0.1:4400)
  --stripe URL       Stripe's or the simulator's address (default likewise, or 127.0.0.1:4401)
  --issuer URL       who signs the tokens (default likewise, or 127.0.0.1:4402/oidc)
  --help             this text

STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY name the keys; the simulator needs none.
Exit status: 0 as in life, 1 with any mismatch, 2 when it could not be played.
`;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type ReplayOptions = PlanOptions & {
  readonly file: string | undefined;
  readonly rowsMax: number | undefined;
  readonly concurrency: number;
  readonly chaos: boolean;
  readonly json: boolean;
  readonly help: boolean;
  readonly api: string | undefined;
  readonly stripe: string | undefined;
  readonly issuer: string | undefined;
};

const known = {
  rows: { type: 'string' },
  'max-backers': { type: 'string' },
  collection: { type: 'string', default: 'save-card' },
  concurrency: { type: 'string', default: '8' },
  seed: { type: 'string', default: 'fanfund' },
  chaos: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  api: { type: 'string' },
  stripe: { type: 'string' },
  issuer: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function parseOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new UsageError('Give one file at most.');
  return {
    file: positionals[0],
    rowsMax: wholeNumber('rows', values.rows),
    backersMax: wholeNumber('max-backers', values['max-backers']),
    collection: collectionNamed(values.collection),
    concurrency: wholeNumber('concurrency', values.concurrency) ?? 1,
    seed: values.seed,
    chaos: values.chaos,
    json: values.json,
    help: values.help,
    api: address('api', values.api),
    stripe: address('stripe', values.stripe),
    issuer: address('issuer', values.issuer),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} needs a whole number from 1 on, not "${text}".`);
}

function collectionNamed(text: string): PlanOptions['collection'] {
  const found = [...collections, 'mixed' as const].find((name) => name === text);
  if (found) return found;
  throw new UsageError(`--collection is ${collections.join(', ')} or mixed, not "${text}".`);
}

function address(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
  throw new UsageError(`--${name} needs an address such as http://127.0.0.1:4400, not "${text}".`);
}
