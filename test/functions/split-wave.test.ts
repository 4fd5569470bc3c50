import { describe, expect, test } from '@jest/globals';
import { createWave } from '../../functions/create-wave/create-wave.ts';
import { splitWave } from '../../functions/split-wave/split-wave.ts';
import type { WaveBody } from '../../shared/api/fulfilment-body.ts';
import { TransientError } from '../../shared/errors.ts';
import { berlin, useDeliveryData } from '../support/delivery-data.ts';
import { callerOf, request } from '../support/fanfund.ts';

const world = useDeliveryData();
const vienna = { ...berlin, postalCode: '1010', country: 'AT' };

async function ask(id: string, rules: WaveBody['rules'], key = JSON.stringify(rules)) {
  const body = { name: 'A wave', rules };
  const by = { caller: callerOf('ops'), idempotencyKey: key };
  await createWave(world.deps, request({ ...by, path: { id }, body }));
}

const wavesOf = async (ids: readonly string[]) => {
  const found = await world.fulfilments.getAll(ids);
  return ids.map((id) => {
    const wave = found.get(id)?.wave;
    return wave && `${wave.number}/${wave.place}`;
  });
};

describe('a wave', () => {
  test('takes who fits its rules, in the order of their numbers', async () => {
    const { campaign, ids } = await world.delivering([
      ...[{}, { rewardId: 'book' }, {}, {}, { state: 'refunded' as const }, {}],
    ]);
    await world.give(ids[0] ?? '');
    await world.give(ids[2] ?? '', { address: vienna }, 'backer-3');
    await world.give(ids[3] ?? '', {}, 'backer-4');
    await ask(campaign.id, { countries: ['DE'] });
    await world.work();
    expect(await wavesOf(ids)).toEqual([
      ...['1/1', undefined, undefined, '1/2', undefined, undefined],
    ]);
    await ask(campaign.id, { rewardIds: ['mug'], numberFrom: 1, numberTo: 5 });
    await world.work();
    expect(await wavesOf(ids)).toEqual(['1/1', undefined, '2/1', '1/2', undefined, undefined]);
    await ask(campaign.id, {}, 'the rest');
    await world.work();
    expect(await wavesOf(ids)).toEqual(['1/1', '3/1', '2/1', '1/2', undefined, '3/2']);
    expect((await world.deps.waves.list(campaign.id)).map(({ size }) => size)).toEqual([2, 1, 2]);
  });

  test('never changes once it is written down, however its members change', async () => {
    const { campaign, ids } = await world.delivering([{}, {}, {}]);
    await ask(campaign.id, {});
    const moving = { ...world.deps.fulfilments, write: () => Promise.resolve('moved' as const) };
    const message = { campaignId: campaign.id, number: 1 };
    await expect(splitWave({ ...world.deps, fulfilments: moving }, message)).rejects.toThrow(
      TransientError,
    );
    expect(await wavesOf(ids)).toEqual([undefined, undefined, undefined]);
    await world.say(
      campaign,
      { reference: 'A', pledgeId: ids[0], status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
    );
    await splitWave(world.deps, message);
    await splitWave(world.deps, message);
    expect(await wavesOf(ids)).toEqual([undefined, '1/2', '1/3']);
    world.splitting.take();
  });

  test('that nobody asked for is not split', async () => {
    const message = { campaignId: 'cmp_aaaaaaaaaaaaaaaa', number: 1 };
    await expect(splitWave(world.deps, message)).resolves.toBeUndefined();
  });
});
