/** Who may not, or not now, is told so with status and code, and changes nothing. */
import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { anna, fanfund, get, nobody, noPledge, otherCreator } from '../support/refusals.ts';
import { patch, post, refused, refuses, world } from '../support/refusals.ts';
import type { Asked } from '../support/refusals.ts';
import { backer, creator, eventually, inSeconds, termsOf } from '../support/storefront.ts';
import type { Call, PledgeView } from '../support/storefront.ts';

const campaigns = () => '/v1/campaigns';

const pledgingTo = (id: string): Asked =>
  post(
    () => `/v1/campaigns/${id}/pledges`,
    () => ({ as: anna, body: { amountMinor: 500 } }),
  );

refuses('an id', [
  ['a campaign that does not exist', 404, 'not_found', get(() => `/v1/campaigns/${nobody}`)],
  ['a pledge to no campaign', 404, 'not_found', pledgingTo(nobody)],
  ['a path out of the folder', 404, 'not_found', get(() => '/v1/campaigns/..%2F..%2Fetc%2Fpasswd')],
  ['a path as a campaign to pledge to', 404, 'not_found', pledgingTo('..%2F..%2Fetc')],
  ['a key of the table', 404, 'not_found', get(() => '/v1/campaigns/C%23x%00')],
  ['an id in another script', 404, 'not_found', get(() => '/v1/campaigns/%E3%82%B1')],
  ['an id of 5,000 letters', 400, 'invalid_request', get(() => `/v1/campaigns/${'a'.repeat(5e3)}`)],
  [
    'a pledge that does not exist',
    404,
    'not_found',
    get(() => `/v1/pledges/${noPledge}`, as(anna)),
  ],
  ['a path as a pledge', 404, 'not_found', get(() => '/v1/pledges/..%2Fplg', as(anna))],
  [
    'a pledge id of 5,000 letters',
    400,
    'invalid_request',
    get(() => `/v1/pledges/${'a'.repeat(5e3)}`, as(anna)),
  ],
]);

function as(who: Call['as']): Call {
  return { ...(who && { as: who }) };
}

const ofForeign = (verb: string, body: unknown = {}): Asked =>
  post(
    () => `/v1/pledges/${world.foreign.id}/${verb}`,
    () => ({ as: anna, body }),
  );
const ofDraft = (verb: string): Asked =>
  post(
    () => `/v1/campaigns/${world.draft.id}/${verb}`,
    () => ({ as: otherCreator }),
  );
const draftPath = () => `/v1/campaigns/${world.draft.id}`;

refuses("somebody else's", [
  ['pledge', 404, 'not_found', get(() => `/v1/pledges/${world.foreign.id}`, as(anna))],
  ['pledge to confirm', 404, 'not_found', ofForeign('confirm')],
  ['pledge to cancel', 404, 'not_found', ofForeign('cancel')],
  [
    'pledge to change',
    404,
    'not_found',
    patch(() => `/v1/pledges/${world.foreign.id}`, { as: anna, body: { amountMinor: 900 } }),
  ],
  [
    'pledge for its creator',
    404,
    'not_found',
    get(() => `/v1/pledges/${world.foreign.id}`, as(creator)),
  ],
  ['draft', 404, 'not_found', get(draftPath, as(otherCreator))],
  ['draft for nobody', 404, 'not_found', get(draftPath)],
  ['draft to edit', 404, 'not_found', patch(draftPath, { as: otherCreator, body: { title: 'x' } })],
  ['draft to publish', 404, 'not_found', ofDraft('publish')],
  ['draft to cancel', 404, 'not_found', ofDraft('cancel')],
  ['settlement of a draft', 404, 'not_found', get(() => `${draftPath()}/settlement`)],
  ['pledges of a draft', 404, 'not_found', get(() => `${draftPath()}/pledges`, as(otherCreator))],
  [
    'campaign to cancel',
    403,
    'forbidden',
    post(
      () => `/v1/campaigns/${world.live.id}/cancel`,
      () => ({ as: otherCreator }),
    ),
  ],
  [
    'campaign to edit',
    403,
    'forbidden',
    patch(() => `/v1/campaigns/${world.live.id}`, { as: otherCreator, body: { title: 'x' } }),
  ],
  [
    'list of pledges',
    403,
    'forbidden',
    get(() => `/v1/campaigns/${world.live.id}/pledges`, as(otherCreator)),
  ],
]);

const ofPending = (body: unknown): Asked =>
  post(
    () => `/v1/pledges/${world.pending.id}/confirm`,
    () => ({ as: anna, body }),
  );
const intentOf = (pledge: PledgeView): string =>
  pledge.payment.clientSecret?.split('_secret_')[0] ?? '';
const changing = (name: 'confirmed' | 'left', body: unknown): Asked =>
  patch(() => `/v1/pledges/${world[name].id}`, { as: anna, body });
const locked = (body: unknown): Asked =>
  patch(() => `/v1/campaigns/${world.live.id}`, { as: creator, body });

refuses('a step that may not be', [
  ['confirming without having set up', 409, 'payment_not_ready', ofPending({})],
  [
    'confirming with an intent that does not exist',
    409,
    'payment_not_ready',
    ofPending({ intentId: 'seti_1Nothing' }),
  ],
  [
    'confirming with an intent of the wrong kind',
    409,
    'payment_not_ready',
    ofPending({ intentId: 'pi_1Nothing' }),
  ],
  [
    'confirming with something that is no intent',
    400,
    'invalid_request',
    ofPending({ intentId: '../customers' }),
  ],
  [
    'confirming what was cancelled',
    409,
    'pledge_state',
    post(
      () => `/v1/pledges/${world.left.id}/confirm`,
      () => ({ as: anna, body: {} }),
    ),
  ],
  ['changing what was cancelled', 409, 'pledge_state', changing('left', { amountMinor: 900 })],
  ['changing nothing', 400, 'invalid_request', changing('confirmed', {})],
  [
    'changing to a reward of another campaign',
    422,
    'reward_not_found',
    changing('confirmed', { rewardId: 'elsewhere' }),
  ],
  [
    'changing to more than one backer may take',
    409,
    'per_backer_limit',
    changing('confirmed', { quantity: 3 }),
  ],
  [
    'changing to less than the price',
    422,
    'amount_below_price',
    changing('confirmed', { amountMinor: 9_799 }),
  ],
  ['another goal after publishing', 409, 'locked_after_publishing', locked({ goal: { units: 1 } })],
  [
    'another deadline after publishing',
    409,
    'locked_after_publishing',
    locked({ title: 'x', deadline: inSeconds(900) }),
  ],
  ['other rewards after publishing', 409, 'locked_after_publishing', locked({ rewards: [] })],
  ['an edit that names nothing', 400, 'invalid_request', locked({})],
  ['an edit of an unknown field', 400, 'invalid_request', locked({ outcome: 'funded' })],
  [
    'publishing what was cancelled',
    409,
    'campaign_state',
    post(
      () => `/v1/campaigns/${world.cancelled.id}/publish`,
      () => ({ as: creator }),
    ),
  ],
  [
    'cancelling after the deadline',
    409,
    'campaign_closed',
    post(
      () => `/v1/campaigns/${world.ended.id}/cancel`,
      () => ({ as: creator }),
    ),
  ],
]);

test("confirming with another pledge's intent is refused: 409 payment_not_ready", async () => {
  const mine = await fanfund.pledge(world.live.id, backer('frida'), { amountMinor: 800 });
  const theirs = await fanfund.pledge(world.live.id, backer('gustav'), { amountMinor: 800 });
  expect(await fanfund.confirmAtStripe(theirs)).toBe('succeeded');
  // Stripe's own message confirms Gustav's pledge: the table is still once that is done.
  await eventually(async () => {
    const { state } = await fanfund.readPledge(theirs.id, backer('gustav'));
    return state === 'confirmed' ? state : undefined;
  }, 'the confirmation of the other pledge');
  await eventually(async () => {
    const { totals } = await fanfund.campaign(world.live.id);
    return totals.pledgedMinor === 12_600 ? totals : undefined;
  }, 'the totals of the live campaign');
  await refused(409, 'payment_not_ready', () =>
    fanfund.send('POST', `/v1/pledges/${mine.id}/confirm`, {
      as: backer('frida'),
      body: { intentId: intentOf(theirs) },
    }),
  );
});

describe('a step that was done', () => {
  test.each([
    ['publishing', () => `/v1/campaigns/${world.live.id}/publish`, creator, 'live'],
    [
      'cancelling a campaign',
      () => `/v1/campaigns/${world.cancelled.id}/cancel`,
      creator,
      'cancelled',
    ],
    ['cancelling a pledge', () => `/v1/pledges/${world.left.id}/cancel`, anna, 'cancelled'],
    ['confirming', () => `/v1/pledges/${world.confirmed.id}/confirm`, anna, 'confirmed'],
  ])('%s is told again and not done again', async (_what, path, who, state) => {
    const before = await fanfund.items();
    const answer = await fanfund.send<{ state: string }>('POST', path(), { as: who, body: {} });
    expect([answer.status, answer.body.state]).toEqual([200, state]);
    expect(await fanfund.items()).toEqual(before);
  });
});

const mine = (query: string): Asked => get(() => `/v1/me/pledges${query}`, as(anna));
const listing = (query: string): Asked => get(() => `/v1/campaigns${query}`);
const cursorOf = (key: object): string => Buffer.from(JSON.stringify(key)).toString('base64url');

refuses('a list', [
  ['one without a state', 400, 'invalid_request', listing('')],
  ['one of an unknown state', 400, 'invalid_request', listing('?state=draft')],
  ['one with an unknown parameter', 400, 'invalid_request', listing('?state=live&sort=title')],
  ['a page of none', 400, 'invalid_request', listing('?state=live&limit=0')],
  ['a page of 51 campaigns', 400, 'invalid_request', listing('?state=live&limit=51')],
  ['a page of 101 pledges', 400, 'invalid_request', mine('?limit=101')],
  ['a page of some', 400, 'invalid_request', mine('?limit=some')],
  ['a page of 1.5', 400, 'invalid_request', mine('?limit=1.5')],
  ['a cursor that is none', 400, 'invalid_cursor', mine('?cursor=nonsense')],
  ['a cursor of 1,001 letters', 400, 'invalid_request', mine(`?cursor=${'a'.repeat(1001)}`)],
  [
    "a cursor of somebody else's list",
    400,
    'invalid_cursor',
    mine(`?cursor=${cursorOf({ gsi1pk: 'B#ben', gsi1sk: '0', pk: 'P#x', sk: 'y' })}`),
  ],
  [
    'a cursor with half a key',
    400,
    'invalid_cursor',
    mine(`?cursor=${cursorOf({ gsi1pk: 'B#anna' })}`),
  ],
  [
    'a cursor with more than a key',
    400,
    'invalid_cursor',
    mine(`?cursor=${cursorOf({ gsi1pk: 'B#anna', gsi1sk: '0', pk: 'P#x', sk: 'y', z: 'z' })}`),
  ],
  [
    'a cursor of the pledges for the campaigns',
    400,
    'invalid_cursor',
    listing(`?state=live&cursor=${cursorOf({ gsi1pk: 'B#anna', gsi1sk: '0', pk: 'a', sk: 'b' })}`),
  ],
  [
    'a cursor of the past that is none',
    400,
    'invalid_cursor',
    listing('?state=past&cursor=resting.x'),
  ],
  [
    'a cursor of no shard',
    400,
    'invalid_cursor',
    get(() => `/v1/campaigns/${world.live.id}/pledges?cursor=z.`, as(creator)),
  ],
  [
    'a cursor of a shard that is none',
    400,
    'invalid_cursor',
    get(() => `/v1/campaigns/${world.live.id}/pledges?cursor=0.nonsense`, as(creator)),
  ],
]);

describe('a token', () => {
  const me = '/v1/me/pledges';
  const bearing = (token: string): Call => ({ headers: { authorization: `Bearer ${token}` } });
  const asking = (token: string): Asked => get(() => me, bearing(token));

  test('that is missing is refused: 401 token_missing', async () => {
    const answer = await refused(
      401,
      'token_missing',
      get(() => me),
    );
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('of another scheme is refused: 401 token_missing', async () => {
    await refused(
      401,
      'token_missing',
      get(() => me, { headers: { authorization: 'Basic YW5uYTp4' } }),
    );
  });

  test.each(['nonsense', 'a.b.c', '..', 'eyJhbGciOiJSUzI1NiJ9..'])(
    '%s is refused: 401 token_invalid',
    async (token) => {
      const answer = await refused(401, 'token_invalid', asking(token));
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    },
  );

  test('that expired is refused: 401 token_expired', async () => {
    const token = await fanfund.token(anna, { expires_in: -1 });
    await refused(401, 'token_expired', asking(token));
  });

  test('for another audience is refused: 401 token_wrong_audience', async () => {
    const token = await fanfund.token(anna, { audience: 'another-shop' });
    await refused(401, 'token_wrong_audience', asking(token));
  });

  test('that a public read need not have is refused all the same when it is bad', async () => {
    await refused(
      401,
      'token_invalid',
      get(() => `/v1/campaigns/${world.live.id}`, bearing('a.b.c')),
    );
  });

  test.each([
    ['drafting', 'POST', () => '/v1/campaigns'],
    ['editing', 'PATCH', () => `/v1/campaigns/${world.draft.id}`],
    ['publishing', 'POST', () => `/v1/campaigns/${world.draft.id}/publish`],
    ['cancelling', 'POST', () => `/v1/campaigns/${world.live.id}/cancel`],
    ['listing pledges', 'GET', () => `/v1/campaigns/${world.live.id}/pledges`],
  ])('without the scope for %s is refused: 403 insufficient_scope', async (_what, method, path) => {
    const who = { sub: creator.sub };
    await refused(403, 'insufficient_scope', () =>
      fanfund.send(method, path(), { as: who, ...(method !== 'GET' && { body: termsOf() }) }),
    );
  });

  test('with a scope that only begins like the right one is refused', async () => {
    const token = await fanfund.token(creator, { scope: 'fanfund/creators xfanfund/creator' });
    await refused(
      403,
      'insufficient_scope',
      post(campaigns, () => ({ body: termsOf(), ...bearing(token) })),
    );
  });

  test('signed by another key is refused: 401 token_invalid', async () => {
    const keys = await fetch(`${fanfund.addresses.issuer}/jwks.json`);
    const { keys: known } = (await keys.json()) as { keys: { kid: string }[] };
    const { privateKey } = await generateKeyPair('RS256');
    const token = await claims(new SignJWT({}))
      .setProtectedHeader({ alg: 'RS256', kid: known[0]?.kid ?? '' })
      .sign(privateKey);
    await refused(401, 'token_invalid', asking(token));
  });

  test('signed with the public key as a secret is refused: 401 token_invalid', async () => {
    const keys = await fetch(`${fanfund.addresses.issuer}/jwks.json`);
    const secret = new TextEncoder().encode(await keys.text());
    const token = await claims(new SignJWT({})).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    await refused(401, 'token_invalid', asking(token));
  });

  test('with alg none is refused: 401 token_invalid', async () => {
    await refused(401, 'token_invalid', asking(claims(new UnsecuredJWT({})).encode()));
  });

  const claims = <T extends SignJWT | UnsecuredJWT>(token: T): T =>
    token
      .setIssuer(fanfund.addresses.issuer)
      .setSubject('anna')
      .setAudience('fanfund')
      .setExpirationTime('1h') as T;
});

describe('a webhook that does not come from Stripe', () => {
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'setup_intent.succeeded' });
  const nowSeconds = Math.floor(Date.now() / 1000);
  test.each([
    ['no signature', {}],
    [
      'a signature of another secret',
      { 'stripe-signature': `t=${nowSeconds},v1=${'0'.repeat(64)}` },
    ],
    ['a signature without a time', { 'stripe-signature': 'v1=00' }],
  ])('with %s is refused: 400 signature_invalid', async (_what, headers) => {
    await refused(
      400,
      'signature_invalid',
      post(
        () => '/v1/stripe/webhook',
        () => ({ text: body, headers, key: null }),
      ),
    );
  });
});
