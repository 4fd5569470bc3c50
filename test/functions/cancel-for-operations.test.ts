import { expect, test } from '@jest/globals';
import { cancelForOperations } from '../../functions/cancel-for-operations/cancel-for-operations.ts';
import { previewCancellation } from '../../functions/preview-cancellation/preview-cancellation.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { deadlineMs, pending, pledgeIn } from '../support/given.ts';

const stores = useStores();
const { clock, campaigns, totals, figures } = stores;
const acts = actStore(stores.table);

type Wishes = { readonly confirm?: string; readonly version?: number; readonly key?: string };

const cancel = (id: string, { confirm = 'A kettle that listens', version, key }: Wishes = {}) =>
  cancelForOperations(
    { acts, now: clock, campaigns, figures },
    request({
      ...{ caller: callerOf('olga'), path: { id }, idempotencyKey: key ?? `cancel-${id}` },
      body: { confirm, version: version ?? 3, reason: 'Its creator is gone.' },
    }),
  );

async function previewed(id: string) {
  const deps = { campaigns, totals, stripePerSecond: 25, now: clock };
  const answer = await previewCancellation(deps, request({ path: { id } }));
  if (!('body' in answer)) throw new Error(answer.detail);
  return answer.body;
}

test('what would happen is told from the totals, and happens as told', async () => {
  const campaign = await stores.given('live');
  const wishes = { campaign };
  await keepTotals(stores, [
    {
      sequenceNumber: '7001',
      before: pledgeToItem(pending(wishes)),
      after: pledgeToItem(pledgeIn('confirmed', wishes)),
    },
  ]);
  const preview = await previewed(campaign.id);
  expect(preview).toEqual({
    ...{ campaignId: campaign.id, isPossible: true, pledges: 1, pledgedMinor: 4900 },
    ...{ refundMinor: 0, currency: 'USD', secondsLeft: 1 },
    ...{ confirm: campaign.title, version: campaign.version },
  });
  const answer = await cancel(campaign.id, { version: campaign.version });
  expect(bodyOf(answer)).toMatchObject({ state: 'cancelled' });
  expect((await acts.list({ limit: 1 })).acts).toMatchObject([
    {
      ...{ type: 'CancellationOrdered', by: 'olga', reason: 'Its creator is gone.' },
      ...{ subject: { campaignId: campaign.id }, doneAtMs: clock() },
    },
  ]);
  expect(bodyOf(await cancel(campaign.id, { version: campaign.version }))).toMatchObject({
    state: 'cancelled',
  });
});

test('not what was typed, or not what was looked at, is refused and changes nothing', async () => {
  const campaign = await stores.given('live');
  const { id, version } = campaign;
  for (const wishes of [{ version, confirm: 'A kettle' }, { version: version - 1 }])
    expect(codeOf(await cancel(id, wishes))).toBe('confirmation_wrong');
  expect(await stores.campaignNow(id)).toEqual(campaign);
  expect(await acts.get('act_aaaaaaaaaaaaaaaa')).toBeUndefined();
});

test('after its deadline a campaign is not cancelled, and the preview says so', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs);
  expect(await previewed(campaign.id)).toMatchObject({
    ...{ isPossible: false, problem: { code: 'campaign_closed' } },
  });
  expect(codeOf(await cancel(campaign.id, { version: campaign.version }))).toBe('campaign_closed');
});
