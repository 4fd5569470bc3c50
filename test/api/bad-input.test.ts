/** Whatever is wrong with what is sent is told with its status and code, and changes nothing. */
import { describe, expect, test } from '@jest/globals';
import { anna, fanfund, post, refused, refuses, rewards, world } from '../support/refusals.ts';
import type { Asked } from '../support/refusals.ts';
import { backer, creator, inSeconds, newKey, termsOf } from '../support/storefront.ts';
import type { Call, CampaignView, PledgeView } from '../support/storefront.ts';

const campaigns = () => '/v1/campaigns';
const drafting = (more: Readonly<Record<string, unknown>>): Asked =>
  post(campaigns, () => ({ as: creator, body: termsOf(more) }));
const draftingText = (text: string): Asked => post(campaigns, () => ({ as: creator, text }));
const selling = (reward: Readonly<Record<string, unknown>>, currency = 'EUR'): Asked =>
  drafting({ currency, rewards: [{ title: 'A thing', priceMinor: 1_000, ...reward }] });

const pledgesOf = (name: 'live' | 'yen' | 'ended' | 'upcoming' | 'cancelled' | 'draft') => () =>
  `/v1/campaigns/${world[name].id}/pledges`;
const pledging = (body: unknown, name: Parameters<typeof pledgesOf>[0] = 'live'): Asked =>
  post(pledgesOf(name), () => ({ as: anna, body }));
const pledgingText = (text: string): Asked => post(pledgesOf('live'), () => ({ as: anna, text }));

refuses('a campaign', [
  ['a field that nobody knows', 400, 'invalid_request', drafting({ colour: 'red' })],
  ['a status set by its caller', 400, 'invalid_request', drafting({ state: 'live' })],
  ['totals set by their caller', 400, 'invalid_request', drafting({ totals: { pledges: 9 } })],
  ['an unknown field of a reward', 400, 'invalid_request', selling({ remaining: 3 })],
  ['an unknown field of the goal', 400, 'invalid_request', drafting({ goal: { euros: 5 } })],
  ['two goals', 400, 'invalid_request', drafting({ goal: { units: 5, backers: 5 } })],
  ['a title that is a number', 400, 'invalid_request', drafting({ title: 7 })],
  ['a title of blanks', 400, 'invalid_request', drafting({ title: '   ' })],
  ['a title of 121 characters', 400, 'invalid_request', drafting({ title: 'x'.repeat(121) })],
  ['a goal as text', 400, 'invalid_request', drafting({ goal: { amountMinor: '10000' } })],
  ['a goal of nothing', 400, 'invalid_request', drafting({ goal: { amountMinor: 0 } })],
  ['a negative goal', 400, 'invalid_request', drafting({ goal: { units: -1 } })],
  ['a goal of half a backer', 400, 'invalid_request', drafting({ goal: { backers: 0.5 } })],
  ['a currency in small letters', 400, 'invalid_request', drafting({ currency: 'eur' })],
  ['a currency that does not exist', 422, 'unsupported_currency', drafting({ currency: 'XYZ' })],
  [
    'a way to collect that does not exist',
    400,
    'invalid_request',
    drafting({ collection: 'cash' }),
  ],
  ['a basis that does not exist', 400, 'invalid_request', drafting({ successBasis: 'hoped' })],
  ['a deadline in the past', 422, 'deadline_in_the_past', drafting({ deadline: inSeconds(-1) })],
  [
    'a deadline more than 60 days ahead',
    422,
    'deadline_too_far',
    drafting({ deadline: inSeconds(60 * 86_400 + 600) }),
  ],
  ['a deadline that is no time', 400, 'invalid_request', drafting({ deadline: 'tomorrow' })],
  ['a deadline as a number', 400, 'invalid_request', drafting({ deadline: 1_900_000_000 })],
  [
    'a deadline without a time zone',
    400,
    'invalid_request',
    drafting({ deadline: '2030-01-01T00:00:00' }),
  ],
  [
    'an opening after the deadline',
    422,
    'deadline_before_opening',
    drafting({ opensAt: inSeconds(90_000) }),
  ],
  [
    'an authorisation that lapses before the deadline',
    422,
    'deadline_beyond_authorization',
    drafting({ collection: 'authorize', deadline: inSeconds(7 * 86_400) }),
  ],
  [
    'a goal in units without a reward',
    422,
    'goal_without_rewards',
    drafting({ goal: { units: 5 } }),
  ],
  ['a price of nothing', 422, 'amount_too_small', selling({ priceMinor: 0 })],
  ['a negative price', 422, 'amount_too_small', selling({ priceMinor: -1_000 })],
  ['a price below what Stripe charges', 422, 'amount_too_small', selling({ priceMinor: 49 })],
  ['a price above what Stripe charges', 422, 'amount_too_large', selling({ priceMinor: 1e8 })],
  ['a price of JPY 100.50', 422, 'amount_not_representable', selling({ priceMinor: 100.5 }, 'JPY')],
  ['a price of KWD 1.005', 422, 'amount_not_representable', selling({ priceMinor: 1_005 }, 'KWD')],
  ['a price of ISK 1.50', 422, 'amount_not_representable', selling({ priceMinor: 150 }, 'ISK')],
  ['a price as text', 400, 'invalid_request', selling({ priceMinor: '1000' })],
  ['a stock of nothing', 400, 'invalid_request', selling({ stock: 0 })],
  ['a stock of half a piece', 400, 'invalid_request', selling({ stock: 1.5 })],
  ['a reward id with a slash', 400, 'invalid_request', selling({ id: '../secret' })],
  [
    'two rewards of one id',
    422,
    'reward_ids_repeated',
    drafting({ rewards: [rewards[1], rewards[1]] }),
  ],
  [
    'a reward that closes before it opens',
    422,
    'reward_window_invalid',
    selling({ opensAt: inSeconds(600), closesAt: inSeconds(300) }),
  ],
  [
    'a fifty-first reward',
    400,
    'invalid_request',
    drafting({ rewards: Array.from({ length: 51 }, () => ({ title: 'x', priceMinor: 1_000 })) }),
  ],
]);

refuses('a body', [
  ['nothing but null', 400, 'invalid_request', draftingText('null')],
  ['a list', 400, 'invalid_request', draftingText('[]')],
  ['a text', 400, 'invalid_request', draftingText('"campaign"')],
  ['an empty one', 400, 'invalid_request', draftingText('')],
  ['broken JSON', 400, 'malformed_json', draftingText('{"title": "x"')],
  ['JSON with a comma too many', 400, 'malformed_json', pledgingText('{"amountMinor": 100,}')],
  ['nesting 50,000 deep', 400, 'invalid_request', draftingText('['.repeat(5e4) + ']'.repeat(5e4))],
  [
    'a prototype for its object',
    400,
    'invalid_request',
    pledgingText('{"__proto__": {"amountMinor": 1000}}'),
  ],
  [
    'one over 256 KB',
    413,
    'body_too_large',
    draftingText(JSON.stringify(termsOf({ title: 'x'.repeat(262_144) }))),
  ],
]);

refuses('an Idempotency-Key', [
  ['a missing one', 400, 'idempotency_key_missing', post(campaigns, () => keyed(null))],
  ['an empty one', 400, 'idempotency_key_missing', post(campaigns, () => keyed(''))],
  ['one with a blank', 400, 'idempotency_key_invalid', post(campaigns, () => keyed('a b'))],
  [
    'one of 256 characters',
    400,
    'idempotency_key_invalid',
    post(campaigns, () => keyed('k'.repeat(256))),
  ],
  [
    'a missing one for a pledge',
    400,
    'idempotency_key_missing',
    post(pledgesOf('live'), () => ({ as: anna, body: { amountMinor: 500 }, key: null })),
  ],
  [
    'a missing one for a cancellation',
    400,
    'idempotency_key_missing',
    post(
      () => `/v1/pledges/${world.pending.id}/cancel`,
      () => ({ as: anna, key: null }),
    ),
  ],
]);

const keyed = (key: string | null): Call => ({ as: creator, body: termsOf(), key });

describe('an Idempotency-Key that came before', () => {
  test('with another campaign is refused: 422 idempotency_key_reused', async () => {
    const key = newKey();
    const body = termsOf();
    const first = await fanfund.send('POST', '/v1/campaigns', { as: creator, body, key });
    expect(first.status).toBe(201);
    const other = { ...body, title: 'Another kettle' };
    await refused(
      422,
      'idempotency_key_reused',
      post(campaigns, () => ({ as: creator, body: other, key })),
    );
    const again = await fanfund.send('POST', '/v1/campaigns', { as: creator, body, key });
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  test('with another pledge is refused: 422 idempotency_key_reused', async () => {
    const key = newKey();
    const path = pledgesOf('live')();
    const call = { as: backer('clara'), body: { amountMinor: 500 }, key };
    const first = await fanfund.send<PledgeView>('POST', path, call);
    expect(first.status).toBe(201);
    await refused(422, 'idempotency_key_reused', () =>
      fanfund.send('POST', path, { ...call, body: { amountMinor: 501 } }),
    );
    const again = await fanfund.send<PledgeView>('POST', path, call);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  test('from somebody else is another key', async () => {
    const key = newKey();
    const path = pledgesOf('live')();
    const body = { amountMinor: 600 };
    const dora = await fanfund.send<PledgeView>('POST', path, { as: backer('dora'), body, key });
    const emil = await fanfund.send<PledgeView>('POST', path, { as: backer('emil'), body, key });
    expect([dora.status, emil.status]).toEqual([201, 201]);
    expect(emil.body.id).not.toBe(dora.body.id);
  });
});

refuses('a pledge', [
  ['a field that nobody knows', 400, 'invalid_request', pledging({ amountMinor: 500, tip: 1 })],
  ['a state set by its caller', 400, 'invalid_request', pledging({ state: 'confirmed' })],
  ['an amount as text', 400, 'invalid_request', pledging({ amountMinor: '500' })],
  ['an amount of null', 400, 'invalid_request', pledging({ amountMinor: null })],
  ['an amount without end', 400, 'invalid_request', pledgingText('{"amountMinor": 1e400}')],
  ['no amount', 422, 'amount_required', pledging({})],
  ['an amount of zero', 422, 'amount_too_small', pledging({ amountMinor: 0 })],
  ['an amount of negative zero', 422, 'amount_too_small', pledgingText('{"amountMinor": -0}')],
  ['a negative amount', 422, 'amount_too_small', pledging({ amountMinor: -500 })],
  ["an amount below Stripe's minimum", 422, 'amount_too_small', pledging({ amountMinor: 49 })],
  ["an amount above Stripe's maximum", 422, 'amount_too_large', pledging({ amountMinor: 1e8 })],
  ['part of a cent', 422, 'amount_not_representable', pledging({ amountMinor: 500.5 })],
  [
    'more digits than a number holds',
    422,
    'amount_not_representable',
    pledgingText('{"amountMinor": 90071992547409931}'),
  ],
  ['JPY 100.50', 422, 'amount_not_representable', pledging({ amountMinor: 100.5 }, 'yen')],
  ['JPY 49', 422, 'amount_too_small', pledging({ amountMinor: 49 }, 'yen')],
  ['two of nothing', 422, 'quantity_without_reward', pledging({ amountMinor: 500, quantity: 2 })],
  ['none of a reward', 400, 'invalid_request', pledging({ rewardId: 'poster', quantity: 0 })],
  ['less than none', 400, 'invalid_request', pledging({ rewardId: 'poster', quantity: -1 })],
  ['half a reward', 400, 'invalid_request', pledging({ rewardId: 'poster', quantity: 0.5 })],
  ['1,001 of a reward', 400, 'invalid_request', pledging({ rewardId: 'poster', quantity: 1001 })],
  ['a reward of another campaign', 422, 'reward_not_found', pledging({ rewardId: 'elsewhere' })],
  ['a reward that is no reward', 422, 'reward_not_found', pledging({ rewardId: 'constructor' })],
  ['a reward before its time', 409, 'reward_not_open', pledging({ rewardId: 'later' })],
  ['a reward after its time', 409, 'reward_closed', pledging({ rewardId: 'gone' })],
  [
    'less than the price',
    422,
    'amount_below_price',
    pledging({ rewardId: 'poster', amountMinor: 1_499 }),
  ],
  [
    'a sum above what Stripe charges',
    422,
    'amount_too_large',
    pledging({ rewardId: 'crate', quantity: 2 }),
  ],
  [
    'more than one backer may take',
    409,
    'per_backer_limit',
    pledging({ rewardId: 'kettle', quantity: 3 }),
  ],
  [
    'one more than the backer may take with what they have',
    409,
    'per_backer_limit',
    pledging({ rewardId: 'kettle' }),
  ],
  ['one before the opening', 409, 'campaign_not_open', pledging({ amountMinor: 500 }, 'upcoming')],
  ['one after the deadline', 409, 'campaign_closed', pledging({ amountMinor: 500 }, 'ended')],
  [
    'one to a cancelled campaign',
    409,
    'campaign_cancelled',
    pledging({ amountMinor: 500 }, 'cancelled'),
  ],
  ['one to a draft', 404, 'not_found', pledging({ amountMinor: 500 }, 'draft')],
]);

test('a title in any script is kept as it was sent', async () => {
  const title = 'Grüße aus 東京 🎏 Ω\u200d‮';
  const { id } = await fanfund.draft({ title });
  const read = await fanfund.send<CampaignView>('GET', `/v1/campaigns/${id}`, { as: creator });
  expect(read.body.title).toBe(title);
});
