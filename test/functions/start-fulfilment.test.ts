import { describe, expect, test } from '@jest/globals';
import { startFulfilment } from '../../functions/start-fulfilment/start-fulfilment.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const start = (id: string) => startFulfilment(stores, request({ path: { id } }));

describe('a settled campaign', () => {
  test('begins to deliver when operations say so, once', async () => {
    const { id } = await stores.given('settled');
    expect(bodyOf(await start(id))).toMatchObject({ state: 'fulfilling' });
    const before = await stores.campaignNow(id);
    expect(bodyOf(await start(id))).toMatchObject({ state: 'fulfilling' });
    expect(await stores.campaignNow(id)).toEqual(before);
  });

  test('that is fulfilled stays so', async () => {
    const { id } = await stores.given('fulfilled');
    expect(bodyOf(await start(id))).toMatchObject({ state: 'fulfilled' });
  });
});

describe('is refused', () => {
  test.each(['live', 'settling', 'abandoned', 'cancelled'] as const)(
    'for a %s campaign',
    async (state) => {
      expect(codeOf(await start((await stores.given(state)).id))).toBe('campaign_state');
    },
  );

  test('for one that gives everything back, or does not exist', async () => {
    const { id } = await stores.given('settled', { outcome: 'unfunded' });
    expect(codeOf(await start(id))).toBe('campaign_state');
    expect(codeOf(await start('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
  });

  test('when it is written meanwhile', async () => {
    const { id } = await stores.given('settled');
    const moved = {
      ...stores.campaigns,
      apply: () => Promise.resolve({ standing: undefined }),
    };
    const answer = startFulfilment({ ...stores, campaigns: moved }, request({ path: { id } }));
    expect(codeOf(await answer)).toBe('campaign_state');
  });
});
