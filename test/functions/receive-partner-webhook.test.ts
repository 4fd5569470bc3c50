import { describe, expect, test } from '@jest/globals';
import { receivePartnerWebhook } from '../../functions/receive-partner-webhook/receive-partner-webhook.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { TransientError } from '../../shared/errors.ts';
import { bodyOf, codeOf } from '../support/fanfund.ts';
import { hourMs, minuteMs } from '../support/given.ts';
import { httpEvent } from '../support/http-event.ts';
import { sign } from '../partners/kit/sender.ts';
import { createEvent } from '../support/partner-events.ts';
import { root, usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock, events } = shop;

async function selling() {
  const campaign = await shop.given('live');
  const partner = await shop.giveShop({ campaignIds: [campaign.id] });
  return { partner, event: createEvent(campaign.id, 'one'), campaign };
}

const codeThrown = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a signed webhook', () => {
  test('is kept and queued, event by event, and answered before anything is made', async () => {
    const { partner, event } = await selling();
    const answer = bodyOf(await shop.post(partner, event, { id: 'msg_1' }));
    expect(answer).toMatchObject({ webhookId: 'msg_1', accepted: 1, refused: 0 });
    expect(events.take()).toEqual([{ partnerId: partner.id, webhookId: 'msg_1', event }]);
    const [{ pledgeId }] = answer['items'] as [{ pledgeId: string }];
    expect(await shop.pledges.get(pledgeId)).toBeUndefined();
    expect(await shop.receipts.get(partner.id, 'msg_1')).toMatchObject({ isQueued: true });
  });

  test('that comes again is not queued again', async () => {
    const { partner, event } = await selling();
    const first = await shop.post(partner, event, { id: 'msg_2' });
    events.take();
    expect(await shop.post(partner, event, { id: 'msg_2' })).toEqual(first);
    expect(events.take()).toEqual([]);
  });

  test('whose queue failed is queued when it comes again', async () => {
    const { partner, event } = await selling();
    const text = JSON.stringify(event);
    const failing = { ...events, sendAll: () => Promise.reject(new Error('no queue')) };
    const timestamp = Math.floor(clock() / 1000);
    const request = httpEvent({
      pathParameters: { partnerId: partner.id },
      headers: {
        ...{ 'webhook-id': 'msg_3', 'webhook-timestamp': String(timestamp) },
        'webhook-signature': sign(partnerSecret(root, partner.id, 1), 'msg_3', timestamp, text),
      },
      body: text,
    });
    const deps = { ...shop.receiving, events: failing };
    await expect(receivePartnerWebhook(deps, request)).rejects.toThrow(TransientError);
    expect(bodyOf(await shop.post(partner, event, { id: 'msg_3' }))).toMatchObject({ accepted: 1 });
    expect(events.take()).toHaveLength(1);
  });

  test('is believed under the secret before for as long as that is valid', async () => {
    const { partner, event } = await selling();
    const rotation = { type: 'PartnerSecretRotated', by: 'ops-1', overlapMs: hourMs } as const;
    await shop.partners.apply(partner, { ...rotation, atMs: clock() });
    const old = partnerSecret(root, partner.id, 1);
    const fresh = partnerSecret(root, partner.id, 2);
    expect(old).not.toBe(fresh);
    expect(bodyOf(await shop.post(partner, event, { secret: fresh }))).toMatchObject({
      accepted: 1,
    });
    expect(bodyOf(await shop.post(partner, event, { secret: old }))).toMatchObject({ accepted: 1 });
    clock.advance(hourMs);
    expect(await codeThrown(shop.post(partner, event, { secret: old }))).toBe('signature_invalid');
  });

  test.each([
    [-5 * minuteMs, 'answered'],
    [-5 * minuteMs - 1000, 'signature_expired'],
    [5 * minuteMs, 'answered'],
    [5 * minuteMs + 1000, 'signature_in_the_future'],
  ])('made %d ms from now: %s', async (fromNowMs, outcome) => {
    const { partner, event } = await selling();
    const sent = shop.post(partner, event, { atMs: clock() + fromNowMs });
    expect(await codeThrown(sent)).toBe(outcome);
  });

  test('over the limit of a day has nothing taken, and a repetition is not counted', async () => {
    const { partner, campaign } = await selling();
    const limits = { pledgesPerMinute: 10, pledgesPerDay: 3, quantityMax: 5 };
    const change = { type: 'PartnerChanged', atMs: clock(), by: 'ops-1' } as const;
    const { name, campaignIds } = partner;
    await shop.partners.apply(partner, { ...change, terms: { name, campaignIds, limits } });
    const two = { events: ['a', 'b'].map((one) => createEvent(campaign.id, one)) };
    await shop.post(partner, two, { id: 'msg_two' });
    await shop.post(partner, two, { id: 'msg_two' });
    events.take();
    const more = { events: ['c', 'd'].map((one) => createEvent(campaign.id, one)) };
    expect(await codeThrown(shop.post(partner, more))).toBe('partner_limit_reached');
    expect(events.take()).toEqual([]);
    expect(bodyOf(await shop.post(partner, createEvent(campaign.id, 'c')))).toMatchObject({
      accepted: 1,
    });
  });

  test('about a campaign that charges at once is refused', async () => {
    const campaign = await shop.given('live', { collection: 'charge-now' });
    const partner = await shop.giveShop({ campaignIds: [campaign.id] });
    const answer = await shop.post(partner, createEvent(campaign.id, 'now'));
    expect(codeOf(answer)).toBe('campaign_not_allowed');
  });
});

describe('a body that nobody should have to walk through', () => {
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test.each([
    [
      'half a character',
      '{"type":"pledge.create","data":{"reference":"\\ud800"}}',
      'malformed_json',
    ],
    ['more levels than any event has', nested(40), 'invalid_request'],
  ])('with %s is refused, and nothing is kept', async (_, text, code) => {
    const { partner } = await selling();
    const timestamp = Math.floor(clock() / 1000);
    const request = httpEvent({
      pathParameters: { partnerId: partner.id },
      headers: {
        ...{ 'webhook-id': 'msg_deep', 'webhook-timestamp': String(timestamp) },
        'webhook-signature': sign(partnerSecret(root, partner.id, 1), 'msg_deep', timestamp, text),
      },
      body: text,
    });
    expect(await codeThrown(receivePartnerWebhook(shop.receiving, request))).toBe(code);
    expect(await shop.receipts.get(partner.id, 'msg_deep')).toBeUndefined();
    expect(events.take()).toEqual([]);
  });
});
