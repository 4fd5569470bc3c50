import { describe, expect, test } from '@jest/globals';
import { createCampaign } from '../../functions/create-campaign/create-campaign.ts';
import { createCampaignBody } from '../../shared/api/campaign-body.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { dayMs, deadlineMs, pledgedAtMs } from '../support/given.ts';

const stores = useStores();
const { clock } = stores;
const isoDeadline = '2026-10-06T12:00:00.000Z';

const sent = (more: object = {}) =>
  createCampaignBody.parse({
    ...{ title: ' A kettle ', currency: 'EUR', goal: { units: 5 }, deadline: isoDeadline },
    rewards: [{ title: 'A kettle', priceMinor: 4900, stock: 10 }],
    ...more,
  });

const draft = (idempotencyKey: string, body = sent(), caller = creator) =>
  createCampaign(stores, request({ caller, body, idempotencyKey }));

test('a draft has the defaults, and ids for its rewards', async () => {
  const answer = await draft('defaults');
  expect(answer).toMatchObject({ status: 201 });
  const body = bodyOf(answer);
  expect(body).toEqual({
    ...{ id: body['id'], title: 'A kettle', state: 'draft', goal: { units: 5 }, currency: 'EUR' },
    ...{ fundingModel: 'all-or-nothing', collection: 'save-card', successBasis: 'pledged' },
    deadline: isoDeadline,
    rewards: [{ id: 'reward-1', title: 'A kettle', priceMinor: 4900, stock: 10, remaining: 10 }],
    dunning: {
      windowDays: 7,
      triesMax: 4,
      reminderDays: [2, 4, 6],
      retries: { insufficient_funds: [24, 72, 120], temporary: [1, 6, 24], generic: [24, 72] },
    },
    totals: {
      ...{ pledgedMinor: 0, pledges: 0, backers: 0, units: 0 },
      ...{ collectedMinor: 0, refundedMinor: 0 },
    },
    progress: 0,
    createdAt: '2026-10-02T12:00:00.000Z',
  });
  expect(await stores.campaignNow(String(body['id']))).toMatchObject({
    ...{ state: 'draft', creatorId: 'creator-1', version: 1, createdAtMs: pledgedAtMs, deadlineMs },
  });
});

describe('a repeated request', () => {
  test('is the same draft', async () => {
    const first = bodyOf(await draft('twice'));
    clock.advance(1_000);
    expect(bodyOf(await draft('twice'))).toEqual(first);
  });

  test('with another body is refused', async () => {
    await draft('reused');
    const code = codeOf(await draft('reused', sent({ title: 'Another' })));
    expect(code).toBe('idempotency_key_reused');
  });

  test('has its first answer even when its terms have become impossible', async () => {
    const first = bodyOf(await draft('late'));
    clock.set(deadlineMs);
    expect(bodyOf(await draft('late'))['id']).toBe(first['id']);
    expect(codeOf(await draft('later'))).toBe('deadline_in_the_past');
  });

  test('of another creator is another draft', async () => {
    const mine = bodyOf(await draft('shared'));
    const theirs = bodyOf(await draft('shared', sent(), callerOf('creator-2')));
    expect(theirs['id']).not.toBe(mine['id']);
  });
});

test('judged on what is collected is drafted so', async () => {
  const answer = bodyOf(await draft('collected', sent({ successBasis: 'collected' })));
  expect(answer).toMatchObject({ successBasis: 'collected', state: 'draft' });
});

test.each([
  ['unsupported_currency', { currency: 'XYZ' }],
  ['goal_without_rewards', { rewards: [] }],
  ['deadline_in_the_past', { deadline: '2026-10-02T12:00:00Z' }],
  ['deadline_too_far', { deadline: new Date(pledgedAtMs + 60 * dayMs + 1).toISOString() }],
  ['deadline_before_opening', { opensAt: isoDeadline }],
  ['amount_too_small', { rewards: [{ title: 'x', priceMinor: 49 }] }],
])('is refused, and not written: %s', async (code, more) => {
  expect(codeOf(await draft(code, sent(more)))).toBe(code);
  expect(codeOf(await draft(code, sent(more)))).toBe(code);
});

describe('how failed payments are followed up', () => {
  test('is as the creator wishes, and shown with the rest', async () => {
    const dunning = { windowDays: 14, retries: { generic: [12] }, reminderDays: [] };
    const body = bodyOf(await draft('dunning', sent({ dunning })));
    expect(body['dunning']).toEqual({
      windowDays: 14,
      triesMax: 4,
      reminderDays: [],
      retries: { insufficient_funds: [24, 72, 120], temporary: [1, 6, 24], generic: [12] },
    });
    expect(await stores.campaignNow(String(body['id']))).toMatchObject({ dunning });
  });

  test.each([
    [{ windowDays: 0 }],
    [{ windowDays: 31 }],
    [{ windowDays: 1.5 }],
    [{ triesMax: 0 }],
    [{ triesMax: 16 }],
    [{ reminderDays: [0] }],
    [{ reminderDays: Array.from({ length: 11 }, (_, index) => index + 1) }],
    [{ retries: { generic: [0] } }],
    [{ retries: { generic: [721] } }],
    [{ retries: { generic: Array.from({ length: 15 }, (_, index) => index + 1) } }],
    [{ retries: { stolen_card: [24] } }],
    [{ retries: [24] }],
    [{ forever: true }],
    ['never'],
  ])('has bounds: %j', (dunning) => {
    expect(() => sent({ dunning })).toThrow('dunning');
  });
});
