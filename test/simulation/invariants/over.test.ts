import { expect, test } from '@jest/globals';
import { hourMs, minuteMs, pledgeEventsTo, sealedAtMs } from '../../support/given.ts';
import { nothingIsAskedOnceItIsOver } from './over.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';

const abandonedAtMs = sealedAtMs + 2 * hourMs;

function collecting(): Story {
  const story = tell(nothingIsAskedOnceItIsOver).runs('settling').pledges();
  for (const event of pledgeEventsTo('collecting')) story.step(event);
  return story.at(sealedAtMs + hourMs);
}
const asks = (story: Story): Story => story.asks({ key: `${story.pledge.id}:collect-1` });
const abandons = (story: Story): Story =>
  story.at(abandonedAtMs).campaignStep({ type: 'CampaignAbandoned', atMs: abandonedAtMs });

test('money may be asked for while the campaign takes it', () => {
  expect(asks(collecting()).broken).toEqual([]);
});

test('and shortly after that, by whoever did not know', () => {
  expect(asks(abandons(collecting()).at(abandonedAtMs + 19 * minuteMs)).broken).toEqual([]);
});

test('and not long after that', () => {
  const { broken } = asks(abandons(collecting()).at(abandonedAtMs + 21 * minuteMs));
  expect(broken).toEqual([expect.stringContaining('21 minutes after its campaign was over')]);
});

test('looking and giving back is not asking', () => {
  const story = abandons(collecting()).at(abandonedAtMs + hourMs);
  story.asks({ method: 'GET', path: '/v1/payment_intents/pi_1' });
  story.asks({ path: '/v1/refunds', key: `${story.pledge.id}:refund-campaign_abandoned-1` });
  expect(story.broken).toEqual([]);
});
