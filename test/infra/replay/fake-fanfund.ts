/**
 * Fanfund, Stripe and the token issuer as the replay sees them, in one small server: keeps promises
 * to the letter unless a test asks it for one particular fault.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Faults = {
  /** Minor units that are charged too much for each campaign's first pledge. */
  overchargeMinor?: number;
  /** Charges every first pledge a second time. */
  chargeTwice?: boolean;
  /** Minor units by which the ledger differs from what was charged. */
  ledgerOffMinor?: number;
  /** Says that so many pledges are still being collected. */
  stillCollecting?: number;
  /** Leaves the authorisation of each campaign's first pledge open. */
  leaveHold?: boolean;
  /** Says the opposite of the outcome. */
  wrongOutcome?: boolean;
  /** Closes the first so many campaigns as soon as they are live, as a deadline would. */
  overtake?: number;
  /** Answers so many requests with 503 first, then hangs up on as many. */
  busy?: number;
  /** Prepares every payment only when asked again. */
  preparing?: boolean;
};

type Pledge = {
  id: string;
  campaignId: string;
  backer: string;
  amountMinor: number;
  secret: string;
  paid: boolean;
  state: string;
  prepared: boolean;
};
type Campaign = {
  id: string;
  title: string;
  currency: string;
  goalMinor: number;
  collection: string;
  deadlineMs: number;
  state: string;
  rewards: { id: string; priceMinor: number; stock?: number }[];
  pledges: Pledge[];
};
type Charge = Record<string, unknown> & { id: string };
type Exchange = {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  sub: string;
};
type Reply = [status: number, body: unknown];

function exchangeOf(request: IncomingMessage, text: string): Exchange {
  const url = new URL(request.url!, 'http://fake');
  const json = request.headers['content-type'] === 'application/json';
  const read = json ? JSON.parse : (form: string) => Object.fromEntries(new URLSearchParams(form));
  return {
    method: request.method!,
    path: url.pathname.split('/').filter(Boolean),
    query: url.searchParams,
    body: text === '' ? {} : read(text),
    sub: (request.headers.authorization ?? '').replace('Bearer token-of-', ''),
  };
}

const problem = (status: number, code: string): Reply => [status, { type: 'about:blank', code }];

export class FakeFanfund {
  readonly campaigns: Campaign[] = [];
  readonly charges: Charge[] = [];
  readonly backers = new Set<string>();
  readonly faults: Faults;
  #replies = new Map<string, Reply>();
  #refusals: number;
  #server = createServer((request, response) => void this.#serve(request, response));

  constructor(faults: Faults = {}) {
    this.faults = faults;
    this.#refusals = (faults.busy ?? 0) * 2;
  }

  async start(): Promise<{ api: string; stripe: string; issuer: string }> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return { api: `${origin}/fanfund`, stripe: `${origin}/stripe`, issuer: `${origin}/oidc` };
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#refusals > 0 && request.method === 'POST') {
      this.#refusals -= 1;
      if (this.#refusals % 2 === 0) return void request.socket.destroy();
      return void response.writeHead(503, { 'retry-after': '0' }).end();
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [status, body] = this.#once(request, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  /** The same key gets the same answer. */
  #once(request: IncomingMessage, text: string): Reply {
    const key = request.headers['idempotency-key'] as string | undefined;
    const exchange = exchangeOf(request, text);
    if (key === undefined) {
      const needed = exchange.method === 'POST' && exchange.path[0] !== 'oidc';
      return needed ? problem(400, 'no_key') : this.#reply(exchange);
    }
    const reply = this.#replies.get(key) ?? this.#reply(exchange);
    if (reply[0] < 400) this.#replies.set(key, reply);
    return reply;
  }

  #reply(exchange: Exchange): Reply {
    const [service] = exchange.path;
    if (service === 'oidc') return this.#oidc(exchange);
    if (service === 'stripe') return this.#stripe(exchange);
    return this.#fanfund(exchange);
  }

  #oidc({ method, body }: Exchange): Reply {
    return [
      200,
      method === 'GET' ? {} : { access_token: `token-of-${String(body['sub'])}`, expires_in: 60 },
    ];
  }

  #stripe({ path, query, body }: Exchange): Reply {
    const [, , kind, intent] = path;
    if (kind === 'charges') {
      const after = this.charges.findIndex(({ id }) => id === query.get('starting_after')) + 1;
      const data = this.charges.slice(after, after + 2);
      return [200, { data, has_more: after + 2 < this.charges.length }];
    }
    const pledge = this.#pledges().find(({ secret }) => secret === body['client_secret']);
    if (!pledge || !pledge.secret.startsWith(intent!)) return [404, { error: {} }];
    if (body['payment_method'] !== 'pm_card_visa') return [402, { error: { code: 'declined' } }];
    pledge.paid = true;
    return [200, { id: intent }];
  }

  #pledges(): Pledge[] {
    return this.campaigns.flatMap(({ pledges }) => pledges);
  }

  #fanfund({ method, path, body, sub }: Exchange): Reply {
    const [, , collection, id, action] = path;
    if (collection === 'ops') return id === 'ledger-checks' ? [202, {}] : this.#ledger(action!);
    if (collection === 'pledges') return this.#pledge(id!, action, sub);
    if (id === undefined) return method === 'GET' ? [200, { items: [] }] : this.#create(body);
    const campaign = this.campaigns.find((candidate) => candidate.id === id);
    if (!campaign) return problem(404, 'not_found');
    this.#passTime(campaign);
    switch (action) {
      case 'pledges':
        return this.#accept(campaign, body, sub);
      case 'publish':
        return this.#publish(campaign);
      case 'cancel':
        return this.#cancel(campaign);
      case 'settlement':
        return [200, this.#settlement(campaign)];
      default:
        return [200, { id, state: campaign.state }];
    }
  }

  /** What was charged and kept, by campaign, as a ledger that agrees with Stripe would say. */
  #ledger(campaignId: string): Reply {
    const charges = this.charges.filter(
      ({ metadata }) => (metadata as Record<string, string>)['fanfund_campaign'] === campaignId,
    );
    const kept = charges.reduce(
      (sum, { captured, amount_captured, amount_refunded }) =>
        captured === true ? sum + Number(amount_captured) - Number(amount_refunded) : sum,
      0,
    );
    const { currency = 'EUR' } = this.campaigns.find(({ id }) => id === campaignId) ?? {};
    const balanceMinor = kept + (this.faults.ledgerOffMinor ?? 0);
    return [200, { balances: [{ account: 'stripe', currency, balanceMinor }] }];
  }

  #create(body: Record<string, unknown>): Reply {
    const id = `cmp_${this.campaigns.length + 1}`;
    this.campaigns.push({
      id,
      title: String(body['title']),
      currency: String(body['currency']),
      goalMinor: (body['goal'] as { amountMinor: number }).amountMinor,
      collection: String(body['collection']),
      deadlineMs: Date.parse(String(body['deadline'])),
      rewards: body['rewards'] as Campaign['rewards'],
      state: 'draft',
      pledges: [],
    });
    return [201, { id, state: 'draft' }];
  }

  #publish(campaign: Campaign): Reply {
    campaign.state = 'live';
    if (this.campaigns.length <= (this.faults.overtake ?? 0)) campaign.deadlineMs = 0;
    return [200, { id: campaign.id, state: 'live' }];
  }

  #cancel(campaign: Campaign): Reply {
    if (campaign.state !== 'live') return problem(409, 'campaign_state');
    campaign.state = 'cancelled';
    this.#settle(campaign, false);
    return [200, { id: campaign.id, state: 'cancelled' }];
  }

  #accept(campaign: Campaign, body: Record<string, unknown>, sub: string): Reply {
    if (campaign.state !== 'live') return problem(409, 'campaign_closed');
    const amountMinor = buy(campaign, body);
    if (amountMinor === undefined) return problem(409, 'sold_out');
    const id = `${campaign.id}_plg_${campaign.pledges.length + 1}`;
    const prefix = campaign.collection === 'save-card' ? 'seti' : 'pi';
    this.backers.add(sub);
    campaign.pledges.push({
      id,
      campaignId: campaign.id,
      backer: sub,
      amountMinor,
      secret: `${prefix}_${id}_secret_x`,
      paid: false,
      state: 'pending',
      prepared: this.faults.preparing !== true,
    });
    return [201, this.#view(campaign.pledges.at(-1)!)];
  }

  #pledge(id: string, action: string | undefined, sub: string): Reply {
    const pledge = this.#pledges().find((candidate) => candidate.id === id);
    if (!pledge || pledge.backer !== sub) return problem(404, 'not_found');
    pledge.prepared = true;
    if (action === 'confirm' && pledge.paid) pledge.state = 'confirmed';
    return [200, this.#view(pledge)];
  }

  #view({ id, state, secret, prepared }: Pledge): object {
    const payment = prepared
      ? { status: 'requires_confirmation', clientSecret: secret }
      : { status: 'preparing' };
    return { id, state, payment };
  }

  #passTime(campaign: Campaign): void {
    if (campaign.state !== 'live' || Date.now() < campaign.deadlineMs) return;
    const pledged = pledgedMinor(campaign);
    campaign.state = 'settled';
    this.#settle(campaign, pledged >= campaign.goalMinor);
  }

  #settle(campaign: Campaign, funded: boolean): void {
    const confirmed = campaign.pledges.filter(({ state }) => state === 'confirmed');
    for (const [index, pledge] of confirmed.entries()) {
      if (funded) this.#collect(campaign, pledge, index === 0);
      else if (campaign.collection !== 'save-card') this.#giveBack(campaign, pledge, index === 0);
    }
  }

  #collect(campaign: Campaign, pledge: Pledge, first: boolean): void {
    const { overchargeMinor = 0, chargeTwice = false } = first ? this.faults : {};
    this.#charge(campaign, pledge, { captured: pledge.amountMinor + overchargeMinor });
    if (chargeTwice) {
      this.#charge(campaign, pledge, { captured: pledge.amountMinor, refunded: true });
    }
  }

  #giveBack(campaign: Campaign, pledge: Pledge, first: boolean): void {
    const open = first && this.faults.leaveHold === true;
    const captured = campaign.collection === 'charge-now' ? pledge.amountMinor : 0;
    this.#charge(campaign, pledge, { captured, refunded: !open });
  }

  #charge(
    { currency, id }: Campaign,
    pledge: Pledge,
    { captured, refunded = false }: { captured: number; refunded?: boolean },
  ): void {
    this.charges.push({
      id: `ch_${this.charges.length + 1}`,
      status: 'succeeded',
      currency: currency.toLowerCase(),
      amount: pledge.amountMinor,
      amount_captured: captured,
      amount_refunded: refunded ? pledge.amountMinor : 0,
      captured: captured > 0,
      refunded,
      metadata: { fanfund_campaign: id, fanfund_pledge: pledge.id, fanfund_attempt: '1' },
    });
  }

  #settlement(campaign: Campaign): object {
    const pledged = pledgedMinor(campaign);
    if (campaign.state === 'live') return { state: 'open', pledgedMinor: pledged };
    const funded = pledged >= campaign.goalMinor !== (this.faults.wrongOutcome ?? false);
    const outcome = campaign.state === 'cancelled' ? undefined : funded ? 'funded' : 'unfunded';
    const figures = { pledgedMinor: pledged, collectedMinor: funded ? pledged : 0 };
    const pledges = { collecting: this.faults.stillCollecting ?? 0 };
    return { state: 'settled', outcome, ...figures, pledges, releasedMinor: funded ? 0 : pledged };
  }
}

/** What it costs; undefined when no piece is left. */
function buy({ rewards }: Campaign, body: Record<string, unknown>): number | undefined {
  const reward = rewards.find(({ id }) => id === body['rewardId']);
  if (!reward) return Number(body['amountMinor']);
  if (reward.stock === 0) return undefined;
  if (reward.stock !== undefined) reward.stock -= 1;
  return reward.priceMinor;
}

function pledgedMinor({ pledges }: Campaign): number {
  const confirmed = pledges.filter(({ state }) => state === 'confirmed');
  return confirmed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
