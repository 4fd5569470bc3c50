import { describe, expect, test } from '@jest/globals';
import { paymentWindowBody } from '../../functions/extend-payment-window/contract.ts';
import { extendPaymentWindow } from '../../functions/extend-payment-window/extend-payment-window.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { dayMs, givenPledge, sealedAtMs, minuteMs } from '../support/given.ts';
import type { CampaignWishes } from '../support/given.ts';

const stores = useStores();
const { clock, pledges, campaign } = stores;
const deps = { pledges, campaign, now: clock, dunningDayMs: dayMs };
const untilMs = sealedAtMs + minuteMs + 7 * dayMs;

const extend = (id: string, until: number) =>
  extendPaymentWindow(
    deps,
    request({ caller: callerOf('operator-1'), path: { id }, body: { until } }),
  );

async function pastDue(wishes: CampaignWishes = {}) {
  const made = await stores.given('settling', wishes);
  clock.set(sealedAtMs + dayMs);
  return givenPledge(stores.table, 'past_due', { campaign: made });
}

test('operations give a backer more time', async () => {
  const { id } = await pastDue();
  const body = bodyOf(await extend(id, untilMs + 5 * dayMs));
  expect(body).toMatchObject({ id, state: 'past_due' });
  expect(await stores.pledgeNow(id)).toMatchObject({
    state: 'past_due',
    pastDueUntilMs: untilMs + 5 * dayMs,
    dueAtMs: sealedAtMs + minuteMs + 1000 + dayMs,
  });
});

test('brings back the reminders that the old window had cut off', async () => {
  const { id } = await pastDue({
    dunning: { reminderDays: [10], retries: { insufficient_funds: [] } },
  });
  await extend(id, untilMs + 5 * dayMs);
  expect((await stores.pledgeNow(id)).dueAtMs).toBe(sealedAtMs + minuteMs + 1000 + 10 * dayMs);
});

test('asked twice, it is extended once', async () => {
  const { id } = await pastDue();
  await extend(id, untilMs + dayMs);
  const extended = await stores.pledgeNow(id);
  bodyOf(await extend(id, untilMs + dayMs));
  expect(await stores.pledgeNow(id)).toEqual(extended);
});

describe('is refused', () => {
  test.each([
    ['an earlier end', untilMs - 1],
    ['an end in the past', sealedAtMs],
    ['an end more than 60 days from now', sealedAtMs + 61 * dayMs + 1],
  ])('%s', async (_what, until) => {
    const pledge = await pastDue();
    expect(codeOf(await extend(pledge.id, until))).toBe('payment_window_invalid');
    expect(await stores.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('60 days from now to the millisecond are allowed', async () => {
    const { id } = await pastDue();
    bodyOf(await extend(id, sealedAtMs + 61 * dayMs));
  });

  test.each(['confirmed', 'collecting', 'collected', 'dropped', 'released'] as const)(
    'a pledge that is %s',
    async (state) => {
      const made = await stores.given('settling');
      const { id } = await givenPledge(stores.table, state, { campaign: made });
      expect(codeOf(await extend(id, untilMs + dayMs))).toBe('pledge_state');
    },
  );

  test('a pledge of a campaign that does not collect', async () => {
    const { id } = await pastDue({ outcome: 'unfunded' });
    expect(codeOf(await extend(id, untilMs + dayMs))).toBe('campaign_state');
  });

  test('a pledge that does not exist', async () => {
    for (const id of ['nothing', 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa'])
      expect(codeOf(await extend(id, untilMs + dayMs))).toBe('not_found');
  });

  test('an end that is no time, or anything beside it', () => {
    for (const body of [
      {},
      { until: 5 },
      { until: 'soon' },
      { until: '2026-10-20T00:00:00Z', fee: 1 },
    ])
      expect(paymentWindowBody.safeParse(body).success).toBe(false);
    expect(paymentWindowBody.parse({ until: '2026-10-20T00:00:00Z' })).toEqual({
      until: Date.UTC(2026, 9, 20),
    });
  });
});
