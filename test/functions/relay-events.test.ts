import { describe, expect, test } from '@jest/globals';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import type { Publication } from '../../shared/events/publication.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { ledgerCheckStore } from '../../shared/store/ledger-check-store.ts';
import { streamReader } from '../support/stream.ts';
import { useStores } from '../support/fanfund.ts';
import { campaignIn, minuteMs, pending, pledgedAtMs, pledgeIn } from '../support/given.ts';

const stores = useStores();
const campaign = campaignIn('live');

/** A bus that keeps what it takes, and refuses the events of these pledges. */
function keptBus(refusing: readonly string[] = []) {
  const taken: Publication[] = [];
  const batches: number[] = [];
  return {
    taken,
    batches,
    publish: async (publications: readonly Publication[]) => {
      batches.push(publications.length);
      return publications.map((publication) => {
        const { pledgeId } = publication.detail as { pledgeId?: string };
        const refused = refusing.includes(pledgeId ?? '');
        if (!refused) taken.push(publication);
        return refused;
      });
    },
  };
}

const holds = [{ counter: 'stock#kettle#0', units: 2 }];
const created = (number: number): StreamRecord => ({
  sequenceNumber: String(100 + number),
  before: undefined,
  after: pledgeToItem(pending({ campaign, number, holds })),
});
const several = (count: number) => Array.from({ length: count }, (_none, index) => created(index));
const idOf = (number: number): string => pending({ campaign, number }).id;

test('a write of a pledge is told with what it caused', async () => {
  const bus = keptBus();
  expect(await relayEvents({ bus }, [created(1)])).toBeUndefined();
  const { id } = pending({ campaign, number: 1 });
  expect(bus.taken).toEqual([
    {
      name: 'PledgeCreated',
      detail: {
        eventId: `${id}.1`,
        schemaVersion: 1,
        occurredAt: new Date(pledgedAtMs).toISOString(),
        sequence: 1,
        pledgeId: id,
        campaignId: campaign.id,
        backerId: 'backer-1',
        quantity: 1,
        amountMinor: 4900,
        currency: 'USD',
        collection: 'save-card',
        heldUnits: 2,
        expiresAtMs: pledgedAtMs + 15 * minuteMs,
      },
    },
  ]);
});

test('what a real write leaves in the stream is told, for campaigns as for pledges', async () => {
  const live = await stores.given('live');
  const pledge = pending({ campaign: live, number: 77 });
  await stores.pledges.create(pledge, undefined);
  const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
  const event = { type: 'PledgeConfirmed', atMs: pledgedAtMs + minuteMs, payment } as const;
  await stores.pledges.advance(pledge.id, event, ['pending']);
  const { Records } = await stores.table.streamEvent();
  const records = Records.map(({ dynamodb }) => ({
    sequenceNumber: dynamodb?.SequenceNumber ?? '',
    before: dynamodb?.OldImage && unmarshall(dynamodb.OldImage as Record<string, AttributeValue>),
    after: unmarshall((dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>),
  }));
  const bus = keptBus();
  expect(await relayEvents({ bus }, records)).toBeUndefined();
  expect(bus.taken.map(({ name }) => name)).toEqual([
    'CampaignCreated',
    'CampaignPublished',
    'CampaignOpened',
    'PledgeConfirmed',
  ]);
});

test('what Stripe knows the backer by is never told', async () => {
  const bus = keptBus();
  const before = pledgeToItem(pending({ campaign }));
  const after = pledgeToItem(pledgeIn('collected', { campaign }));
  await relayEvents({ bus }, [{ sequenceNumber: '1', before, after }]);
  expect(bus.taken).toMatchObject([{ name: 'PledgeCollected' }]);
  expect(JSON.stringify(bus.taken)).not.toMatch(/cus_|pm_|seti_/);
});

describe('relay comes back to the first entry that the bus did not take', () => {
  test.each([
    [1, '101'],
    [9, '109'],
    [14, '114'],
  ])('when it is number %d of 20', async (number, sequenceNumber) => {
    const bus = keptBus([idOf(number)]);
    expect(await relayEvents({ bus }, several(20))).toBe(sequenceNumber);
  });

  test('when there are several', async () => {
    const bus = keptBus([idOf(15), idOf(3), idOf(7)]);
    expect(await relayEvents({ bus }, several(20))).toBe('103');
  });

  test('and sends nothing of what lies behind its batch', async () => {
    const bus = keptBus([idOf(3)]);
    await relayEvents({ bus }, several(25));
    expect(bus.batches).toEqual([10]);
  });
});

test('ten at a time are sent, in order', async () => {
  const bus = keptBus();
  await relayEvents({ bus }, several(25));
  expect(bus.batches).toEqual([10, 10, 5]);
  expect(bus.taken.map(({ detail }) => (detail as { pledgeId: string }).pledgeId)).toEqual(
    Array.from({ length: 25 }, (_none, index) => idOf(index)),
  );
});

test('the same write gives the same event each time, so that a repetition is recognised', async () => {
  const [first, second] = [keptBus(), keptBus()];
  await relayEvents({ bus: first }, several(3));
  await relayEvents({ bus: second }, several(3));
  expect(second.taken).toEqual(first.taken);
});

describe('nothing is told of', () => {
  test.each([
    ['a counter', { pk: 'N#cmp_x#stock#kettle#0', sk: 'COUNTER', left: 3 }],
    ['the totals', { pk: 'C#cmp_x', sk: 'TOTALS', pledges: 3 }],
    ['a report', { pk: 'C#cmp_x', sk: 'REPORT', report: {} }],
  ])('%s', async (_what, after) => {
    const bus = keptBus();
    const record = { sequenceNumber: '1', before: undefined, after };
    expect(await relayEvents({ bus }, [record])).toBeUndefined();
    expect(bus.batches).toEqual([]);
  });

  test('a write that did not move a pledge', async () => {
    const after = pledgeToItem(pending({ campaign }));
    const bus = keptBus();
    await relayEvents({ bus }, [{ sequenceNumber: '1', before: after, after }]);
    expect(bus.batches).toEqual([]);
  });

  test('a new pledge that holds nothing, since nobody waits for it to end', async () => {
    const after = pledgeToItem(pending({ campaign }));
    const bus = keptBus();
    await relayEvents({ bus }, [{ sequenceNumber: '1', before: undefined, after }]);
    expect(bus.batches).toEqual([]);
  });

  test('a step that only its own worker acts on', async () => {
    const before = pledgeToItem(pledgeIn('confirmed', { campaign }));
    const after = pledgeToItem(pledgeIn('collecting', { campaign }));
    const bus = keptBus();
    await relayEvents({ bus }, [{ sequenceNumber: '1', before, after }]);
    expect(bus.batches).toEqual([]);
  });
});

test('a bus that cannot be reached is a failure of the whole batch', async () => {
  const bus = { publish: () => Promise.reject(new Error('unreachable')) };
  await expect(relayEvents({ bus }, several(3))).rejects.toThrow('unreachable');
});

test('a difference in a ledger is told when it is found, and not when it is found again', async () => {
  const checks = ledgerCheckStore(stores.table);
  const stream = streamReader(stores.table);
  await stream();
  const difference = {
    ...({ id: 'not_booked:plg_1:txn_1', kind: 'not_booked', pledgeId: 'plg_1' } as const),
    ...{ reference: 'txn_1', bookedMinor: 0, foundMinor: 4900 },
  };
  const event = { type: 'LedgerDifferenceFound', atMs: pledgedAtMs } as const;
  for (const atMs of [pledgedAtMs, pledgedAtMs + minuteMs])
    await checks.raise(campaign.id, [difference], { ...event, atMs });
  const bus = keptBus();
  const records = await stream();
  expect(records).toHaveLength(1);
  expect(await relayEvents({ bus }, records)).toBeUndefined();
  expect(bus.taken).toEqual([
    {
      name: 'LedgerDifferenceFound',
      detail: {
        eventId: `${campaign.id}.not_booked:plg_1:txn_1`,
        schemaVersion: 1,
        occurredAt: new Date(pledgedAtMs).toISOString(),
        sequence: 1,
        campaignId: campaign.id,
        differenceId: 'not_booked:plg_1:txn_1',
        kind: 'not_booked',
        pledgeId: 'plg_1',
        reference: 'txn_1',
        bookedMinor: 0,
        foundMinor: 4900,
      },
    },
  ]);
});
