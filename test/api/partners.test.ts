/** A partner shop, from its registration to the money, over HTTP alone. */
import { describe, expect, test } from '@jest/globals';
import { createEvent } from '../support/partner-events.ts';
import { operator, usePartnerShop } from '../support/partner-shop.ts';
import type { CampaignView } from '../support/storefront.ts';
import { useCloud } from '../support/running-cloud.ts';

const fanfund = useCloud();
const shop = usePartnerShop(fanfund);

async function selling(terms: object = {}): Promise<CampaignView> {
  const campaign = await fanfund.launch({ deadline: fanfund.inSeconds(48 * 3600), ...terms });
  await shop.register([campaign.id]);
  return campaign;
}

/** All that there is of the campaign and of the partner. */
const ownItems = async (campaignId: string): Promise<string[]> =>
  (await fanfund.items()).filter(
    (item) => item.includes(shop.state.id) || item.includes(campaignId.slice(4)),
  );

const pledgeNow = async (pledgeId: string) =>
  (
    await fanfund.send<{ state: string; amountMinor: number }>(
      'GET',
      `/v1/ops/pledges/${pledgeId}`,
      {
        as: operator,
      },
    )
  ).body;

const until = (pledgeId: string, state: string) =>
  fanfund.eventually(
    async () => ((await pledgeNow(pledgeId)).state === state ? true : undefined),
    `${pledgeId} to be ${state}`,
  );

/** A customer with a card, as a shop makes them at Stripe. */
async function card(method = 'pm_card_visa'): Promise<object> {
  const ask = async (path: string, form: Record<string, string>) => {
    const response = await fetch(`${fanfund.addresses.stripe}${path}`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk_test_local',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    });
    return (await response.json()) as { id: string };
  };
  const { id: customer } = await ask('/v1/customers', {});
  const { id } = await ask(`/v1/payment_methods/${method}/attach`, { customer });
  return { by: 'stripe', customerId: customer, paymentMethodId: id };
}

describe('a partner shop', () => {
  test('posts a pledge with a card, and is told each fact until it is collected', async () => {
    const campaign = await selling({ goal: { amountMinor: 1000 } });
    const event = createEvent(campaign.id, 'order-1', { payment: await card() });
    const received = await shop.send(event);
    expect([received.status, received.body.accepted]).toEqual([202, 1]);
    const pledgeId = received.body.items[0]?.pledgeId ?? '';
    await until(pledgeId, 'confirmed');
    fanfund.passDeadline(campaign.deadline);
    await fanfund.settled(campaign.id);
    await fanfund.eventually(
      () => (shop.historyOf(pledgeId).length === 3 ? true : undefined),
      'three facts',
    );
    expect(shop.historyOf(pledgeId)).toEqual([
      'pledge.created',
      'pledge.confirmed',
      'pledge.collected',
    ]);
    expect([...shop.facts.values()].map(({ data }) => data.reference)).toContain('order-1');
    expect((await fanfund.charges(campaign.id)).map(({ amount }) => amount)).toEqual([2500]);
  });

  test('holds the money, is asked for it at the deadline, and is believed', async () => {
    const campaign = await selling({ goal: { amountMinor: 5000 } });
    const events = ['a', 'b'].map((name) => createEvent(campaign.id, `held-${name}`));
    const { body } = await shop.send({ events });
    const [one = '', other = ''] = body.items.map(({ pledgeId }) => pledgeId);
    await until(one, 'confirmed');
    await until(other, 'confirmed');
    fanfund.passDeadline(campaign.deadline);
    await until(one, 'collecting');
    await until(other, 'collecting');
    await fanfund.eventually(
      () => (shop.historyOf(one).includes('pledge.collect_requested') ? true : undefined),
      'the request',
    );
    const collected = { type: 'pledge.mark_collected', data: { pledgeId: one } };
    const failed = { type: 'pledge.mark_failed', data: { pledgeId: other, code: 'no_funds' } };
    expect((await shop.send({ events: [collected, failed] })).status).toBe(202);
    await until(one, 'collected');
    await until(other, 'dropped');
    const settled = await fanfund.settled(campaign.id);
    expect(settled).toMatchObject({ collectedMinor: 2500, droppedMinor: 2500, openPledges: 0 });
    expect(await fanfund.charges(campaign.id)).toEqual([]);
  });

  test('whose card is refused is told why, and the pledge is given up', async () => {
    const campaign = await selling();
    const offered = { by: 'stripe', customerId: 'cus_nobody', paymentMethodId: 'pm_nothing' };
    const { body } = await shop.send(createEvent(campaign.id, 'refused', { payment: offered }));
    const pledgeId = body.items[0]?.pledgeId ?? '';
    await until(pledgeId, 'lapsed');
    await fanfund.eventually(
      () => (shop.historyOf(pledgeId).includes('event.refused') ? true : undefined),
      'the refusal',
    );
  });
});

describe('a webhook of a partner', () => {
  test.each([
    [
      'of another secret',
      { secret: `whsec_${Buffer.alloc(32).toString('base64')}` },
      'signature_invalid',
    ],
    [
      'of a partner that does not exist',
      { partnerId: 'prt_aaaaaaaaaaaaaaaa' },
      'signature_invalid',
    ],
    ['of something that is no partner', { partnerId: 'me' }, 'signature_invalid'],
    ['without a signature', { headers: { 'webhook-signature': '' } }, 'signature_missing'],
    ['that is six minutes old', { agoSeconds: 360 }, 'signature_expired'],
    ['from six minutes ahead', { agoSeconds: -360 }, 'signature_in_the_future'],
    ['that is no JSON', { text: '{"type":' }, 'malformed_json'],
    ['with an id that is none', { id: 'with a space' }, 'webhook_id_invalid'],
    [
      'that is too large',
      { text: JSON.stringify({ fill: 'x'.repeat(300_000) }) },
      'body_too_large',
    ],
  ])('%s changes nothing', async (_what, sent, code) => {
    const campaign = await selling();
    const before = await ownItems(campaign.id);
    const answer = await shop.send(createEvent(campaign.id, 'bad'), sent);
    expect(answer.body.code).toBe(code);
    expect(await ownItems(campaign.id)).toEqual(before);
  });

  test.each([
    [
      'of a campaign that is not its own',
      { campaignId: 'cmp_aaaaaaaaaaaaaaaa' },
      'campaign_not_allowed',
    ],
    ['of more pieces than it may order', { quantity: 6 }, 'quantity_over_limit'],
    ['of nothing', { amountMinor: undefined }, 'amount_required'],
    ['of a field that nobody knows', { totals: 1 }, 'invalid_item'],
  ])('with an event %s is refused with a code of its own', async (_what, more, code) => {
    const campaign = await selling();
    const before = await ownItems(campaign.id);
    const answer = await shop.send(createEvent(campaign.id, 'bad', more));
    expect(answer.body.code).toBe(code);
    expect(await ownItems(campaign.id)).toEqual(before);
  });

  test('takes the good event and says which was not', async () => {
    const campaign = await selling();
    const good = createEvent(campaign.id, 'good');
    const answer = await shop.send({ events: [{ type: 'pledge.destroy' }, good] });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ accepted: 1, refused: 1 });
    expect(answer.body.items).toMatchObject([
      { index: 0, status: 'refused', code: 'unknown_event_type' },
      { index: 1, status: 'accepted' },
    ]);
    await until(answer.body.items[1]?.pledgeId ?? '', 'confirmed');
  });

  test('with 101 events is refused as a whole', async () => {
    const campaign = await selling();
    const events = Array.from({ length: 101 }, (_, n) => createEvent(campaign.id, `many-${n}`));
    const before = await ownItems(campaign.id);
    expect((await shop.send({ events })).body.code).toBe('too_many_items');
    expect(await ownItems(campaign.id)).toEqual(before);
  });

  test('with nothing that can be taken says why, event by event', async () => {
    await selling();
    const answer = await shop.send({ events: [{ type: 'one' }, {}] });
    expect([answer.status, answer.body.code]).toEqual([422, 'items_refused']);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['events.0', 'events.1']);
  });

  test('over the limit of a minute is told when to come back, and nothing is taken', async () => {
    const campaign = await fanfund.launch({ deadline: fanfund.inSeconds(48 * 3600) });
    const limits = { pledgesPerMinute: 2, pledgesPerDay: 10, quantityMax: 1 };
    await shop.register([campaign.id], { limits });
    const three = ['1', '2', '3'].map((name) => createEvent(campaign.id, `limit-${name}`));
    const answer = await shop.send({ events: three });
    expect([answer.status, answer.body.code]).toEqual([429, 'partner_limit_reached']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await shop.send({ events: three.slice(1) })).status).toBe(202);
  });

  test('again under its id changes nothing and is answered alike; with another body it is refused', async () => {
    const campaign = await selling();
    const event = createEvent(campaign.id, 'again');
    const first = await shop.send(event, { id: 'msg_again' });
    await until(first.body.items[0]?.pledgeId ?? '', 'confirmed');
    const second = await shop.send(event, { id: 'msg_again' });
    expect([second.status, second.body]).toEqual([202, first.body]);
    const other = await shop.send(createEvent(campaign.id, 'other'), { id: 'msg_again' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    await fanfund.eventually(
      async () => ((await fanfund.campaign(campaign.id)).totals.pledges === 1 ? true : undefined),
      'one pledge',
    );
  });

  test('of a partner that was switched off is refused', async () => {
    const campaign = await selling();
    expect((await shop.change({ state: 'off' })).body.state).toBe('off');
    const answer = await shop.send(createEvent(campaign.id, 'off'));
    expect([answer.status, answer.body.code]).toEqual([403, 'partner_switched_off']);
  });
});
