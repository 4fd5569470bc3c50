import { describe, expect, test } from '@jest/globals';
import { settlePledge } from '../../functions/settle-pledge/settle-pledge.ts';
import type { CollectMessage, DunMessage } from '../../shared/queues/messages.ts';
import type { RefundMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { CampaignWishes, PledgeWishes } from '../support/given.ts';
import { PoisonError } from '../../shared/errors.ts';
import { disputeRecord, givenPledge } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';
import { useStores } from '../support/fanfund.ts';

const stores = useStores();

const won = (state: 'settled' | 'abandoned', wishes: CampaignWishes = {}) =>
  settled('won', state, wishes);

async function settled(
  pledgeState: 'won' | 'lost',
  state: 'settled' | 'abandoned',
  { disputes, ...wishes }: CampaignWishes & Pick<PledgeWishes, 'disputes'> = {},
) {
  const campaign = await stores.given(state, wishes);
  const pledge = await givenPledge(stores.table, pledgeState, {
    campaign,
    ...(disputes && { disputes }),
  });
  const refunds = keptQueue<RefundMessage>();
  const others = {
    collections: keptQueue<CollectMessage>(),
    releases: keptQueue<ReleaseMessage>(),
    dunnings: keptQueue<DunMessage>(),
  };
  const event = { name: 'PledgeDisputeWon', eventId: 'event-1', campaignId: campaign.id };
  await settlePledge({ ...stores, ...others, refunds }, { ...event, pledgeId: pledge.id });
  const sent = Object.values(others).flatMap(({ messages }) => messages as object[]);
  return { pledge, sent, refunds: refunds.messages };
}

describe('money that came back from a won dispute', () => {
  test('is refunded when its campaign was unfunded', async () => {
    const { pledge, refunds, sent } = await won('settled', { outcome: 'unfunded' });
    expect(refunds).toEqual([{ pledgeId: pledge.id, reason: 'campaign_unfunded' }]);
    expect(sent).toEqual([]);
  });

  test('is refunded when its campaign was abandoned', async () => {
    const { pledge, refunds } = await won('abandoned');
    expect(refunds).toEqual([{ pledgeId: pledge.id, reason: 'campaign_abandoned' }]);
  });

  test('stays when its campaign was funded', async () => {
    const { refunds, sent } = await won('settled');
    expect([...refunds, ...sent]).toEqual([]);
  });
});

describe('money of a lost dispute', () => {
  test('of which the bank left a part is refunded when its campaign was abandoned', async () => {
    const disputes = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
    const { pledge, refunds } = await settled('lost', 'abandoned', { disputes });
    expect(refunds).toEqual([{ pledgeId: pledge.id, reason: 'campaign_abandoned' }]);
  });

  test('of which nothing is left is over', async () => {
    const { refunds, sent } = await settled('lost', 'abandoned');
    expect([...refunds, ...sent]).toEqual([]);
  });
});

test('an event without a pledge is poison', async () => {
  const queues = {
    ...{ collections: keptQueue<CollectMessage>(), dunnings: keptQueue<DunMessage>() },
    ...{ releases: keptQueue<ReleaseMessage>(), refunds: keptQueue<RefundMessage>() },
  };
  const event = { name: 'PledgeDisputeWon', eventId: 'event-1', campaignId: 'cmp_x' };
  await expect(settlePledge({ ...stores, ...queues }, event)).rejects.toThrow(PoisonError);
});
