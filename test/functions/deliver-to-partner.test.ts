import { describe, expect, test } from '@jest/globals';
import { deliverToPartner } from '../../functions/deliver-to-partner/deliver-to-partner.ts';
import { retryPausesMs } from '../../shared/domain/delivery.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock } = shop;

async function due(wishes: Parameters<typeof shop.giveShop>[0] = {}) {
  const partner = await shop.giveShop(wishes);
  const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
  const refusal = refuse('sold_out', 'None left.');
  await shop.tellRefusal(partner.id, { pledgeId, webhookId: 'm', type: 't', refusal });
  const [message] = shop.due.take();
  if (!message) throw new Error('Nothing is due.');
  const now = () => shop.deliveries.get(partner.id, message.deliveryId);
  return { partner, message, now, run: () => deliverToPartner(shop.delivering, message) };
}

describe('a fact that is due', () => {
  test('is told once, signed, under its own id', async () => {
    const { run, now, message } = await due();
    await run();
    await run();
    expect(shop.told.map(({ id }) => id)).toEqual([message.deliveryId]);
    expect(await now()).toMatchObject({ state: 'delivered', tries: [{ status: 204 }] });
  });

  test('is signed with both secrets while one is being replaced', async () => {
    const keys = [{ number: 2 }, { number: 1, validUntilMs: clock() + 1000 }];
    const { run, partner } = await due({ keys });
    const { partnerSecret } = await import('../../shared/partners/partner-secret.ts');
    const { root } = await import('../support/partners.ts');
    shop.shop.secret = partnerSecret(root, partner.id, 1);
    await run();
    expect(shop.told).toHaveLength(1);
  });

  test('is tried on the published schedule, and then its endpoint is off, with a task', async () => {
    const { run, now, partner } = await due();
    shop.shop.isDown = true;
    const pauses: number[] = [];
    for (let tried = 0; tried < 10; tried += 1) {
      await run();
      const next = (await now())?.nextAtMs;
      if (next === undefined) break;
      pauses.push(next - clock());
      clock.set(next);
    }
    expect(pauses).toEqual([
      5000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000,
      86_400_000,
    ]);
    expect(pauses).toEqual(retryPausesMs);
    expect(await now()).toMatchObject({ state: 'held', triesMade: 10 });
    expect((await now())?.tries[0]).toMatchObject({ status: 500, answer: 'out of order' });
    const after = await shop.partners.get(partner.id);
    expect(after?.endpoint).toMatchObject({ state: 'off', offReason: 'failing' });
    expect(shop.counted).toContain('PartnerEndpointsSwitchedOff');
    const { tasks } = await shop.tasks.listOpen({ limit: 100 });
    expect(tasks.map(({ kind }) => kind)).toContain('partner_endpoint_off');
  });

  test('is not tried before its time', async () => {
    const { run } = await due();
    shop.shop.isDown = true;
    await run();
    const heard = shop.shop.heard;
    await run();
    expect(shop.shop.heard).toBe(heard);
  });

  test('waits where the endpoint says that it is gone', async () => {
    const { run, now, partner } = await due();
    Object.assign(shop.shop, { isDown: true, status: 410 });
    await run();
    expect(await now()).toMatchObject({ state: 'held' });
    expect((await shop.partners.get(partner.id))?.endpoint?.offReason).toBe('gone');
  });

  test('is not sent on by a redirect', async () => {
    const { run, now } = await due();
    Object.assign(shop.shop, { isDown: true, status: 302 });
    await run();
    expect(await now()).toMatchObject({ state: 'due', tries: [{ status: 302 }] });
  });

  test('waits while there is no endpoint', async () => {
    const { run, now } = await due({ endpoint: undefined });
    await run();
    expect(await now()).toMatchObject({ state: 'held', tries: [] });
  });

  test('is tried, and not told, where the name has come to mean a private address', async () => {
    const { endpointClient } = await import('../../shared/partners/endpoint-client.ts');
    const endpoint = { url: 'https://shop.example/facts', state: 'on' } as const;
    const { message, now } = await due({ endpoint });
    const endpoints = endpointClient({
      ...{ timeoutMs: 1000, hostsAllowed: [] },
      lookup: (_name, _options, found) => found(null, [{ address: '169.254.169.254', family: 4 }]),
    });
    await deliverToPartner({ ...shop.delivering, endpoints }, message);
    expect(await now()).toMatchObject({ state: 'due', tries: [{ error: 'address_refused' }] });
  });
});
