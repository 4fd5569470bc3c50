import { expect, test } from '@jest/globals';
import { requestAbandonmentPreview } from '../../functions/request-abandonment-preview/request-abandonment-preview.ts';
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const counts = keptQueue<CampaignMessage>();
const operator = { id: 'olga', scopes: ['fanfund/ops'] };
const ask = (id: string, caller: typeof creator = operator) =>
  requestAbandonmentPreview({ ...stores, counts }, request({ caller, path: { id } }));

test('what abandoning means is counted on demand, for its creator and for operations', async () => {
  const campaign = await stores.given('settled');
  const { id: campaignId } = campaign;
  for (const caller of [operator, creator]) {
    const answer = await ask(campaignId, caller);
    expect(answer).toMatchObject({ status: 202 });
    expect(bodyOf(answer)).toEqual({
      ...{ campaignId, state: 'settled', currency: 'USD' },
      preview: { state: 'counting', requestedAt: new Date(stores.clock()).toISOString() },
    });
  }
  expect(counts.take()).toEqual([{ campaignId }, { campaignId }]);
  expect(await stores.campaignNow(campaignId)).toEqual(campaign);
});

test.each(['live', 'cancelled', 'abandoned'] as const)('not of a %s campaign', async (state) => {
  const { id } = await stores.given(state);
  expect(codeOf(await ask(id))).toBe('campaign_state');
  expect(counts.take()).toEqual([]);
});

test('not for anybody else', async () => {
  const { id } = await stores.given('settled');
  expect(codeOf(await ask(id, callerOf('another')))).toBe('forbidden');
  expect(codeOf(await ask(id, { id: 'anna', scopes: [] }))).toBe('forbidden');
  expect(codeOf(await ask('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
