/**
 * Requests at random, against every operation of the API document, by everybody: no failure of ours,
 * no answer that the document does not name, and nothing changed for who may not change it. As many
 * as FANFUND_REQUESTS says (2,000 unless it does), the same ones each time for the same
 * FANFUND_REQUESTS_SEED.
 */
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { apiDocument } from '../../infra/openapi/document.ts';
import { operations } from '../../infra/openapi/operations.ts';
import type { Operation } from '../../shared/entry/operation.ts';
import { fitting, spoiled } from '../support/requests.ts';
import { newKey, termsOf } from '../support/storefront.ts';
import { sign } from '../partners/kit/sender.ts';
import { useWholeApi } from '../support/whole-api.ts';
import type { Ask, Principal, Told } from '../support/whole-api.ts';

const requests = Number(process.env['FANFUND_REQUESTS'] ?? 2000);
const seed = Number(process.env['FANFUND_REQUESTS_SEED'] ?? 20_261_122);

const api = useWholeApi();
const document = apiDocument('0.1.0');

const principals: readonly Principal[] = [
  { sub: 'anna' },
  { sub: 'bert' },
  { sub: 'carla', scope: 'fanfund/creator' },
  { sub: 'cyril', scope: 'fanfund/creator' },
  { sub: 'olga', scope: 'fanfund/ops' },
  { sub: 'otto', scope: 'fanfund/ops:read' },
  {},
];
/** Nobody of those: what is theirs must stay as it is, whoever asks, but for operations. */
const owner = { sub: 'vera' };
const maker = { sub: 'vito', scope: 'fanfund/creator' };

const rewards = [
  { id: 'mug', title: 'A mug', priceMinor: 1500 },
  { id: 'rare', title: 'A rare one', priceMinor: 2500, stock: 50, perBackerMax: 3 },
  {
    ...{ id: 'shirt', title: 'A shirt', priceMinor: 2000, kind: 'add-on' },
    variants: [
      { id: 's', title: 'S', stock: 5 },
      { id: 'm', title: 'M', priceMinor: 2100 },
    ],
  },
  { id: 'hidden', title: 'For friends', priceMinor: 900, secret: { code: 'open-sesame' } },
  { id: 'late-mug', title: 'A late mug', priceMinor: 1800, stock: 3, late: true },
];
const offer = {
  ...{ rewards, latePledges: {}, shipping: [{ costMinor: 300, additionalMinor: 100 }] },
  taxes: [{ country: 'DE', title: 'VAT', rateBasisPoints: 1900, included: true }],
};
const shipTo = { country: 'DE' };

async function launched(as: Principal): Promise<string> {
  const draft = await api.done('createCampaign', { as, body: termsOf(offer) });
  const path = { id: String(draft.body['id']) };
  await api.done('publishCampaign', { as, path, body: {} });
  return path.id;
}

async function pledged(as: Principal, campaignId: string): Promise<string> {
  const path = { id: campaignId };
  const wishes = { rewardId: 'mug', shipTo };
  const { body } = await api.done('acceptPledge', { as, path, body: wishes });
  const { clientSecret = '' } = body['payment'] as { clientSecret?: string };
  const [intentId = ''] = clientSecret.split('_secret_');
  await api.stripe.confirm({ intentId, clientSecret });
  const id = String(body['id']);
  await api.done('confirmPledge', { as, path: { id }, body: {} });
  return id;
}

/** What requests may name. */
const known: Record<string, string[]> = { campaigns: [], pledges: [], partners: [] };
let partnerSecret = '';
const protectedIds = { campaignId: '', pledgeId: '' };

beforeAll(async () => {
  const [anna = {}, , carla = {}, , olga = {}] = principals;
  const live = await launched(carla);
  protectedIds.campaignId = await launched(maker);
  protectedIds.pledgeId = await pledged(owner, protectedIds.campaignId);
  const draft = await api.done('createCampaign', { as: carla, body: termsOf() });
  known['campaigns'] = [live, String(draft.body['id']), protectedIds.campaignId];
  known['pledges'] = [await pledged(anna, live), await pledged(anna, live), protectedIds.pledgeId];
  const limits = { pledgesPerMinute: 10, pledgesPerDay: 100, quantityMax: 2 };
  const body = { name: 'A shop', campaignIds: [live], limits };
  const partner = await api.done('registerPartner', { as: olga, body });
  known['partners'] = [String(partner.body['id'])];
  partnerSecret = String(partner.body['secret']);
});

/** Campaigns end and pledges are cancelled on the way: there are always some that are not. */
async function renew(): Promise<void> {
  const [anna = {}, , carla = {}] = principals;
  const live = await launched(carla);
  const draft = await api.done('createCampaign', { as: carla, body: termsOf() });
  known['campaigns']?.splice(0, 2, live, String(draft.body['id']));
  known['pledges']?.splice(0, 2, await pledged(anna, live), await pledged(anna, live));
}

const odd = fc.constantFrom('x', '%00', '../..', 'cmp_1', '__proto__', '{}', 'a'.repeat(101), ' ');

type Made = {
  readonly operation: Operation;
  readonly as: Principal;
  readonly place: number;
  readonly oddId: string | undefined;
  readonly query: Record<string, unknown> | undefined;
  readonly body: unknown;
  readonly isSpoiled: boolean;
  readonly key: string | undefined;
};

type Documented = {
  parameters?: { in: string; name: string; schema: Record<string, unknown> }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
};

const documented = ({ route }: Operation): Documented => {
  const [method = '', path = ''] = route.split(' ');
  return (document.paths?.[path]?.[method.toLowerCase() as 'get'] ?? {}) as Documented;
};

function queryOf({ parameters = [] }: Documented): Arbitrary<Record<string, unknown> | undefined> {
  const own = parameters.filter((parameter) => parameter.in === 'query');
  if (own.length === 0) return fc.constant(undefined);
  const parts = own.map(({ name, schema }) => [name, fitting(document, schema)] as const);
  const good = fc.record(Object.fromEntries(parts), { requiredKeys: [] });
  return fc.oneof(good, fc.dictionary(fc.constantFrom('state', 'limit', 'cursor', 'x'), odd));
}

const seldom = (arbitrary: Arbitrary<string>): Arbitrary<string | undefined> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Who has what the operation asks for. */
const rightful = ({ caller }: Operation): readonly Principal[] => {
  const [anna = {}, bert = {}, carla = {}, , olga = {}, otto = {}] = principals;
  const rightfully = {
    ...{ anyone: [{}, anna], backer: [anna, bert], creator: [carla] },
    ...{ operator: [olga], observer: [olga, otto] },
  };
  return rightfully[caller];
};

function requestTo(operation: Operation): Arbitrary<Made> {
  const described = documented(operation);
  const schema = described.requestBody?.content['application/json']?.schema;
  const good = schema ? fitting(document, schema) : fc.constant(undefined);
  const bad = schema ? spoiled(good) : fc.constant(undefined);
  return fc.boolean().chain((isSpoiled) =>
    fc.record({
      operation: fc.constant(operation),
      as: fc.oneof(fc.constantFrom(...principals), fc.constantFrom(...rightful(operation))),
      place: fc.nat(11),
      oddId: seldom(odd),
      query: queryOf(described),
      body: isSpoiled ? bad : good,
      isSpoiled: fc.constant(isSpoiled),
      key: seldom(fc.constantFrom('key-1', 'key-2', ' ', 'k'.repeat(256))),
    }),
  );
}

/** One of those that are known; none where there are none. */
function pick(shelf: string, place: number): string {
  const ids = known[shelf] ?? [];
  return ids[place % Math.max(ids.length, 1)] ?? '';
}

function namesOf({ operation: { route }, place, oddId }: Made): Record<string, string> {
  const shelf = /\/pledges\/\{id\}/.test(route) ? 'pledges' : 'campaigns';
  const names = {
    ...{ id: pick(shelf, place), partnerId: pick('partners', place), token: 'token' },
    ...{ refundId: 'rf_1', disputeId: 'du_1', milestoneId: 'one' },
    ...{ updateId: 'upd_aaaaaaaaaaaaaaaa', wave: '1' },
  };
  const named = Object.entries(names).map(([name, value]) => [name, oddId ?? value]);
  return { ...Object.fromEntries(named), file: 'start.js' };
}

function askOf(made: Made): Ask {
  const { as, key = newKey(), query, body, isSpoiled } = made;
  const text = isSpoiled ? body : JSON.stringify(body);
  return {
    ...{ path: namesOf(made), as, key },
    ...(query && { query: textual(query) }),
    ...(body !== undefined && { body: text }),
    ...(made.operation.signedBy === 'partner' && { headers: signatureOf(made, text) }),
  };
}

/** As the partner signs, but for every fourth, which somebody else has. */
function signatureOf({ operation, place }: Made, body: unknown): Record<string, string> {
  const [id, timestamp] = [newKey(), Math.floor(Date.now() / 1000)];
  const secret = isForged(operation, place) ? `whsec_${'A'.repeat(44)}` : partnerSecret;
  const signature = sign(secret, id, timestamp, typeof body === 'string' ? body : '');
  return {
    ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp) },
    'webhook-signature': signature,
  };
}

const textual = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));

const protectedItems = async (): Promise<string[]> => {
  const campaign = protectedIds.campaignId.slice('cmp_'.length);
  const pledge = protectedIds.pledgeId.slice(-16);
  return (await api.items()).filter(
    (item) =>
      (item.includes('"sk":"CAMPAIGN"') && item.includes(`C#cmp_${campaign}`)) ||
      item.includes(`"sk":"${pledge}"`),
  );
};

/** What is new can be named by the requests that follow. */
function remember({ operation }: Made, { status, body }: Told): void {
  const shelf = { createCampaign: 'campaigns', acceptPledge: 'pledges' }[operation.id];
  if (shelf === undefined || status !== 201) return;
  const ids = known[shelf] ?? [];
  if (ids.length < 12) ids.push(String(body['id']));
}

const isForged = ({ signedBy }: Operation, place: number): boolean =>
  signedBy === 'partner' && place % 4 === 0;

function checkAnswer({ operation, isSpoiled, body, as, place }: Made, told: Told): void {
  expect(told.status).toBeLessThan(500);
  if (isForged(operation, place)) expect(told.status).toBeGreaterThanOrEqual(400);
  if (operation.caller !== 'anyone' && as.sub === undefined) expect(told.status).toBe(401);
  const isFit = typeof body === 'string' && isSpoiled ? accepts(operation, body) : true;
  if (operation.body && !isFit) expect(told.status).toBeGreaterThanOrEqual(400);
}

function accepts({ body }: Operation, text: string): boolean {
  try {
    return body?.safeParse(text === '' ? {} : JSON.parse(text)).success ?? true;
  } catch {
    return false;
  }
}

test(
  `${requests} requests at random do no harm`,
  async () => {
    const before = await protectedItems();
    expect(before).toHaveLength(2);
    const seen = new Set<string>();
    const anything = fc.constantFrom(...operations).chain(requestTo);
    let asked = 0;
    const property = fc.asyncProperty(anything, async (made) => {
      if ((asked += 1) % 40 === 0) await renew();
      const ask = askOf(made);
      // Operations may.
      if (ask.path?.['id'] === protectedIds.pledgeId && made.as.sub === 'olga') return;
      const told = await api.ask(made.operation, ask);
      checkAnswer(made, told);
      remember(made, told);
      seen.add(made.operation.id);
    });
    await fc.assert(property, { numRuns: requests, seed, endOnFailure: true });
    expect(await protectedItems()).toEqual(before);
    const unseen = operations.map(({ id }) => id).filter((id) => !seen.has(id));
    expect(requests < 1000 ? [] : unseen).toEqual([]);
  },
  30_000 + requests * 100,
);
