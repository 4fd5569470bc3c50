/**
 * What the outside world does to a running Fanfund, over HTTP alone: a storefront with its backers
 * and creators, Stripe.js, and somebody who reads the charges at Stripe.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { checkAnswer } from './contract-check.ts';

export type Addresses = {
  readonly api: string;
  readonly stripe: string;
  readonly aws: string;
  readonly issuer: string;
};

/** Who calls; `scope` without its prefix. */
export type Who = { readonly sub: string; readonly scope?: 'creator' | 'ops' };

export const creator: Who = { sub: 'the-creator', scope: 'creator' };
export const backer = (name: string): Who => ({ sub: name });

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

export type CampaignView = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly outcome?: string;
  readonly deadline: string;
  readonly rewards: readonly {
    readonly id: string;
    readonly remaining?: number;
    readonly title: string;
  }[];
  readonly totals: {
    readonly pledgedMinor: number;
    readonly pledges: number;
    readonly backers: number;
    readonly units: number;
    readonly collectedMinor: number;
    readonly refundedMinor: number;
  };
  readonly progress: number;
};

export type PledgeView = {
  readonly id: string;
  readonly campaignId: string;
  readonly state: string;
  readonly rewardId?: string;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly payment: { readonly status: string; readonly clientSecret?: string };
  readonly history: readonly { readonly at: string; readonly event: string }[];
};

export type SettlementView = {
  readonly campaignId: string;
  readonly state: string;
  readonly outcome?: string;
  readonly pledges?: Readonly<Record<string, number>>;
  readonly pledgedMinor: number;
  readonly collectedMinor: number;
  readonly refundedMinor: number;
  readonly releasedMinor?: number;
  readonly droppedMinor?: number;
  readonly openPledges: number;
  readonly settledAt?: string;
};

export type PageView<T> = { readonly items: readonly T[]; readonly nextCursor?: string };

export type Answer<T> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
};

export type Call = {
  readonly as?: Who;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  /** A new one for each POST, unless given; null sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Charge = {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly amount: number;
  readonly amount_captured: number;
  readonly amount_refunded: number;
  readonly captured: boolean;
  readonly refunded: boolean;
  readonly metadata: Readonly<Record<string, string>>;
};

export type Order = {
  readonly amountMinor?: number;
  readonly rewardId?: string;
  readonly quantity?: number;
};

export type Storefront = {
  readonly addresses: Addresses;
  /** Asks until there is an answer; does not wait for what is due at some time. */
  readonly eventually: Eventually;
  readonly inSeconds: (seconds: number) => string;
  readonly send: <T = Problem>(method: string, path: string, call?: Call) => Promise<Answer<T>>;
  readonly token: (who: Who, claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** A published campaign. */
  readonly launch: (terms?: Readonly<Record<string, unknown>>) => Promise<CampaignView>;
  readonly draft: (terms?: Readonly<Record<string, unknown>>) => Promise<CampaignView>;
  readonly campaign: (campaignId: string) => Promise<CampaignView>;
  /** Goes on asking while the payment is being prepared. */
  readonly pledge: (campaignId: string, who: Who, order: Order) => Promise<PledgeView>;
  readonly readPledge: (pledgeId: string, who: Who) => Promise<PledgeView>;
  /** What Stripe.js does. Gives the status at Stripe, or the code of its refusal. */
  readonly confirmAtStripe: (pledge: PledgeView, card?: string) => Promise<string>;
  /** The whole way to a confirmed pledge. */
  readonly back: (campaignId: string, who: Who, order: Order, card?: string) => Promise<PledgeView>;
  readonly settlement: (campaignId: string) => Promise<SettlementView>;
  readonly settled: (campaignId: string) => Promise<SettlementView>;
  /** Every charge of a campaign at Stripe. */
  readonly charges: (campaignId: string) => Promise<Charge[]>;
  readonly sendMessage: (queue: string, body: unknown) => Promise<void>;
};

export type Eventually = <T>(
  ask: () => Promise<T | undefined> | T | undefined,
  what: string,
) => Promise<T>;

const waitMsMax = 240_000;

/** Asks until there is an answer, and rests after each time that there is none. */
const resting =
  (rest: () => Promise<void>): Eventually =>
  async (ask, what) => {
    const untilMs = performance.now() + waitMsMax;
    while (performance.now() < untilMs) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await rest();
    }
    throw new Error(`Waited in vain for: ${what}`);
  };

/** Of those on the other side of the wire, while time passes as it does. */
export type Time = {
  readonly now: () => number;
  readonly rest: () => Promise<void>;
};
export const machineTime: Time = { now: Date.now, rest: () => pause(100) };

export const eventually = resting(machineTime.rest);

export const inSeconds = (seconds: number): string =>
  new Date(Date.now() + seconds * 1000).toISOString();

const oneDaySeconds = 24 * 60 * 60;

export const termsOf = (more: Readonly<Record<string, unknown>> = {}) => ({
  title: 'A kettle that whistles in tune',
  currency: 'EUR',
  goal: { amountMinor: 10_000 },
  deadline: inSeconds(oneDaySeconds),
  ...more,
});

let lastKey = 0;
/** No request of this process has the same key as another, unless a test wants it. */
export const newKey = (): string => `key-${process.pid}-${(lastKey += 1)}`;

export function storefrontOf(addresses: Addresses, time = machineTime): Storefront {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly untilMs: number }>();
  const token: Storefront['token'] = async ({ sub, scope }, claims = {}) => {
    const response = await fetch(`${addresses.issuer}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sub, ...(scope && { scope: `fanfund/${scope}` }), ...claims }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const keptToken = (who: Who): Promise<string> => {
    const name = `${who.sub} ${who.scope ?? ''}`;
    const found = tokens.get(name);
    if (found && time.now() < found.untilMs) return found.token;
    const kept = { token: token(who), untilMs: time.now() + tokenMsMax };
    tokens.set(name, kept);
    return kept.token;
  };
  const send: Storefront['send'] = async <T>(method: string, path: string, call: Call = {}) => {
    const text = textOf(call);
    const authorization = call.as && `Bearer ${await keptToken(call.as)}`;
    const response = await fetch(`${addresses.api}${path}`, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...keyOf(method, call),
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    const body: unknown = answer === '' ? undefined : JSON.parse(answer);
    checkAnswer(method, path, { status: response.status, body });
    return { status: response.status, headers: response.headers, body: body as T };
  };
  const patient = patiently(send);
  return {
    addresses,
    eventually: resting(time.rest),
    inSeconds: (seconds) => new Date(time.now() + seconds * 1000).toISOString(),
    send,
    token,
    ...campaignsOf(patient, resting(time.rest)),
    ...pledgesOf(addresses, patient),
  };
}

/** Half as long as a token is good. */
const tokenMsMax = 30 * 60 * 1000;

const triesMax = 10;
const pauseMs = 300;

/** As a storefront does that is told to try again in a moment: under the same key. */
function patiently(send: Storefront['send']): Storefront['send'] {
  return async <T>(method: string, path: string, call: Call = {}) => {
    const keyed = call.key === undefined ? { ...call, key: newKey() } : call;
    let answer = await send<T>(method, path, keyed);
    for (let tried = 1; answer.status === 503 && tried < triesMax; tried += 1) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      answer = await send<T>(method, path, keyed);
    }
    return answer;
  };
}

const textOf = ({ text, body }: Call): string | undefined =>
  text ?? (body === undefined ? undefined : JSON.stringify(body));

const keyOf = (method: string, { key }: Call): Record<string, string> =>
  method === 'POST' && key !== null ? { 'idempotency-key': key ?? newKey() } : {};

async function succeeded<T>(answering: Answer<T> | Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answering;
  if (status < 300) return body;
  throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
}

function campaignsOf(send: Storefront['send'], eventually: Eventually) {
  const draft: Storefront['draft'] = (terms) =>
    succeeded(send('POST', '/v1/campaigns', { as: creator, body: termsOf(terms) }));
  const settlement: Storefront['settlement'] = (id) =>
    succeeded(send('GET', `/v1/campaigns/${id}/settlement`));
  return {
    draft,
    settlement,
    launch: async (terms = {}) => {
      const { id } = await draft(terms);
      return succeeded(send('POST', `/v1/campaigns/${id}/publish`, { as: creator }));
    },
    campaign: (id) => succeeded(send('GET', `/v1/campaigns/${id}`)),
    settled: (id) =>
      eventually(async () => {
        const report = await settlement(id);
        return report.state === 'settled' ? report : undefined;
      }, `the settlement of ${id}`),
  } satisfies Partial<Storefront>;
}

function pledgesOf(addresses: Addresses, send: Storefront['send']) {
  const readPledge: Storefront['readPledge'] = (id, who) =>
    succeeded(send('GET', `/v1/pledges/${id}`, { as: who }));
  /** What could not be done now is sent again as it was. */
  const insist = async (path: string, as: Who, body: object): Promise<PledgeView> => {
    const call = { as, body, key: newKey() };
    const answered = await eventually(async () => {
      const answer = await send<PledgeView>('POST', path, call);
      return answer.status === 503 ? undefined : answer;
    }, `an answer to ${path}`);
    return succeeded(answered);
  };
  const pledge: Storefront['pledge'] = async (campaignId, who, order) => {
    const made = await insist(`/v1/campaigns/${campaignId}/pledges`, who, order);
    if (made.payment.status !== 'preparing') return made;
    return eventually(async () => {
      const found = await readPledge(made.id, who);
      return found.payment.clientSecret === undefined ? undefined : found;
    }, `the payment of ${made.id}`);
  };
  const confirmAtStripe: Storefront['confirmAtStripe'] = (made, card) =>
    confirmIntent(addresses, made.payment.clientSecret ?? '', card ?? 'pm_card_visa');
  return {
    pledge,
    readPledge,
    confirmAtStripe,
    back: async (campaignId, who, order, card) => {
      const made = await pledge(campaignId, who, order);
      await confirmAtStripe(made, card);
      return insist(`/v1/pledges/${made.id}/confirm`, who, {});
    },
    charges: (campaignId) => chargesOf(addresses, campaignId),
    sendMessage: async (queue, body) => {
      const response = await fetch(addresses.aws, {
        method: 'POST',
        headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
        body: JSON.stringify({ QueueUrl: queue, MessageBody: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${queue} refused a message: ${await response.text()}`);
    },
  } satisfies Partial<Storefront>;
}

async function confirmIntent(
  { stripe }: Addresses,
  clientSecret: string,
  card: string,
): Promise<string> {
  const [intent = ''] = clientSecret.split('_secret_');
  const kind = intent.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
  const response = await eventually(async () => {
    const answer = await fetch(`${stripe}/v1/${kind}/${intent}/confirm`, {
      method: 'POST',
      headers: { authorization: 'Bearer pk_test_storefront' },
      body: new URLSearchParams({ client_secret: clientSecret, payment_method: card }),
    });
    return answer.status === 429 ? undefined : answer;
  }, `Stripe's answer about ${intent}`);
  const answer = (await response.json()) as { status?: string; error?: { code?: string } };
  return answer.status ?? answer.error?.code ?? String(response.status);
}

async function chargesOf({ stripe }: Addresses, campaignId: string): Promise<Charge[]> {
  const found: Charge[] = [];
  for (let after: string | undefined, more = true; more;) {
    const query = new URLSearchParams({ limit: '100', ...(after && { starting_after: after }) });
    const response = await fetch(`${stripe}/v1/charges?${query.toString()}`, {
      headers: { authorization: 'Bearer sk_test_local' },
    });
    const page = (await response.json()) as { data: Charge[]; has_more: boolean };
    found.push(...page.data);
    after = page.data.at(-1)?.id;
    more = page.has_more;
  }
  return found.filter(({ metadata }) => metadata['fanfund_campaign'] === campaignId);
}
