import { describe, expect, test } from '@jest/globals';
import { changePromise } from '../../functions/change-promise/change-promise.ts';
import { promiseChangeBody } from '../../functions/change-promise/contract.ts';
import type { PromiseChangeBody } from '../../functions/change-promise/contract.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import { promiseKey } from '../../shared/store/keys.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { dayMs } from '../support/given.ts';

const stores = useStores();
const { clock, promises } = stores;
const rewards = [
  {
    ...{ id: 'kettle', title: 'The kettle', priceMinor: 4900 },
    estimatedDelivery: '2027-03-01',
  },
];
const later: PromiseChangeBody = {
  reason: 'The tool cracked at the first test.',
  rewards: [{ rewardId: 'kettle', when: '2027-06-01' }],
};
const change = (id: string, body = later, key = 'key-1', caller = creator) =>
  changePromise(stores, request({ caller, path: { id }, body, idempotencyKey: key }));

describe('a changed promise', () => {
  test('stands beside the first version, with its reason and the time to leave', async () => {
    const { id } = await stores.given('settled', { rewards });
    const answer = await change(id);
    expect(answer).toMatchObject({ status: 201 });
    expect(bodyOf(answer)).toMatchObject({
      current: {
        ...{ number: 2, reason: later.reason, at: new Date(clock()).toISOString() },
        exit: {
          closesAt: new Date(clock() + 14 * dayMs).toISOString(),
          rewards: [{ rewardId: 'kettle', causes: ['later'] }],
        },
      },
      versions: [{ number: 1, rewards: [{ when: '2027-03-01' }] }, { number: 2 }],
    });
    const campaign = await stores.campaignNow(id);
    expect(await promises.versions(campaign)).toMatchObject([{ number: 1 }, { number: 2 }]);
  });

  test('is one for the same request, and another for another key', async () => {
    const { id } = await stores.given('settled', { rewards });
    const first = bodyOf(await change(id));
    clock.advance(dayMs);
    expect(bodyOf(await change(id))).toEqual(first);
    expect(codeOf(await change(id, { ...later, reason: 'Something else.' }))).toBe(
      'idempotency_key_reused',
    );
    expect(codeOf(await change(id, later, 'key-2'))).toBe('promise_unchanged');
  });

  test('of two at once counts for both, one after the other', async () => {
    const { id } = await stores.given('settled', { rewards });
    const other = {
      reason: 'We found a better steel.',
      rewards: [{ rewardId: 'kettle', what: 'B' }],
    };
    await Promise.all([change(id, later, 'key-1'), change(id, other, 'key-2')]);
    const versions = await promises.versions(await stores.campaignNow(id));
    expect(versions.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(versions[2]?.rewards[0]).toMatchObject({ what: 'B', when: '2027-06-01' });
  });

  test('is told by the stream, and due when its window ends', async () => {
    const { id } = await stores.given('settled', { rewards });
    await change(id);
    const { Item: item } = await stores.table.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).GetCommand({
        TableName: stores.table.name,
        Key: promiseKey(id, 2),
      }),
    );
    const published: { readonly name: string; readonly detail: object }[] = [];
    const bus = {
      publish: async (told: readonly { readonly name: string; readonly detail: object }[]) => {
        published.push(...told);
        return told.map(() => false);
      },
    };
    await relayEvents({ bus }, [{ sequenceNumber: '1', before: undefined, after: item ?? {} }]);
    expect(published).toEqual([
      {
        name: 'PromiseChanged',
        detail: {
          ...{ eventId: `${id}.promise-0002.1`, schemaVersion: 1, sequence: 1, campaignId: id },
          occurredAt: new Date(clock()).toISOString(),
          ...{ number: 2, reason: later.reason },
          rewards: [
            { rewardId: 'kettle', what: 'The kettle', when: '2027-06-01', priceMinor: 4900 },
          ],
          exit: {
            closesAtMs: clock() + 14 * dayMs,
            rewards: [{ rewardId: 'kettle', causes: ['later'] }],
          },
        },
      },
    ]);
    expect(item).toMatchObject({ gsi2pk: 'PROMISES#due', dueAtMs: clock() + 14 * dayMs });
  });
});

describe('is refused', () => {
  test.each(['draft', 'cancelled', 'abandoned'] as const)('for a %s campaign', async (state) => {
    const { id } = await stores.given(state, { rewards });
    expect(codeOf(await change(id))).toBe('campaign_state');
  });

  test('for somebody else, and for a reward that there is not', async () => {
    const { id } = await stores.given('settled', { rewards });
    expect(codeOf(await change(id, later, 'key-1', callerOf('another')))).toBe('forbidden');
    const car = { ...later, rewards: [{ rewardId: 'car', what: 'A car' }] };
    expect(codeOf(await change(id, car))).toBe('reward_not_found');
    expect(codeOf(await change('nonsense'))).toBe('not_found');
  });

  test.each([
    { ...later, reason: 'Short.' },
    { ...later, rewards: [] },
    { ...later, rewards: [{ rewardId: 'kettle' }] },
    { ...later, rewards: [{ rewardId: 'kettle', when: '01.06.2027' }] },
    { ...later, rewards: [{ rewardId: 'kettle', shipsTo: ['Germany'] }] },
    { ...later, exit: {} },
  ])('with the body %j', (body) => {
    expect(promiseChangeBody.safeParse(body).success).toBe(false);
  });
});
