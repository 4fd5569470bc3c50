import { expect, test } from '@jest/globals';
import { startAnnouncement } from '../../functions/start-announcement/start-announcement.ts';
import { announceMessage } from '../../shared/queues/messages.ts';
import type { AnnounceMessage } from '../../shared/queues/messages.ts';
import { keptQueue } from '../support/queue.ts';

test('what is to be told goes out for each shard of the pledges', async () => {
  const pages = keptQueue<AnnounceMessage>();
  const campaignId = 'cmp_aaaaaaaaaaaaaaaa';
  const heard = { name: 'PromiseChanged', campaignId, eventId: `${campaignId}.promise-0002.1` };
  await startAnnouncement({ pages }, heard);
  expect(pages.messages.map(({ shard }) => shard).join('')).toBe('0123456789abcdef');
  expect(pages.sent[0]).toEqual({
    message: { campaignId, about: 'promise-0002', shard: '0' },
    options: { campaignId },
  });
  for (const message of pages.messages)
    expect(announceMessage.safeParse(message).success).toBe(true);
});

test('a later deadline goes by the version of the campaign that has it', async () => {
  const pages = keptQueue<AnnounceMessage>();
  const campaignId = 'cmp_aaaaaaaaaaaaaaaa';
  const heard = { name: 'CampaignExtended', campaignId, eventId: `${campaignId}.4` };
  await startAnnouncement({ pages }, heard);
  expect(pages.messages[0]).toEqual({ campaignId, about: 'deadline-4', shard: '0' });
  expect(announceMessage.safeParse(pages.messages[0]).success).toBe(true);
});
