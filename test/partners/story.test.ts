/** A partner that sends too much, and cannot be reached: in the end each side knows the other's. */
import { expect, test } from '@jest/globals';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { hourMs, minuteMs } from '../support/given.ts';
import { createEvent } from '../support/partner-events.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock } = shop;
const orders = 24;

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

/** The stream is followed while there is something new in it. */
async function minute(isSending: boolean): Promise<void> {
  if (isSending || clock() % (10 * minuteMs) === 0) await shop.work();
  await shop.sweep();
  await shop.deliver();
  clock.advance(minuteMs);
}

test('a partner that sends every webhook five times, shuffled, some broken, while its own endpoint is down for an hour, ends with exactly its pledges, and has been told each fact at least once, in an order it can restore', async () => {
  const random = seededRandom(11);
  const campaign = await shop.given('live');
  const partner = await shop.giveShop({ campaignIds: [campaign.id] });
  const good = Array.from({ length: orders }, (_, n) => ({
    event: createEvent(campaign.id, `order-${n}`, { amountMinor: 1000 + n }),
    webhook: { id: `msg_order_${n}` },
  }));
  const broken = [
    { event: {}, webhook: { id: 'msg_cut', text: '{"type":"pledge.cre' } },
    { event: createEvent(campaign.id, 'forged'), webhook: { secret: `whsec_${'A'.repeat(44)}` } },
    { event: { type: 'pledge.steal' }, webhook: { id: 'msg_unknown' } },
    { event: createEvent(campaign.id, 'late'), webhook: { atMs: clock() - hourMs } },
  ];
  const sent = shuffled(
    [...good, ...broken].flatMap((one) => Array(5).fill(one)),
    random,
  );
  shop.shop.isDown = true;
  const downUntilMs = clock() + hourMs;
  const endMs = clock() + 4 * hourMs;
  const perMinute = Math.ceil(sent.length / 50);
  while (clock() < endMs) {
    const isSending = sent.length > 0;
    for (const { event, webhook } of sent.splice(0, perMinute))
      await shop.post(partner, event, webhook).catch(() => undefined);
    shop.shop.isDown = clock() < downUntilMs;
    await minute(isSending);
  }

  const made: { reference: string | undefined; amountMinor: number; id: string }[] = [];
  await everyPledge(shop.pledges, campaign.id, { consistent: true }, (page) => {
    for (const { partner: by, amountMinor, id } of page)
      made.push({ reference: by?.reference, amountMinor, id });
  });
  expect(made.map(({ reference, amountMinor }) => `${reference} ${amountMinor}`).sort()).toEqual(
    good.map((_, n) => `order-${n} ${1000 + n}`).sort(),
  );
  for (const { id } of made)
    expect(shop.historyOf(id)).toEqual(['pledge.created', 'pledge.confirmed']);
  expect(new Set(shop.told.map(({ id }) => id)).size).toBe(2 * orders);
  const log = await shop.logOf(partner);
  expect(new Set(log.map(({ state }) => state))).toEqual(new Set(['delivered']));
  expect(Math.max(...log.map(({ tries }) => tries.length))).toBeGreaterThan(3);
  expect((await shop.partners.get(partner.id))?.endpoint?.state).toBe('on');
});
