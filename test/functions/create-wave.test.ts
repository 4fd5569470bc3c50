import { describe, expect, test } from '@jest/globals';
import { createWave } from '../../functions/create-wave/create-wave.ts';
import { useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';

const world = useDeliveryData();

const ask = (id: string, idempotencyKey: string, name = 'First', rules = {}) =>
  createWave(
    world.deps,
    request({ caller: callerOf('ops'), path: { id }, body: { name, rules }, idempotencyKey }),
  );

describe('a wave', () => {
  test('is asked for once under one key, and numbered', async () => {
    const { campaign } = await world.delivering([{}]);
    expect(bodyOf(await ask(campaign.id, 'k-1'))).toMatchObject({ number: 1, state: 'splitting' });
    expect(bodyOf(await ask(campaign.id, 'k-1'))).toMatchObject({ number: 1 });
    expect(codeOf(await ask(campaign.id, 'k-1', 'Other'))).toBe('idempotency_key_reused');
    expect(world.splitting.take()).toHaveLength(2);
  });

  test('waits until the one before is split', async () => {
    const { campaign } = await world.delivering([{}]);
    await ask(campaign.id, 'k-1');
    expect(codeOf(await ask(campaign.id, 'k-2'))).toBe('wave_busy');
    await world.work();
    expect(bodyOf(await ask(campaign.id, 'k-2'))).toMatchObject({ number: 2 });
    expect(bodyOf(await ask(campaign.id, 'k-1'))).toMatchObject({ number: 1, state: 'ready' });
    world.splitting.take();
  });

  test('is refused before the money is settled', async () => {
    expect(codeOf(await ask((await world.given('live')).id, 'k'))).toBe('campaign_state');
    expect(codeOf(await ask('cmp_aaaaaaaaaaaaaaaa', 'k'))).toBe('not_found');
  });
});
