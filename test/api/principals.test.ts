/**
 * Who may do what: every operation, asked by everybody. The statuses are written out; where somebody
 * is refused, nothing in the table has changed and no message was sent.
 */
import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { operations } from '../../infra/openapi/operations.ts';
import { principals, worldsOf } from '../support/scenes.ts';
import type { Who, World } from '../support/scenes.ts';
import { newKey, termsOf } from '../support/storefront.ts';
import { operationBy, useWholeApi } from '../support/whole-api.ts';
import type { Ask } from '../support/whole-api.ts';

const api = useWholeApi();

const worlds = worldsOf(api);
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
  announceCampaign: creators(200, 404),
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
  showDeliveryPage: same(404),
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
  previewExtension: seen(200),
  extendForOperations: ops(422),
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
  extendForOperations: {
    ...{ deadline: '2027-01-01T20:00:00Z', confirm: 'No', version: 1, reason: 'Asked for.' },
  },
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
    previewExtension: { query: { deadline: '2027-01-01T20:00:00Z' } },
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

/** All that could have changed. */
const state = async () => ({ messages: api.messages(), items: await api.items() });

test.each(Object.entries(rows))('%s', async (id, row) => {
  const operation = operationBy(id);
  const found: Record<string, number> = {};
  let before: Awaited<ReturnType<typeof state>> | undefined;
  for (const who of everybody) {
    const ids = await worlds.for(id);
    before ??= await state();
    const asked = askFor(id, ids);
    const { status } = await api.ask(operation, {
      ...asked,
      as: principals[who],
      headers: signed(who, ids, typeof asked.body === 'string' ? asked.body : ''),
    });
    found[who] = status;
    const mayChange = status < 300 && !operation.route.startsWith('GET');
    if (mayChange) {
      worlds.leave();
      before = undefined;
    } else {
      expect(await state()).toEqual(before);
    }
  }
  const wanted = Object.fromEntries(everybody.map((who, place) => [who, row[place]]));
  expect(found).toEqual(wanted);
});
