import { describe, expect, test } from '@jest/globals';
import { acceptPledge } from '../../functions/accept-pledge/accept-pledge.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { PledgeBody } from '../../shared/api/order-body.ts';
import type { PrepareMessage } from '../../shared/queues/messages.ts';
import { pledgePublication } from '../../shared/events/publication.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { deadlineMs, minuteMs, pledgedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, table } = fanfund;
const preparations = keptQueue<PrepareMessage>();
const deps = { ...fanfund, preparations, holdMs: 15 * minuteMs };

const rewards = [
  { id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 3, perBackerMax: 2 },
  { id: 'poster', title: 'A poster', priceMinor: 1_500 },
];

type By = { readonly backerId?: string; readonly key?: string };

const accept = (
  campaign: Pick<Campaign, 'id'>,
  body: PledgeBody,
  { backerId = 'anna', key = 'k1' }: By = {},
) =>
  acceptPledge(
    deps,
    request({ caller: callerOf(backerId), path: { id: campaign.id }, body, idempotencyKey: key }),
  );

describe('somebody who came too often', () => {
  test('is kept out before anything is written or Stripe is asked, and told for how long', async () => {
    const campaign = await fanfund.given('live');
    const seen: unknown[] = [];
    const door = {
      closedForSeconds: async (visitor: unknown) => {
        seen.push(visitor);
        return 90;
      },
    };
    await stripe.takeRequests();
    table.calls.length = 0;
    const asked = request({
      ...{ caller: callerOf('anna'), path: { id: campaign.id }, clientAddress: '192.0.2.7' },
      body: { amountMinor: 500 },
    });
    const refused: unknown = await acceptPledge({ ...deps, door }, asked).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(RequestProblem);
    expect(refused).toMatchObject({ code: 'too_many_attempts', headers: { 'retry-after': '90' } });
    expect(seen).toEqual([{ backerId: 'anna', address: '192.0.2.7' }]);
    expect(table.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
    expect(await stripe.takeRequests()).toEqual({});
  });
});

describe('a pledge', () => {
  test('is durable, and told with what Stripe.js needs', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const answer = await accept(campaign, { rewardId: 'poster', quantity: 2 });
    expect(answer).toMatchObject({ status: 201 });
    const body = bodyOf(answer);
    expect(body).toEqual({
      ...{ id: body['id'], campaignId: campaign.id, state: 'pending', rewardId: 'poster' },
      lines: [{ rewardId: 'poster', quantity: 2, priceMinor: 1_500 }],
      ...{ quantity: 2, amountMinor: 3_000, currency: 'USD' },
      createdAt: '2026-10-02T12:00:00.000Z',
      payment: {
        status: 'requires_confirmation',
        clientSecret: expect.stringMatching(/^seti_\w+_secret_\w+$/),
      },
      history: [{ at: '2026-10-02T12:00:00.000Z', event: 'PledgeCreated', text: 'You pledged.' }],
    });
    expect(await fanfund.pledgeNow(String(body['id']))).toMatchObject({
      ...{ state: 'pending', backerId: 'anna', amountMinor: 3_000 },
      expiresAtMs: pledgedAtMs + 15 * minuteMs,
    });
  });

  test("keeps its backer's address for notices, and tells nobody", async () => {
    const campaign = await fanfund.given('live', { rewards });
    const asked = (email?: string, idempotencyKey = 'with') =>
      request({
        ...{ caller: { ...callerOf('anna'), email }, path: { id: campaign.id }, idempotencyKey },
        body: { rewardId: 'poster' },
      });
    const body = bodyOf(await acceptPledge(deps, asked('anna@mail.example')));
    const kept = await fanfund.pledgeNow(String(body['id']));
    expect(kept.contactEmail).toBe('anna@mail.example');
    expect(JSON.stringify([body, pledgePublication(kept)])).not.toContain('anna@');
    const other = bodyOf(await acceptPledge(deps, asked(undefined, 'without')));
    expect(await fanfund.pledgeNow(String(other['id']))).not.toHaveProperty('contactEmail');
  });

  test('costs one write and, for a known backer, one request to Stripe', async () => {
    const campaign = await fanfund.given('live');
    const read = { ...deps, campaign: () => Promise.resolve(campaign) };
    const asked = (key: string) =>
      request({
        ...{ caller: callerOf('zoe'), path: { id: campaign.id }, idempotencyKey: key },
        body: { amountMinor: 500 },
      });
    await acceptPledge(read, asked('first'));
    await stripe.takeRequests();
    table.calls.length = 0;
    await acceptPledge(read, asked('second'));
    expect(table.calls.map(({ operation }) => operation)).toEqual(['PutItem']);
    expect(await stripe.takeRequests()).toEqual({ 'POST /v1/setup_intents': 1 });
  });

  test('holds what is limited, with until when', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const body = bodyOf(await accept(campaign, { rewardId: 'lamp', quantity: 2 }));
    expect(body['expiresAt']).toBe('2026-10-02T12:15:00.000Z');
    const figures = (await fanfund.figures([campaign]))(campaign);
    expect(figures.remaining.get('lamp')).toBe(1);
  });

  test('may be for more than the price', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const body = bodyOf(await accept(campaign, { rewardId: 'poster', amountMinor: 2_000 }));
    expect(body['amountMinor']).toBe(2_000);
  });

  test('is taken by the clock when the opening was not written yet', async () => {
    const campaign = await fanfund.given('upcoming');
    expect(bodyOf(await accept(campaign, { amountMinor: 500 }))).toMatchObject({
      state: 'pending',
    });
  });
});

describe('a repeated request', () => {
  test('is the same pledge, and holds nothing a second time', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const first = bodyOf(await accept(campaign, { rewardId: 'lamp' }));
    const second = await accept(campaign, { rewardId: 'lamp' });
    expect(second).toMatchObject({ status: 201, body: first });
    expect((await fanfund.figures([campaign]))(campaign).remaining.get('lamp')).toBe(2);
  });

  test('five times at once is one pledge', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => accept(campaign, { rewardId: 'poster' })),
    );
    expect(new Set(answers.map((answer) => bodyOf(answer)['id'])).size).toBe(1);
  });

  test('with another body is refused', async () => {
    const campaign = await fanfund.given('live', { rewards });
    await accept(campaign, { rewardId: 'poster' });
    expect(codeOf(await accept(campaign, { rewardId: 'lamp' }))).toBe('idempotency_key_reused');
    expect(codeOf(await accept(campaign, { amountMinor: 500 }))).toBe('idempotency_key_reused');
  });

  test('has its answer even when a first one would be refused by now', async () => {
    const campaign = await fanfund.given('live', { rewards });
    const first = bodyOf(await accept(campaign, { rewardId: 'poster' }));
    clock.set(deadlineMs);
    expect(bodyOf(await accept(campaign, { rewardId: 'poster' }))).toMatchObject({
      id: first['id'],
    });
    const another = await accept(campaign, { rewardId: 'poster' }, { key: 'k2' });
    expect(codeOf(another)).toBe('campaign_closed');
  });

  test('from another backer is another pledge', async () => {
    const campaign = await fanfund.given('live');
    const anna = bodyOf(await accept(campaign, { amountMinor: 500 }));
    const ben = bodyOf(await accept(campaign, { amountMinor: 500 }, { backerId: 'ben' }));
    expect(ben['id']).not.toBe(anna['id']);
  });
});

describe('a pledge is refused', () => {
  test('to a campaign that does not exist, or cannot', async () => {
    for (const id of ['cmp_aaaaaaaaaaaaaaaa', 'nonsense', '../etc'])
      expect(codeOf(await accept({ id }, { amountMinor: 500 }))).toBe('not_found');
  });

  test.each([
    ['draft', 'not_found'],
    ['closing', 'campaign_closed'],
    ['settling', 'campaign_closed'],
    ['settled', 'campaign_closed'],
    ['cancelled', 'campaign_cancelled'],
  ] as const)('to a %s campaign: %s', async (state, code) => {
    const campaign = await fanfund.given(state);
    if (state !== 'cancelled') clock.set(deadlineMs);
    expect(codeOf(await accept(campaign, { amountMinor: 500 }))).toBe(code);
  });

  test('before the opening', async () => {
    const campaign = await fanfund.given('upcoming', { opensAtMs: pledgedAtMs + 1 });
    expect(codeOf(await accept(campaign, { amountMinor: 500 }))).toBe('campaign_not_open');
  });

  test('at the deadline, and not one moment before', async () => {
    const campaign = await fanfund.given('live');
    clock.set(deadlineMs - 1);
    expect(bodyOf(await accept(campaign, { amountMinor: 500 }))).toMatchObject({
      state: 'pending',
    });
    clock.set(deadlineMs);
    const late = await accept(campaign, { amountMinor: 500 }, { key: 'late' });
    expect(codeOf(late)).toBe('campaign_closed');
  });

  test('not when it was in time and the deadline comes while it is written', async () => {
    const campaign = await fanfund.given('live');
    clock.set(deadlineMs - 1);
    const door = {
      closedForSeconds: async () => {
        clock.set(deadlineMs);
        return undefined;
      },
    };
    const asked = request({
      ...{ caller: callerOf('anna'), path: { id: campaign.id }, body: { amountMinor: 500 } },
    });
    const { id } = bodyOf(await acceptPledge({ ...deps, door }, asked)) as { id: string };
    const { createdAtMs, history } = await fanfund.pledgeNow(id);
    expect([createdAtMs, history[0]?.atMs]).toEqual([deadlineMs - 1, deadlineMs - 1]);
  });

  test('when too few pieces are left', async () => {
    const campaign = await fanfund.given('live', { rewards });
    await accept(campaign, { rewardId: 'lamp', quantity: 2 });
    const two = { rewardId: 'lamp', quantity: 2 };
    expect(codeOf(await accept(campaign, two, { backerId: 'ben' }))).toBe('sold_out');
    const one = await accept(campaign, { rewardId: 'lamp' }, { backerId: 'ben', key: 'k2' });
    expect(bodyOf(one)).toMatchObject({ quantity: 1 });
  });

  test('when the backer has as many as one may take', async () => {
    const campaign = await fanfund.given('live', { rewards });
    await accept(campaign, { rewardId: 'lamp', quantity: 2 });
    const more = await accept(campaign, { rewardId: 'lamp' }, { key: 'k2' });
    expect(codeOf(more)).toBe('per_backer_limit');
  });

  test('and leaves nothing behind', async () => {
    const campaign = await fanfund.given('live', { rewards });
    await stripe.takeRequests();
    const answers = [
      await accept(campaign, { rewardId: 'lamp', quantity: 3 }),
      await accept(campaign, { rewardId: 'vase' }),
      await accept(campaign, { amountMinor: 49 }),
      await accept(campaign, {}),
    ];
    expect(answers.map(codeOf)).toEqual([
      ...['per_backer_limit', 'reward_not_found', 'amount_too_small', 'amount_required'],
    ]);
    expect((await fanfund.pledges.listByBacker('anna', { limit: 100 })).pledges).not.toContainEqual(
      expect.objectContaining({ campaignId: campaign.id }),
    );
    expect((await fanfund.figures([campaign]))(campaign).remaining.get('lamp')).toBe(3);
    expect(await stripe.takeRequests()).toEqual({});
  });
});

describe('taking a pledge does not depend on Stripe', () => {
  test.each(['rate_limited', 'error_500_before', 'timeout_before_effect'] as const)(
    'with %s it is taken, and its payment prepared from the queue',
    async (fault) => {
      const campaign = await fanfund.given('live');
      await stripe.fault({ match: { method: 'POST' }, fault });
      preparations.take();
      const body = bodyOf(await accept(campaign, { amountMinor: 500 }));
      expect(body).toMatchObject({ state: 'pending', payment: { status: 'preparing' } });
      expect(preparations.take()).toEqual([{ pledgeId: body['id'] }]);
      await stripe.fault();
      const again = bodyOf(await accept(campaign, { amountMinor: 500 }));
      expect(again['id']).toBe(body['id']);
    },
  );
});
