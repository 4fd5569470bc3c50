/**
 * Who may do what: every operation, asked by everybody. The statuses are written out; where somebody
 * is refused, nothing in the table has changed and no message was sent.
 */
import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { operations } from '../../infra/openapi/operations.ts';
import { newKey, termsOf } from '../support/storefront.ts';
import { operationBy, useWholeApi } from '../support/whole-api.ts';
import type { Ask, Principal, Told } from '../support/whole-api.ts';

const api = useWholeApi();

const principals = {
  backerA: { sub: 'anna' },
  backerB: { sub: 'bert' },
  creator: { sub: 'carla', scope: 'fanfund/creator' },
  otherCreator: { sub: 'cyril', scope: 'fanfund/creator' },
  operator: { sub: 'olga', scope: 'fanfund/ops' },
  observer: { sub: 'otto', scope: 'fanfund/ops:read' },
  partnerA: {},
  partnerB: {},
  nobody: {},
} as const satisfies Record<string, Principal>;
type Who = keyof typeof principals;
const everybody = Object.keys(principals) as Who[];

const partnersEvent = (campaignId: string): string =>
  JSON.stringify({
    type: 'pledge.create',
    data: {
      ...{ reference: newKey(), campaignId, backer: { reference: 'c-1' } },
      ...{ rewardId: 'mug', quantity: 1, payment: { by: 'partner' } },
    },
  });

const partnersParcel = (campaignId: string): string =>
  JSON.stringify({
    type: 'shipment.update',
    data: { campaignId, shipments: [{ reference: newKey(), status: 'delivered' }] },
  });

/** A partner shop proves itself by a signature, which no operation but its own looks at. */
function signed(who: Who, { secrets }: World, body = ''): Readonly<Record<string, string>> {
  const secret = secrets[who];
  if (secret === undefined) return {};
  const [id, timestamp] = [newKey(), String(Math.floor(Date.now() / 1000))];
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    ...{ 'webhook-id': id, 'webhook-timestamp': timestamp },
    'webhook-signature': `v1,${signature}`,
  };
}

/**
 * Statuses in the order: backer A, backer B, creator, other creator, operator, observer, partners,
 * nobody.
 */
type Row = readonly [number, number, number, number, number, number, number, number, number];
const same = (status: number): Row => [
  ...([status, status, status, status] as const),
  ...([status, status, status, status, status] as const),
];
/** Operators alone; observers change nothing. */
const ops = (status: number): Row => [403, 403, 403, 403, status, 403, 401, 401, 401];
/** What observers see as well. */
const seen = (status: number): Row => [403, 403, 403, 403, status, status, 401, 401, 401];
const creators = (own: number, other: number): Row => [
  ...([403, 403, own, other, 403, 403] as const),
  ...([401, 401, 401] as const),
];
const backers = (own: number, others: number): Row => [
  ...([own, others, others, others, others, others] as const),
  ...([401, 401, 401] as const),
];

/** Anna has a pledge of Carla's campaign; what is asked is asked of these. */
const rows: Readonly<Record<string, Row>> = {
  listCampaigns: same(200),
  readCampaign: same(200),
  createCampaign: creators(201, 201),
  editCampaign: creators(200, 403),
  publishCampaign: creators(200, 404),
  cancelCampaign: creators(200, 403),
  abandonCampaign: [403, 403, 200, 403, 200, 403, 401, 401, 401],
  expressInterest: backers(200, 200),
  withdrawInterest: backers(200, 200),
  makePasses: creators(201, 403),
  openSecretRewards: backers(200, 200),
  requestAbandonmentPreview: [403, 403, 202, 403, 202, 403, 401, 401, 401],
  readAbandonment: [403, 403, 200, 403, 200, 403, 401, 401, 401],
  readPromise: same(200),
  changePromise: creators(201, 403),
  exitPledge: backers(409, 404),
  showExitPage: same(404),
  readExits: seen(200),
  readMilestones: same(200),
  planMilestones: creators(200, 403),
  reportMilestone: creators(200, 403),
  decideMilestone: ops(200),
  listUpdates: same(200),
  postUpdate: creators(201, 403),
  listPledgeUpdates: backers(200, 404),
  reactToUpdate: backers(200, 404),
  chooseUpdates: backers(200, 404),
  showUpdatePage: same(404),
  unsubscribeByLink: same(404),
  startFulfilment: ops(200),
  recordShipments: ops(200),
  importShipments: ops(200),
  addCodes: ops(200),
  planDelivery: ops(200),
  createWave: ops(202),
  listWaves: seen(200),
  exportWave: ops(404),
  listCampaignDeliveries: seen(200),
  giveDeliveryData: backers(200, 404),
  readDelivery: backers(200, 404),
  receiveShipmentWebhook: [400, 400, 400, 400, 400, 400, 200, 400, 400],
  acceptPledge: backers(201, 201),
  readPledge: backers(200, 404),
  confirmPledge: backers(200, 404),
  changePledge: backers(200, 404),
  cancelPledge: backers(200, 404),
  renewPaymentMethod: backers(409, 404),
  listMyPledges: backers(200, 200),
  readReceipt: backers(409, 404),
  showPaymentPage: same(404),
  readSettlement: same(200),
  readSettlementReport: same(404),
  readReportKey: same(200),
  listCampaignPledges: creators(200, 403),
  listTasks: seen(200),
  finishTask: ops(404),
  inspectPledge: seen(200),
  verifyPledge: ops(200),
  extendPaymentWindow: ops(409),
  requestRefund: ops(409),
  settleRefundElsewhere: ops(404),
  gatherEvidence: seen(200),
  submitEvidence: ops(404),
  readLedger: seen(200),
  requestLedgerCheck: ops(202),
  listQueues: seen(200),
  listDeadLetters: seen(200),
  redriveDeadLetters: ops(202),
  readRedrives: seen(200),
  cancelRedrive: ops(202),
  discardDeadLetter: ops(200),
  listActs: seen(200),
  readOverview: seen(200),
  readFeed: seen(200),
  inspectCampaign: seen(200),
  previewCancellation: seen(200),
  cancelForOperations: ops(422),
  searchPledges: seen(200),
  tellStory: seen(200),
  retryPledge: ops(409),
  reviewPledge: ops(200),
  receiveStripeWebhook: same(400),
  receivePartnerWebhook: [400, 400, 400, 400, 400, 400, 202, 400, 400],
  registerPartner: ops(201),
  listPartners: seen(200),
  readPartner: seen(200),
  changePartner: ops(200),
  rotatePartnerSecret: ops(200),
  listDeliveries: seen(200),
  requestReplay: ops(409),
  importPledges: ops(200),
  listPledgesOfCampaign: seen(200),
  showConsole: same(200),
  readConsoleFile: same(200),
  readConsoleSettings: same(200),
  readOpenapi: same(200),
  showDocs: same(200),
  readDocsFile: same(200),
};

type World = {
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly partnerId: string;
  readonly updateId?: string;
  /** Of the partner that is asked about, and of another one. */
  readonly secrets: Partial<Record<Who, string>>;
};

/** Two shops of Carla's campaign; what is asked is asked of the first. */
async function shops(campaignId: string): Promise<Pick<World, 'partnerId' | 'secrets'>> {
  const limits = { pledgesPerMinute: 100, pledgesPerDay: 1000, quantityMax: 5 };
  const register = async (name: string): Promise<Told> =>
    api.done('registerPartner', {
      as: principals.operator,
      body: { name, campaignIds: [campaignId], limits },
    });
  const [one, other] = [await register('One'), await register('Another')];
  const secrets = { partnerA: String(one.body['secret']), partnerB: String(other.body['secret']) };
  return { partnerId: String(one.body['id']), secrets };
}

const later = { opensAt: new Date(Date.now() + 3_600_000).toISOString() };

/** A campaign of Carla's with a confirmed pledge of Anna's: a new one for each cell. */
async function world(id: string): Promise<World> {
  const { creator: as, backerA } = principals;
  const reward = { id: 'mug', title: 'A mug', priceMinor: 1500 };
  const secret = { ...reward, id: 'friends', secret: { code: 'for friends only' } };
  const terms = { rewards: [reward, secret], ...(id === 'expressInterest' && later) };
  const draft = await api.done('createCampaign', { as, body: termsOf(terms) });
  const campaignId = String(draft.body['id']);
  const partners = await shops(campaignId);
  if (id === 'publishCampaign') return { ...partners, campaignId, pledgeId: '' };
  const path = { id: campaignId };
  await api.done('publishCampaign', { as, path, body: {} });
  if (id === 'expressInterest') return { ...partners, campaignId, pledgeId: '' };
  const made = await api.done('acceptPledge', { as: backerA, path, body: { rewardId: 'mug' } });
  const pledgeId = String(made.body['id']);
  const { clientSecret = '' } = made.body['payment'] as { clientSecret?: string };
  const [intentId = ''] = clientSecret.split('_secret_');
  await api.stripe.confirm({ intentId, clientSecret });
  if (id !== 'confirmPledge')
    await api.done('confirmPledge', { as: backerA, path: { id: pledgeId }, body: {} });
  if (id.includes('bandon')) await settle(campaignId);
  if (delivering.has(id)) await deliver(campaignId, pledgeId);
  if (id === 'abandonCampaign') {
    const { previewStore } = await import('../../shared/store/preview-store.ts');
    const atMs = Date.now();
    await previewStore(api.table).put(campaignId, { requestedAtMs: atMs, countedAtMs: atMs });
  }
  if (id.endsWith('Milestone')) await plan(path, id === 'decideMilestone');
  if (id !== 'reactToUpdate') return { ...partners, campaignId, pledgeId };
  const posted = await api.done('postUpdate', { as, path, body: bodies['postUpdate'] });
  return { ...partners, campaignId, pledgeId, updateId: String(posted.body['id']) };
}

const delivering: ReadonlySet<string> = new Set([
  ...['startFulfilment', 'recordShipments', 'importShipments', 'planDelivery', 'createWave'],
  ...['giveDeliveryData', 'readDelivery', 'receiveShipmentWebhook'],
]);

/** Anna's money is here, and her mug is owed. */
async function deliver(campaignId: string, pledgeId: string): Promise<void> {
  await settle(campaignId);
  const { campaignStore } = await import('../../shared/store/campaign-store.ts');
  const { fulfilmentStore } = await import('../../shared/store/fulfilment-store.ts');
  const { openFulfilments } = await import('../../functions/open-fulfilments/open-fulfilments.ts');
  const { pledgeStore } = await import('../../shared/store/pledge-store.ts');
  const [campaigns, pledges] = [campaignStore(api.table), pledgeStore(api.table, () => 0)];
  const [campaign, pledge] = [await campaigns.get(campaignId), await pledges.get(pledgeId)];
  const atMs = Date.now();
  if (!campaign || !pledge) throw new Error('Nothing is to be delivered.');
  await campaigns.apply(campaign, { type: 'CampaignSettled', atMs });
  await pledges.apply(pledge, { type: 'PledgeCollected', atMs, chargedIntentId: 'pi_1' });
  const fulfilments = fulfilmentStore(api.table);
  const deps = { campaigns, pledges, fulfilments, now: () => atMs };
  await openFulfilments(deps, { name: 'CampaignSettled', campaignId });
}

/** A milestone, which was reached as its creator says. */
async function plan(path: { readonly id: string }, isReached: boolean): Promise<void> {
  const { creator: as } = principals;
  const milestone = { id: 'one', kind: 'own', title: 'One', plannedFor: '2027-01-01' };
  await api.done('planMilestones', { as, path, body: { milestones: [milestone] } });
  const body = { actualOn: '2026-12-30', evidence: [{ url: 'https://a.example', title: 'A' }] };
  if (isReached)
    await api.done('reportMilestone', { as, path: { ...path, milestoneId: 'one' }, body });
}

async function settle(campaignId: string): Promise<void> {
  const { campaignStore } = await import('../../shared/store/campaign-store.ts');
  const campaigns = campaignStore(api.table);
  const tally = { pledgedMinor: 1500, pledges: 1, backers: 1, units: 1 };
  const atMs = Date.now();
  for (const event of [
    { type: 'CampaignSealed', atMs } as const,
    { type: 'CampaignFunded', atMs, tally } as const,
  ]) {
    const campaign = await campaigns.get(campaignId);
    if (campaign) await campaigns.apply(campaign, event);
  }
}

const bodies: Readonly<Record<string, unknown>> = {
  editCampaign: { title: 'Another title' },
  acceptPledge: { rewardId: 'mug' },
  changePledge: { quantity: 2 },
  makePasses: { rewardId: 'friends', count: 1 },
  openSecretRewards: { code: 'for friends only' },
  finishTask: { note: 'Done.' },
  recordShipments: { shipments: [{ reference: 'WH-1', status: 'delivered' }] },
  importShipments: { csv: 'reference,status\nWH-1,delivered\n' },
  addCodes: { rewardId: 'mug', codes: ['A'] },
  createWave: { name: 'The first' },
  giveDeliveryData: {
    address: { name: 'Anna', line1: 'Weg 1', city: 'Berlin', postalCode: '10115', country: 'DE' },
  },
  changePromise: { reason: 'The tool cracked.', rewards: [{ rewardId: 'mug', what: 'A cup' }] },
  planMilestones: {
    milestones: [{ id: 'one', kind: 'own', title: 'One', plannedFor: '2027-01-01' }],
  },
  reportMilestone: { forecastFor: '2027-02-01' },
  decideMilestone: { decision: 'confirmed' },
  postUpdate: { title: 'Half way', text: 'A hundred are done.' },
  reactToUpdate: { reaction: 'love' },
  chooseUpdates: { subscribed: false },
  extendPaymentWindow: { until: new Date(Date.now() + 86_400_000).toISOString() },
  requestRefund: { reason: 'requested_by_customer' },
  settleRefundElsewhere: { reference: 'SEPA 4711' },
  submitEvidence: { submit: false },
  requestLedgerCheck: { day: '2026-10-31' },
  redriveDeadLetters: { messageId: 'm-1', reason: 'Mended.' },
  cancelRedrive: { reason: 'It does harm.' },
  discardDeadLetter: { messageId: 'm-1', reason: 'Poison.' },
  cancelForOperations: { confirm: 'No', version: 1, reason: 'Asked for.' },
  retryPledge: { reason: 'Asked for.' },
  reviewPledge: { reason: 'Odd.' },
  registerPartner: {
    ...{ name: 'A shop', campaignIds: [] },
    limits: { pledgesPerMinute: 1, pledgesPerDay: 1, quantityMax: 1 },
  },
  changePartner: { name: 'Another name' },
  importPledges: { csv: 'reference,campaign_id,customer_reference,amount_minor,paid_by\n' },
  rotatePartnerSecret: { replaces: 1 },
  requestReplay: {
    from: '2026-11-21T20:00:00Z',
    until: '2026-11-22T06:00:00Z',
    only: 'undelivered',
  },
};

function askFor(id: string, ids: World): Ask {
  const { route, body } = operationBy(id);
  const isOfPledge = /\/pledges\/\{id\}/.test(route);
  const named = ids[isOfPledge ? 'pledgeId' : 'campaignId'];
  const path = {
    id: route.includes('/tasks/') ? 'tsk_aaaaaaaaaaaaaaaa' : named,
    partnerId: ids.partnerId,
    ...{ refundId: 'rf_1', disputeId: 'du_1', token: 'forged', file: 'start.js' },
    name: 'collect-pledge',
    ...{ milestoneId: 'one', updateId: ids.updateId ?? '', wave: '1' },
  };
  const special: Readonly<Record<string, Ask>> = {
    listCampaigns: { query: { state: 'live' } },
    searchPledges: { query: { q: ids.pledgeId } },
    createCampaign: { body: termsOf() },
    readConsoleFile: { path: { file: 'main.js' } },
    abandonCampaign: { body: { confirm: ids.campaignId } },
    receiveStripeWebhook: { body: { type: 'x' } },
    receivePartnerWebhook: { body: partnersEvent(ids.campaignId) },
    receiveShipmentWebhook: { body: partnersParcel(ids.campaignId) },
  };
  return { path, key: newKey(), ...(body && { body: bodies[id] ?? {} }), ...special[id] };
}

test('the table has a row for every operation', () => {
  expect(Object.keys(rows).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

test.each(Object.entries(rows))('%s', async (id, row) => {
  const operation = operationBy(id);
  const found: Record<string, number> = {};
  let ids = await world(id);
  for (const who of everybody) {
    const asked = askFor(id, ids);
    const before = [api.messages(), await api.items()];
    const { status } = await api.ask(operation, {
      ...asked,
      as: principals[who],
      headers: signed(who, ids, typeof asked.body === 'string' ? asked.body : ''),
    });
    found[who] = status;
    const mayChange = status < 300 && !operation.route.startsWith('GET');
    if (mayChange) ids = await world(id);
    else expect([api.messages(), await api.items()]).toEqual(before);
  }
  const wanted = Object.fromEntries(everybody.map((who, place) => [who, row[place]]));
  expect(found).toEqual(wanted);
});
