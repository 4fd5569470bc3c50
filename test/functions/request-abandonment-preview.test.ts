import { expect, test } from '@jest/globals';
import { requestAbandonmentPreview } from '../../functions/request-abandonment-preview/request-abandonment-preview.ts';
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { minuteMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const counts = keptQueue<CampaignMessage>();
const operator = { id: 'olga', scopes: ['fanfund/ops'] };
const none = { pledges: 0, amountMinor: 0 };
const figures = {
  ...{ pledges: 0, refunds: none, releases: none, delivered: none },
  otherRoutes: { heldByPartner: none, withBank: none, refundFailed: none },
};
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
  expect(counts.take()).toEqual([{ campaignId }]);
  expect(await stores.campaignNow(campaignId)).toEqual(campaign);
});

test('a count stays good while the next one is under way, which is asked for once', async () => {
  const { id: campaignId } = await stores.given('settled');
  const counted = { requestedAtMs: stores.clock(), countedAtMs: stores.clock(), figures };
  await stores.previews.put(campaignId, counted);
  stores.clock.set(stores.clock() + minuteMs);
  for (const seconds of [0, 60]) {
    stores.clock.set(stores.clock() + seconds * 1000);
    expect(bodyOf(await ask(campaignId))).toMatchObject({ preview: { state: 'counted', figures } });
  }
  expect(counts.take()).toEqual([{ campaignId }]);
  expect(await stores.previews.get(campaignId)).toEqual({
    ...{ ...counted, requestedAtMs: stores.clock() - minuteMs },
  });
  stores.clock.set(stores.clock() + 4 * minuteMs);
  await ask(campaignId);
  expect(counts.take()).toEqual([{ campaignId }]);
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
