import { beforeEach, describe, expect, test } from '@jest/globals';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import type { Publication } from '../../shared/events/publication.ts';
import { useFanfund } from '../support/fanfund.ts';
import { givenPledge, hourMs, minuteMs, pledgedAtMs, startMs } from '../support/given.ts';
import { deliver, streamOf } from '../support/stream.ts';

const fanfund = useFanfund();
const { clock, table, pledges } = fanfund;
const takeStream = streamOf(table);

beforeEach(async () => void (await takeStream()));

/** A bus that takes everything but the publications that `refuses` names. */
function busThat(refuses: (publication: Publication, index: number) => boolean = () => false) {
  const taken: Publication[] = [];
  const batchSizes: number[] = [];
  let offered = 0;
  return {
    taken,
    batchSizes,
    names: () => taken.map(({ name }) => name),
    publish: async (publications: readonly Publication[]) => {
      batchSizes.push(publications.length);
      return publications.map((publication) => {
        const refused = refuses(publication, (offered += 1) - 1);
        if (!refused) taken.push(publication);
        return refused;
      });
    },
  };
}

/** Confirmed pledges, each written as one item. */
async function givenConfirmed(count: number) {
  const campaign = await fanfund.given('live');
  await takeStream();
  for (let number = 1; number <= count; number += 1)
    await givenPledge(table, 'confirmed', { campaign, number });
  return takeStream();
}

describe('each write', () => {
  test('of a campaign is published as the event that caused it', async () => {
    const bus = busThat();
    const rewards = [{ id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3 }];
    const campaign = await fanfund.given('live', { rewards });
    expect(await deliver(relayEvents, { bus }, await takeStream())).toEqual([]);
    expect(bus.names()).toEqual(['CampaignCreated', 'CampaignPublished', 'CampaignOpened']);
    expect(bus.taken[1]?.detail).toEqual({
      eventId: `${campaign.id}.2`,
      schemaVersion: 1,
      occurredAt: '2026-10-01T12:01:00.000Z',
      sequence: 2,
      campaignId: campaign.id,
      creatorId: 'creator-1',
      title: 'A kettle that listens',
      currency: 'USD',
      collection: 'save-card',
      fundingModel: 'all-or-nothing',
      deadlineMs: startMs + 120 * hourMs,
      opensAtMs: startMs + hourMs,
    });
  });

  test('of a pledge is published without its payment', async () => {
    const bus = busThat();
    const campaign = await fanfund.given('live');
    const pledge = await fanfund.givenPending(campaign, { rewardId: 'kettle', backerId: 'anna' });
    await takeStream();
    const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
    await pledges.apply(pledge, { type: 'PledgeConfirmed', atMs: clock() + minuteMs, payment });
    await deliver(relayEvents, { bus }, await takeStream());
    expect(bus.taken).toEqual([
      {
        name: 'PledgeConfirmed',
        detail: {
          eventId: `${pledge.id}.2`,
          schemaVersion: 1,
          occurredAt: '2026-10-02T12:01:00.000Z',
          sequence: 2,
          pledgeId: pledge.id,
          campaignId: campaign.id,
          backerId: 'anna',
          rewardId: 'kettle',
          quantity: 1,
          amountMinor: 4900,
          currency: 'USD',
          collection: 'save-card',
        },
      },
    ]);
  });

  test('delivered twice is published twice, under one event id', async () => {
    const bus = busThat();
    const batch = await givenConfirmed(1);
    await deliver(relayEvents, { bus }, batch);
    await deliver(relayEvents, { bus }, batch);
    expect(bus.taken).toHaveLength(2);
    expect(bus.taken[0]).toEqual(bus.taken[1]);
  });
});

describe('the bus is not told', () => {
  test('of a new pledge that holds nothing, but of one that does', async () => {
    const bus = busThat();
    const rewards = [
      { id: 'poster', title: 'A poster', priceMinor: 4900 },
      { id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3 },
    ];
    const campaign = await fanfund.given('live', { rewards });
    await takeStream();
    await fanfund.givenPending(campaign, { number: 1, rewardId: 'poster' });
    const holding = await fanfund.givenPending(campaign, {
      ...{ number: 2, rewardId: 'mug', quantity: 2, amountMinor: 3000 },
    });
    await deliver(relayEvents, { bus }, await takeStream());
    expect(bus.taken).toMatchObject([
      {
        name: 'PledgeCreated',
        detail: {
          ...{ pledgeId: holding.id, heldUnits: 2 },
          expiresAtMs: pledgedAtMs + 15 * minuteMs,
        },
      },
    ]);
  });

  test('of the start of an attempt, which only its own worker acts on', async () => {
    const bus = busThat();
    const campaign = await fanfund.given('settling');
    await takeStream();
    await givenPledge(table, 'collecting', { campaign, number: 1 });
    await givenPledge(table, 'releasing', { campaign, number: 2 });
    await deliver(relayEvents, { bus }, await takeStream());
    expect(bus.batchSizes).toEqual([]);
  });

  test('of totals, reports and counters', async () => {
    const bus = busThat();
    const campaign = await fanfund.given('live');
    await takeStream();
    for (const sk of ['TOTALS', 'REPORT']) await table.put({ pk: `C#${campaign.id}`, sk });
    await table.put({ pk: `N#${campaign.id}#stock#mug#0`, sk: 'COUNTER', left: 3 });
    const batch = await takeStream();
    expect(batch.Records).toHaveLength(3);
    await deliver(relayEvents, { bus }, batch);
    expect(bus.batchSizes).toEqual([]);
  });

  test('of an item that was written again without a new version', async () => {
    const bus = busThat();
    const { Records: records } = await givenConfirmed(1);
    const again = records.map((record) => ({
      ...record,
      dynamodb: { ...record.dynamodb, OldImage: record.dynamodb?.NewImage ?? {} },
    }));
    await deliver(relayEvents, { bus }, { Records: again });
    expect(bus.taken).toEqual([]);
  });
});

describe('what the bus did not take', () => {
  test('comes again from the first such entry on', async () => {
    const batch = await givenConfirmed(23);
    const bus = busThat((_, index) => index === 12 || index === 15);
    const comeAgain = await deliver(relayEvents, { bus }, batch);
    expect(comeAgain).toEqual([batch.Records[12]?.dynamodb?.SequenceNumber]);
    // Nothing behind the batch that failed is offered out of its turn.
    expect(bus.batchSizes).toEqual([10, 10]);
  });

  test('is published when it comes again, with everything behind it', async () => {
    const batch = await givenConfirmed(12);
    await deliver(relayEvents, { bus: busThat((_, index) => index === 3) }, batch);
    const bus = busThat();
    const rest = { Records: batch.Records.slice(3) };
    expect(await deliver(relayEvents, { bus }, rest)).toEqual([]);
    expect(bus.batchSizes).toEqual([9]);
  });

  test('because it cannot be reached fails as a whole', async () => {
    const batch = await givenConfirmed(2);
    const bus = { publish: () => Promise.reject(new Error('no answer')) };
    await expect(deliver(relayEvents, { bus }, batch)).rejects.toThrow('no answer');
  });
});
