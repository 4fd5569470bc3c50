/**
 * A long story of mixed requests, told to the byte: who hears it twice from one seed, or of two
 * stores, must hear the same.
 */
import type { SimulatorRequest } from '../../../infra/stripe-simulator/message.ts';
import type { Chance } from '../kernel/chance.ts';
import { cardShares } from './issuers.ts';

export type Stage = {
  /** The answer's status and body, or what became of it. */
  readonly ask: (request: SimulatorRequest) => Promise<{ status: number; body: string }>;
  /** Passes time, and tells what left by webhook meanwhile. */
  readonly pass: (durationMs: number) => Promise<readonly string[]>;
};

type Body = Readonly<Record<string, unknown>>;

type Known = {
  readonly customers: Body[];
  readonly setups: Body[];
  readonly cards: { customer: string; method: string }[];
  readonly intents: Body[];
  readonly charges: string[];
  readonly keyed: SimulatorRequest[];
  readonly disputes: string[];
};

type Teller = {
  readonly chance: Chance;
  readonly known: Known;
  readonly post: (path: string, body?: string, key?: string) => Promise<Body>;
  readonly get: (path: string) => Promise<Body>;
  readonly control: (path: string, body: object) => Promise<Body>;
  readonly repeat: (request: SimulatorRequest) => Promise<Body>;
};

type Chapter = (teller: Teller) => Promise<unknown>;

/** One of the latest: there more is still possible. */
const anyOf = <T>(chance: Chance, list: readonly T[]): T | undefined =>
  list.at(-chance.integer(1, 6)) ?? list.at(-1);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function customer({ known, post, chance }: Teller): Promise<void> {
  const made = await post('/v1/customers', `email=fan${chance.integer(1, 9)}%40example.com`);
  if (textOf(made['id']) !== '') known.customers.push(made);
}

async function setup({ known, post, chance }: Teller): Promise<void> {
  const owner = anyOf(chance, known.customers);
  const of = owner === undefined ? '' : `customer=${textOf(owner['id'])}&`;
  const made = await post('/v1/setup_intents', `${of}metadata[fanfund_pledge]=p1`);
  if (textOf(made['id']) !== '') known.setups.push(made);
}

async function saveCard({ known, post, control, chance }: Teller): Promise<void> {
  const intent = anyOf(chance, known.setups);
  const [id, secret] = [textOf(intent?.['id']), textOf(intent?.['client_secret'])];
  const body = `client_secret=${secret}&payment_method=${chance.weighed(cardShares)}`;
  let saved = await post(`/v1/setup_intents/${id}/confirm`, body);
  if (saved['status'] === 'requires_action') {
    const outcome = chance.happens(0.8) ? 'success' : 'fail';
    const page = `authenticate?intent=${id}&client_secret=${secret}&outcome=${outcome}`;
    saved = await control(page, {});
  }
  const [owner, method] = [textOf(intent?.['customer']), textOf(saved['payment_method'])];
  if (saved['status'] === 'succeeded') known.cards.push({ customer: owner, method });
}

async function pay({ known, post, chance }: Teller): Promise<void> {
  const card = anyOf(chance, known.cards) ?? { customer: '', method: 'pm_card_visa' };
  const manner = chance.happens(0.3) ? '&capture_method=manual' : '';
  const amount = chance.integer(40, 9000);
  const owner = card.customer === '' ? '' : `&customer=${card.customer}&off_session=true`;
  const intent = await post(
    '/v1/payment_intents',
    `amount=${amount}&currency=usd&payment_method=${card.method}${owner}&confirm=true${manner}` +
      `&metadata[fanfund_pledge]=p${chance.integer(1, 20)}&expand[]=latest_charge`,
    `pay-${chance.integer(1, 1000)}`,
  );
  if (textOf(intent['id']) !== '') known.intents.push(intent);
  const charge = intent['latest_charge'] as Body | undefined;
  if (textOf(charge?.['id']) !== '') known.charges.push(textOf(charge?.['id']));
}

const finish: Chapter = ({ known, post, chance }) => {
  const id = textOf(anyOf(chance, known.intents)?.['id']);
  const deed = chance.pick(['capture', 'cancel', 'confirm']);
  return post(`/v1/payment_intents/${id}/${deed}`, '', `${deed}-${id}`);
};

const refund: Chapter = ({ known, post, chance }) => {
  const charge = anyOf(chance, known.charges) ?? 'ch_none';
  return post('/v1/refunds', `charge=${charge}&amount=${chance.integer(1, 500)}`);
};

async function dispute({ known, control, chance }: Teller): Promise<void> {
  const open = anyOf(chance, known.disputes);
  if (open !== undefined && chance.happens(0.5)) {
    await control(`disputes/${open}/close`, { status: chance.pick(['won', 'lost']) });
    return;
  }
  const made = await control('disputes', { charge: anyOf(chance, known.charges) ?? 'ch_none' });
  if (textOf(made['id']) !== '') known.disputes.push(textOf(made['id']));
}

/** The same request once more, or another one under its key. */
async function again({ known, repeat, chance }: Teller): Promise<void> {
  const request = anyOf(chance, known.keyed);
  if (request === undefined) return;
  const body = chance.happens(0.7) ? request.body : `${request.body}&description=other`;
  await repeat({ ...request, body });
}

const look: Chapter = ({ known, get, chance }) => {
  const [intent, owner] = [anyOf(chance, known.intents), anyOf(chance, known.customers)];
  const [id, customerId] = [textOf(intent?.['id']), textOf(owner?.['id'])];
  return get(
    chance.pick([
      `/v1/payment_intents/${id}?expand[]=latest_charge.balance_transaction`,
      `/v1/payment_intents?customer=${customerId}&limit=3`,
      `/v1/payment_intents?created[gte]=${Number(intent?.['created'] ?? 0) - 5}&limit=4`,
      `/v1/payment_intents?starting_after=${id}&limit=2`,
      `/v1/payment_intents?ending_before=${id}&limit=2`,
      `/v1/payment_intents/search?query=${encodeURIComponent("metadata['fanfund_pledge']:'p3'")}`,
      `/v1/payment_intents/search?query=${encodeURIComponent('status:"succeeded" AND amount>500')}`,
      `/v1/charges?payment_intent=${id}`,
      `/v1/refunds?limit=5`,
      `/v1/disputes?limit=5`,
      `/v1/balance_transactions?type=charge&limit=3`,
      '/v1/balance',
      '/v1/events?limit=4',
      '/v1/customers/cus_nobody',
      '/_sim/stats?pledges&seconds',
    ]),
  );
};

const chapters: readonly (readonly [number, Chapter])[] = [
  [8, customer],
  [10, setup],
  [14, saveCard],
  [22, pay],
  [8, finish],
  [8, refund],
  [3, dispute],
  [8, again],
  [20, look],
];

const pausesMs = [
  [60, 300],
  [20, 5_000],
  [10, 70_000],
  [5, 3_700_000],
  [2, 90_000_000],
] as const;

const authorization = 'Bearer sk_test_story';

/** At least so many requests, each with its answer, and every webhook between them. */
export async function mixedStory(
  stage: Stage,
  chance: Chance,
  requests: number,
): Promise<string[]> {
  const lines: string[] = [];
  const keyed: SimulatorRequest[] = [];
  let asked = 0;
  const ask = async (request: SimulatorRequest): Promise<Body> => {
    const answer = await stage.ask(request);
    asked += 1;
    lines.push(`${request.method} ${request.path} ${request.body} ${answer.status} ${answer.body}`);
    return answer.body.startsWith('{') ? (JSON.parse(answer.body) as Body) : {};
  };
  const teller: Teller = {
    chance,
    known: { customers: [], setups: [], cards: [], intents: [], charges: [], keyed, disputes: [] },
    post: (path, body = '', key) => {
      const headers = { authorization, 'idempotency-key': key };
      const request = { method: 'POST', path, headers, body };
      if (key !== undefined) keyed.push(request);
      return ask(request);
    },
    get: (path) => ask({ method: 'GET', path, headers: { authorization }, body: '' }),
    control: (path, body) => {
      const told = { method: 'POST', path: `/_sim/${path}`, headers: {} };
      return ask({ ...told, body: JSON.stringify(body) });
    },
    repeat: ask,
  };
  while (asked < requests) {
    await chance.weighed(chapters)(teller);
    lines.push(...(await stage.pass(chance.weighed(pausesMs))));
  }
  return lines;
}
