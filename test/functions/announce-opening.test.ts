import { expect, test } from '@jest/globals';
import { announceOpening } from '../../functions/announce-opening/announce-opening.ts';
import type { TellMessage } from '../../shared/queues/messages.ts';
import { keptQueue } from '../support/queue.ts';
import { minuteMs, startMs } from '../support/given.ts';
import { useStores } from '../support/fanfund.ts';

const stores = useStores();
const announce = async (campaignId: string): Promise<TellMessage[]> => {
  const tellings = keptQueue<TellMessage>();
  await announceOpening({ ...stores, tellings }, { name: 'CampaignOpened', campaignId });
  return tellings.take();
};

test('those who waited are told shard by shard', async () => {
  const { id } = await stores.given('live');
  const messages = await announce(id);
  expect(messages).toHaveLength(16);
  expect(messages[15]).toEqual({ campaignId: id, shard: 'f' });
});

test('nobody can have waited for a campaign that opened when it was published', async () => {
  const { id } = await stores.given('live', { opensAtMs: startMs + minuteMs });
  expect(await announce(id)).toEqual([]);
});

test('of a campaign that is none nobody is told', async () => {
  expect(await announce('cmp_aaaaaaaaaaaaaaaa')).toEqual([]);
});
