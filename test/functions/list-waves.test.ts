import { expect, test } from '@jest/globals';
import { createWave } from '../../functions/create-wave/create-wave.ts';
import { listWaves } from '../../functions/list-waves/list-waves.ts';
import { useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';

const world = useDeliveryData();
const list = (id: string) => listWaves(world.deps, request({ path: { id } }));

test('waves are listed by number, with how many are in them', async () => {
  const { campaign } = await world.delivering([{}, {}]);
  for (const name of ['One', 'Two']) {
    const body = { name, rules: name === 'One' ? { numberTo: 1 } : {} };
    const by = { caller: callerOf('ops'), idempotencyKey: name };
    await createWave(world.deps, request({ ...by, path: { id: campaign.id }, body }));
    await world.work();
  }
  expect(bodyOf(await list(campaign.id))).toMatchObject({
    items: [
      { number: 1, name: 'One', state: 'ready', size: 1, rules: { numberTo: 1 } },
      { number: 2, name: 'Two', state: 'ready', size: 1 },
    ],
  });
  expect(codeOf(await list('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
