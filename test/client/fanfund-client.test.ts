/** The client as storefronts and Node programs use it: by the package's name, over HTTP. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createFanfundClient } from 'fanfund/client';
import type { Campaign, FanfundClient } from 'fanfund/client';
import { backer, creator, termsOf } from '../support/storefront.ts';
import { useCloud } from '../support/running-cloud.ts';

describe('against the local cloud', () => {
  const cloud = useCloud();
  let fans: FanfundClient;
  let makers: FanfundClient;
  let anybody: FanfundClient;
  let campaign: Campaign;

  const clientOf = (token?: () => Promise<string>): FanfundClient =>
    createFanfundClient({ baseUrl: cloud.addresses.api, token });

  beforeAll(async () => {
    fans = clientOf(() => cloud.token(backer('anna')));
    makers = clientOf(() => cloud.token(creator));
    anybody = clientOf();
    const reward = { id: 'kettle', title: 'One kettle', priceMinor: 4900, stock: 2 };
    const body = termsOf({ rewards: [reward] });
    const { data: draft } = await makers.POST('/v1/campaigns', {
      body: { ...body, rewards: [reward] },
    });
    const params = { path: { id: draft?.id ?? '' } };
    const { data } = await makers.POST('/v1/campaigns/{id}/publish', { params, body: {} });
    if (!data) throw new Error('The campaign was not published.');
    campaign = data;
  });

  test('the store is read without a token', async () => {
    const { data } = await anybody.GET('/v1/campaigns', { params: { query: { state: 'live' } } });
    expect(data?.items.map(({ id }) => id)).toContain(campaign.id);
  });

  test('a pledge goes from click to confirmed', async () => {
    const params = { path: { id: campaign.id } };
    const body = { rewardId: 'kettle' };
    const { data: made, response } = await fans.POST('/v1/campaigns/{id}/pledges', {
      params,
      body,
    });
    expect(response.status).toBe(201);
    if (!made) throw new Error('There is no pledge.');
    const pledge = { params: { path: { id: made.id } } };
    const ready = await cloud.eventually(async () => {
      const { data } = await fans.GET('/v1/pledges/{id}', pledge);
      return data?.payment.clientSecret === undefined ? undefined : data;
    }, 'the payment');
    await cloud.confirmAtStripe(ready);
    const { data: confirmed } = await fans.POST('/v1/pledges/{id}/confirm', {
      ...pledge,
      body: {},
    });
    expect(confirmed).toMatchObject({ state: 'confirmed', payment: { status: 'card_saved' } });
    const { data: mine } = await fans.GET('/v1/me/pledges');
    expect(mine?.items.map(({ id }) => id)).toEqual([made.id]);
  });

  test('a refusal has a code to act on', async () => {
    const params = { path: { id: campaign.id } };
    const { data, error } = await fans.POST('/v1/campaigns/{id}/pledges', {
      params,
      body: { rewardId: 'teapot' },
    });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ code: 'reward_not_found', status: 422 });
  });
});

describe('a request', () => {
  const answering = (...answers: readonly Response[]) => {
    const seen: Request[] = [];
    const fetch = (request: Request): Promise<Response> => {
      seen.push(request);
      return Promise.resolve(answers[seen.length - 1] ?? Response.json({}));
    };
    return { seen, client: createFanfundClient({ baseUrl: 'https://api.example/', fetch }) };
  };
  const busy = (seconds: number): Response =>
    Response.json(
      { code: 'temporarily_unavailable' },
      {
        status: 503,
        headers: { 'retry-after': String(seconds) },
      },
    );
  const params = { path: { id: 'cmp_1' } };

  test('that is answered 503 is sent again under the same key', async () => {
    const { client, seen } = answering(busy(0.001), busy(0.001));
    await client.POST('/v1/campaigns/{id}/pledges', { params, body: {} });
    const keys = seen.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is not sent again when the wait is long, or too often', async () => {
    const patience = answering(busy(6));
    await patience.client.GET('/v1/campaigns/{id}', { params });
    expect(patience.seen).toHaveLength(1);
    const never = answering(...Array.from({ length: 9 }, () => busy(0.001)));
    const { response } = await never.client.GET('/v1/campaigns/{id}', { params });
    expect(response.status).toBe(503);
    expect(never.seen).toHaveLength(4);
  });

  test('keeps the key that its caller gives', async () => {
    const { client, seen } = answering();
    const header = { 'Idempotency-Key': 'mine' };
    await client.POST('/v1/campaigns/{id}/pledges', { params: { ...params, header }, body: {} });
    expect(seen[0]?.headers.get('idempotency-key')).toBe('mine');
    expect(seen[0]?.url).toBe('https://api.example/v1/campaigns/cmp_1/pledges');
  });

  test('reads without a key', async () => {
    const { client, seen } = answering();
    await client.GET('/v1/campaigns/{id}', { params });
    expect(seen[0]?.headers.has('idempotency-key')).toBe(false);
  });
});
