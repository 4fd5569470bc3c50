import { describe, expect, test } from '@jest/globals';
import { receiveShipmentWebhook } from '../../functions/receive-shipment-webhook/receive-shipment-webhook.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import { partnerDoor } from '../../shared/partners/partner-door.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { partnerIdFor } from '../../shared/store/keys.ts';
import { partnerStore } from '../../shared/store/partner-store.ts';
import { sign } from '../partners/kit/sender.ts';
import { useDeliveries } from '../support/deliveries.ts';
import { bodyOf, codeOf } from '../support/fanfund.ts';
import { httpEvent } from '../support/http-event.ts';
import { root } from '../support/partners.ts';

const world = useDeliveries();
const partners = partnerStore(world.table);
const prove = partnerDoor({
  partner: (id) => partners.get(id),
  root: () => Promise.resolve(root),
  now: world.clock,
});
let number = 0;

async function warehouse(campaignIds: readonly string[], wishes: Partial<Partner> = {}) {
  const partner: Partner = {
    ...{
      id: partnerIdFor('ops-1', `warehouse-${(number += 1)}`),
      name: 'A warehouse',
      state: 'on',
    },
    ...{ campaignIds, limits: { pledgesPerMinute: 1, pledgesPerDay: 1, quantityMax: 1 } },
    ...{ keys: [{ number: 1 }], createdAtMs: 1, version: 1, requestHash: 'x' },
    ...{ ships: true, ...wishes },
  };
  await partners.create(partner, 'ops-1');
  return partner;
}

function post({ id: partnerId }: Partner, sent: object, secret?: string) {
  const body = JSON.stringify(sent);
  const own = secret ?? partnerSecret(root, partnerId, 1);
  const atMs = world.clock();
  const event = httpEvent({
    ...{ method: 'POST', path: `/v1/partners/${partnerId}/shipments`, body },
    ...{ pathParameters: { partnerId }, headers: signed(body, own, atMs) },
  });
  return receiveShipmentWebhook({ ...world.deps, prove }, event);
}

const signed = (body: string, secret: string, atMs: number) => {
  const timestamp = Math.floor(atMs / 1000);
  return {
    ...{ 'webhook-id': 'msg_1', 'webhook-timestamp': String(timestamp) },
    'webhook-signature': sign(secret, 'msg_1', timestamp, body),
  };
};

const update = (campaignId: string, ...shipments: object[]) => ({
  ...{ type: 'shipment.update', data: { campaignId, shipments } },
});

const thrown = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a warehouse', () => {
  test('says what became of parcels, and the same webhook again changes nothing', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const partner = await warehouse([campaign.id]);
    const said = update(
      campaign.id,
      { reference: 'A', pledgeId: ids[0], status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
      { reference: 'A', status: 'eaten' },
    );
    expect(bodyOf(await post(partner, said))).toMatchObject({ done: 2, known: 0, refused: 1 });
    expect(bodyOf(await post(partner, said))).toMatchObject({ done: 0, known: 2, refused: 1 });
    expect((await world.deliveryOf(ids[0] ?? '')).state).toBe('fulfilled');
  });

  test('may speak of its own campaigns only', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const partner = await warehouse(['cmp_aaaaaaaaaaaaaaaa']);
    const said = update(campaign.id, { reference: 'A', pledgeId: ids[0], status: 'dispatched' });
    expect(codeOf(await post(partner, said))).toBe('campaign_not_allowed');
    const gone = update('cmp_aaaaaaaaaaaaaaaa', { reference: 'A', status: 'delivered' });
    expect(codeOf(await post(partner, gone))).toBe('campaign_not_allowed');
    expect((await world.deliveryOf(ids[0] ?? '')).parcels).toEqual([]);
  });

  test('is not believed with a wrong signature, or when it is switched off', async () => {
    const { campaign } = await world.delivering([{}]);
    const said = update(campaign.id, { reference: 'A', status: 'delivered' });
    const partner = await warehouse([campaign.id]);
    const forged = partnerSecret(root, 'prt_aaaaaaaaaaaaaaaa', 1);
    expect(await thrown(post(partner, said, forged))).toBe('signature_invalid');
    const off = await warehouse([campaign.id], { state: 'off' });
    expect(await thrown(post(off, said))).toBe('partner_switched_off');
  });

  test.each([
    { type: 'pledge.create', data: {} },
    { type: 'shipment.update', data: { campaignId: 'x', shipments: [{}] } },
    { type: 'shipment.update', data: { campaignId: 'cmp_aaaaaaaaaaaaaaaa', shipments: [] } },
  ])('is told what does not fit: %j', async (sent) => {
    expect(await thrown(post(await warehouse([]), sent))).toBe('invalid_request');
  });

  test('is refused of a campaign that delivers nothing', async () => {
    const { id } = await world.given('live');
    const said = update(id, { reference: 'A', status: 'delivered' });
    expect(codeOf(await post(await warehouse([id]), said))).toBe('campaign_state');
  });
});

describe('a partner that sends only what it has sold', () => {
  const shop = (campaignIds: readonly string[]) => warehouse(campaignIds, { ships: false });
  const itemsOf = async (answer: ReturnType<typeof post>) => bodyOf(await answer)['items'];
  const unknown = {
    ...{ index: 0, status: 'refused', code: 'shipment_unknown' },
    detail: 'No parcel with this reference was dispatched before.',
  };

  /** Two shops of one campaign; the first has dispatched a parcel, the other pledge is of nobody. */
  async function twoShops() {
    const id = partnerIdFor('ops-1', `warehouse-${number + 1}`);
    const { campaign, ids } = await world.delivering([
      { partner: { id, reference: 'r-1' } },
      {},
      { partner: { id, reference: 'r-2' } },
    ]);
    const [own = '', direct = '', second = ''] = ids;
    const one = await shop([campaign.id]);
    expect(one.id).toBe(id);
    const sent = { reference: 'A', pledgeId: own, status: 'dispatched' };
    expect(await itemsOf(post(one, update(campaign.id, sent)))).toMatchObject([{ status: 'done' }]);
    return { campaign, own, direct, second, one, other: await shop([campaign.id]) };
  }

  test.each([{}, { pledgeId: 'its pledge' }])(
    'knows no parcel of another one, and learns nothing of it: %j',
    async ({ pledgeId }) => {
      const { campaign, own, other } = await twoShops();
      const before = await world.deliveryOf(own);
      const named = { ...(pledgeId && { pledgeId: own }) };
      for (const status of ['delivered', 'failed'])
        expect(
          await itemsOf(post(other, update(campaign.id, { reference: 'A', status, ...named }))),
        ).toEqual([{ ...unknown, reference: 'A', ...named }]);
      const again = { reference: 'A', pledgeId: own, status: 'dispatched' };
      expect(await itemsOf(post(other, update(campaign.id, again)))).toMatchObject([
        { status: 'refused', code: 'not_found' },
      ]);
      expect(await world.deliveryOf(own)).toEqual(before);
    },
  );

  test('sends nothing of a backer who pledged elsewhere', async () => {
    const { campaign, direct, other, one } = await twoShops();
    const sent = update(
      campaign.id,
      { reference: 'B', pledgeId: direct, status: 'dispatched' },
      { reference: 'B', status: 'delivered' },
    );
    for (const partner of [one, other])
      expect(await itemsOf(post(partner, sent))).toMatchObject([
        { status: 'refused', code: 'not_found' },
        { status: 'refused', code: 'shipment_unknown' },
      ]);
    expect((await world.deliveryOf(direct)).parcels).toEqual([]);
  });

  test('says itself, as operations do, what became of what it sent', async () => {
    const { campaign, own, one } = await twoShops();
    const delivered = { reference: 'A', status: 'delivered' } as const;
    expect(await itemsOf(post(one, update(campaign.id, delivered)))).toMatchObject([
      { status: 'done', pledgeId: own },
    ]);
    const returned = { reference: 'A', status: 'returned' } as const;
    expect(await world.say(campaign, returned)).toMatchObject([{ status: 'done', pledgeId: own }]);
  });

  test('sends everything once operations let it, but not under a name that is taken', async () => {
    const { campaign, direct, own } = await twoShops();
    const partner = await warehouse([campaign.id]);
    const sent = update(
      campaign.id,
      { reference: 'A', status: 'delivered' },
      { reference: 'A', pledgeId: own, status: 'dispatched' },
      { reference: 'B', pledgeId: direct, status: 'dispatched' },
      { reference: 'B', status: 'delivered' },
    );
    expect(await itemsOf(post(partner, sent))).toMatchObject([
      ...[{ status: 'refused', code: 'shipment_unknown' }],
      ...[{ status: 'refused', code: 'shipment_reused' }],
      ...[{ status: 'done' }, { status: 'done' }],
    ]);
  });
});
