/**
 * Fanfund and the backer's side of Stripe as an outsider meets them: HTTP only, answers checked,
 * every POST under a key of the caller's. Nothing here knows how Fanfund works inside.
 */
import * as z from 'zod';
import type { HttpAnswer, HttpRequest, SendRequest, Timing } from './http-client.ts';

export type Addresses = { readonly api: string; readonly stripe: string; readonly issuer: string };

const problemSchema = z.object({ code: z.string(), detail: z.string().optional() });
const campaignSchema = z.object({ id: z.string(), state: z.string() });
const pledgeSchema = z.object({
  id: z.string(),
  state: z.string(),
  payment: z.object({ status: z.string(), clientSecret: z.string().optional() }),
});
const ledgerSchema = z.object({
  balances: z.array(
    z.object({ account: z.string(), currency: z.string(), balanceMinor: z.number() }),
  ),
});
const pledgePageSchema = z.object({
  items: z.array(z.object({ id: z.string(), state: z.string() })),
  nextCursor: z.string().optional(),
});
const settlementSchema = z.object({
  state: z.string(),
  outcome: z.string().nullish(),
  pledges: z.record(z.string(), z.number()).default({}),
  pledgedMinor: z.number().default(0),
  collectedMinor: z.number().default(0),
  refundedMinor: z.number().default(0),
  releasedMinor: z.number().default(0),
  openPledges: z.number().optional(),
});
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });
const stripeErrorSchema = z.object({
  error: z.object({ message: z.string().optional(), code: z.string().optional() }),
});

export type PledgeAnswer = z.infer<typeof pledgeSchema>;
export type Settlement = z.infer<typeof settlementSchema>;
export type PledgeOrder = { amountMinor: number } | { rewardId: string; quantity: number };

/** Fanfund or Stripe said no. `code` is the problem document's, or Stripe's. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type FanfundClient = {
  createCampaign(terms: object, key: string): Promise<string>;
  publish(campaignId: string, key: string): Promise<void>;
  cancel(campaignId: string, key: string): Promise<void>;
  campaignState(campaignId: string): Promise<string>;
  settlement(campaignId: string): Promise<Settlement>;
  pledge(input: {
    campaignId: string;
    backer: string;
    order: PledgeOrder;
    key: string;
  }): Promise<PledgeAnswer>;
  readPledge(pledgeId: string, backer: string): Promise<PledgeAnswer>;
  confirmAtStripe(clientSecret: string, key: string): Promise<void>;
  /** Naming the intent saves Fanfund a look-up at Stripe. */
  confirm(input: {
    pledgeId: string;
    backer: string;
    intentId?: string;
    key: string;
  }): Promise<PledgeAnswer>;
  /** Lets a backer pay what could not be collected. */
  renewPaymentMethod(input: {
    pledgeId: string;
    backer: string;
    key: string;
  }): Promise<PledgeAnswer>;
  /** A campaign's pledges as its creator sees them. */
  campaignPledges(campaignId: string): AsyncIterable<{ id: string; state: string }>;
  /** Has the books compared with Stripe's of that day (UTC), as happens once a day by itself. */
  checkLedger(day: string, key: string): Promise<void>;
  /** What a campaign's ledger adds up to, as operations see it; debit is positive. */
  ledgerBalances(campaignId: string): Promise<LedgerBalance[]>;
};

export type ClientOptions = {
  readonly addresses: Addresses;
  readonly send: SendRequest;
  readonly timing: Timing;
  readonly publishableKey: string;
};

export type LedgerBalance = z.infer<typeof ledgerSchema>['balances'][number];

export const operator = { sub: 'replay-operator', scope: 'fanfund/ops' };
export const creator = { sub: 'replay-creator', scope: 'fanfund/creator' };
const tokenLifeSeconds = 3600;
const testCard = 'pm_card_visa';

export type Ask = <T>(
  schema: z.ZodType<T>,
  who: Who | undefined,
  request: HttpRequest,
) => Promise<T>;

/** Asks as somebody, with a token of theirs; what is refused is an error with its code. */
export function createAsk(options: Omit<ClientOptions, 'publishableKey'>): Ask {
  const tokenFor = createTokens(options);
  return async (schema, who, request) => {
    const token = who === undefined ? {} : { token: await tokenFor(who) };
    return understood(schema, request, await options.send({ ...request, ...token }));
  };
}

export function createFanfundClient(options: ClientOptions): FanfundClient {
  const ask = createAsk(options);
  const base = `${options.addresses.api}/v1`;
  const post = <T>(schema: z.ZodType<T>, who: Who, call: Call) =>
    ask(schema, who, {
      method: 'POST',
      url: `${base}${call.path}`,
      idempotencyKey: call.key,
      json: call.json ?? {},
    });
  const get = <T>(schema: z.ZodType<T>, path: string, who?: Who) =>
    ask(schema, who, { method: 'GET', url: `${base}${path}` });
  const command = async (campaignId: string, verb: string, key: string) => {
    await post(campaignSchema, creator, { path: `/campaigns/${campaignId}/${verb}`, key });
  };

  return {
    createCampaign: async (terms, key) =>
      (await post(campaignSchema, creator, { path: '/campaigns', key, json: terms })).id,
    publish: (campaignId, key) => command(campaignId, 'publish', key),
    cancel: (campaignId, key) => command(campaignId, 'cancel', key),
    campaignState: async (campaignId) =>
      (await get(campaignSchema, `/campaigns/${campaignId}`)).state,
    settlement: (campaignId) => get(settlementSchema, `/campaigns/${campaignId}/settlement`),
    pledge: ({ campaignId, backer, order, key }) =>
      post(
        pledgeSchema,
        { sub: backer },
        {
          path: `/campaigns/${campaignId}/pledges`,
          key,
          json: order,
        },
      ),
    readPledge: (pledgeId, backer) => get(pledgeSchema, `/pledges/${pledgeId}`, { sub: backer }),
    confirm: ({ pledgeId, backer, intentId, key }) => {
      const json = intentId === undefined ? {} : { intentId };
      return post(
        pledgeSchema,
        { sub: backer },
        { path: `/pledges/${pledgeId}/confirm`, key, json },
      );
    },
    confirmAtStripe: (clientSecret, key) => confirmAtStripe(options, clientSecret, key),
    renewPaymentMethod: ({ pledgeId, backer, key }) =>
      post(pledgeSchema, { sub: backer }, { path: `/pledges/${pledgeId}/payment-method`, key }),
    checkLedger: async (day, key) => {
      await post(z.object({}), operator, { path: '/ops/ledger-checks', key, json: { day } });
    },
    ledgerBalances: async (campaignId) =>
      (await get(ledgerSchema, `/ops/campaigns/${campaignId}/ledger?limit=1`, operator)).balances,
    campaignPledges: async function* (campaignId) {
      let cursor = '';
      do {
        const query = `limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const path = `/campaigns/${campaignId}/pledges?${query}`;
        const page = await get(pledgePageSchema, path, creator);
        yield* page.items;
        cursor = page.nextCursor ?? '';
      } while (cursor !== '');
    },
  };
}

export type Who = { readonly sub: string; readonly scope?: string };
type Call = { readonly path: string; readonly key: string; readonly json?: unknown };

function understood<T>(schema: z.ZodType<T>, request: HttpRequest, answer: HttpAnswer): T {
  const path = new URL(request.url).pathname;
  if (answer.status >= 400) {
    const problem = problemSchema.safeParse(answer.body).data;
    const code = problem?.code ?? `status_${answer.status}`;
    const detail = problem?.detail ? ` (${problem.detail})` : '';
    throw new RefusedError(code, `${request.method} ${path}: ${answer.status} ${code}${detail}`);
  }
  const result = schema.safeParse(answer.body);
  if (result.success) return result.data;
  throw new RefusedError('unexpected_answer', `${request.method} ${path}: unexpected answer`);
}

function createTokens(
  options: Omit<ClientOptions, 'publishableKey'>,
): (who: Who) => Promise<string> {
  const kept = new Map<string, { token: string; untilMs: number }>();
  return async (who) => {
    const found = kept.get(who.sub);
    if (found && options.timing.now() < found.untilMs) return found.token;
    const request: HttpRequest = {
      method: 'POST',
      url: `${options.addresses.issuer}/token`,
      json: { ...who, audience: 'fanfund', expires_in: tokenLifeSeconds },
    };
    const answer = understood(tokenSchema, request, await options.send(request));
    const untilMs = options.timing.now() + answer.expires_in * 1000 - 60_000;
    kept.set(who.sub, { token: answer.access_token, untilMs });
    return answer.access_token;
  };
}

export const intentOf = (clientSecret: string): string => clientSecret.split('_secret_')[0] ?? '';

const cardsTriedMax = 8;

/** A backer whose card was refused takes the next one. */
async function confirmAtStripe(options: ClientOptions, clientSecret: string, key: string) {
  for (let card = 1; ; card += 1) {
    try {
      return await confirmWithCard(options, clientSecret, `${key}-${card}`);
    } catch (error) {
      const refused = error instanceof RefusedError && cardRefusals.has(error.code);
      if (!refused || card === cardsTriedMax) throw error;
    }
  }
}

const cardRefusals = new Set([
  ...['card_declined', 'expired_card', 'incorrect_cvc', 'processing_error'],
  ...['authentication_required', 'setup_intent_authentication_failure'],
  'payment_intent_authentication_failure',
]);

/** What Stripe.js does in the storefront, with the publishable key and the secret of the intent. */
async function confirmWithCard(options: ClientOptions, clientSecret: string, key: string) {
  const intent = intentOf(clientSecret);
  const kind = intent.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
  const answer = await options.send({
    method: 'POST',
    url: `${options.addresses.stripe}/v1/${kind}/${intent}/confirm`,
    token: options.publishableKey,
    // Stripe keeps an error under its key, and an intent is confirmed once whatever the key.
    idempotencyKey: (attempt) => `${key}-${attempt}`,
    form: { client_secret: clientSecret, payment_method: testCard },
  });
  if (answer.status < 400) return;
  const { code, message } = stripeError(answer);
  // The answer to an earlier try was lost: Fanfund asks Stripe itself when the pledge is confirmed.
  if (code.endsWith('_unexpected_state')) return;
  throw new RefusedError(code, `Stripe refused ${intent}: ${message}`);
}

function stripeError(answer: HttpAnswer): { code: string; message: string } {
  const error = stripeErrorSchema.safeParse(answer.body).data?.error ?? {};
  const code = error.code ?? `status_${answer.status}`;
  return { code, message: error.message ?? code };
}
