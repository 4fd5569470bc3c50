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

async function warehouse(campaignIds: readonly string[], state: Partner['state'] = 'on') {
  const partner: Partner = {
    ...{ id: partnerIdFor('ops-1', `warehouse-${(number += 1)}`), name: 'A warehouse', state },
    ...{ campaignIds, limits: { pledgesPerMinute: 1, pledgesPerDay: 1, quantityMax: 1 } },
    ...{ keys: [{ number: 1 }], createdAtMs: 1, version: 1, requestHash: 'x' },
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
    const off = await warehouse([campaign.id], 'off');
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
