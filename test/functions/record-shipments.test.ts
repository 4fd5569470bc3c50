import { describe, expect, test } from '@jest/globals';
import { recordShipments } from '../../functions/record-shipments/record-shipments.ts';
import { TransientError } from '../../shared/errors.ts';
import { exitRefund } from '../../shared/domain/exit.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { refundAsked } from '../../shared/domain/refund-request.ts';
import { recordShipments as record } from '../../shared/fulfilment/record-shipments.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { codesOf, mug, shippingAtMs, useDeliveries } from '../support/deliveries.ts';
import { dayMs } from '../support/given.ts';

const world = useDeliveries();
const { deliveryOf, say, fulfilments, table } = world;

const send = (id: string, ...shipments: unknown[]) =>
  recordShipments(world.deps, request({ path: { id }, body: { shipments } }));

describe('what operations say of parcels', () => {
  test('is done one by one, and starts the fulfilment of the campaign', async () => {
    const { campaign, ids } = await world.delivering([{}, {}]);
    const answer = bodyOf(
      await send(
        campaign.id,
        {
          ...{ reference: 'WH-1', pledgeId: ids[0], status: 'dispatched', carrier: 'dhl' },
          ...{ trackingNumber: '0034', at: '2026-12-05T10:00:00Z' },
        },
        { reference: 'WH-2', pledgeId: 'nonsense', status: 'dispatched' },
        { reference: 'WH-3', status: 'delivered' },
      ),
    );
    expect(answer).toMatchObject({
      ...{ done: 1, known: 0, refused: 2 },
      items: [
        { index: 0, status: 'done', reference: 'WH-1', pledgeId: ids[0] },
        { index: 1, status: 'refused', code: 'invalid_item' },
        { index: 2, status: 'refused', code: 'shipment_unknown', reference: 'WH-3' },
      ],
    });
    expect(await deliveryOf(ids[0] ?? '')).toMatchObject({
      state: 'shipping',
      parcels: [{ reference: 'WH-1', carrier: 'dhl', dispatchedAtMs: Date.UTC(2026, 11, 5, 10) }],
    });
    expect(await world.campaignNow(campaign.id)).toMatchObject({
      ...{ state: 'fulfilling', fulfilmentStartedAtMs: shippingAtMs },
    });
  });

  test('may be dispatch and delivery of the same parcel in one request', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const verdicts = await say(
      campaign,
      { reference: 'WH-1', pledgeId: ids[0], status: 'dispatched' },
      { reference: 'WH-1', status: 'delivered' },
      { reference: 'WH-1', status: 'delivered' },
    );
    expect(codesOf(verdicts)).toEqual(['done', 'done', 'known']);
    expect((await deliveryOf(ids[0] ?? '')).state).toBe('fulfilled');
  });

  test('tells each fact once on the bus, numbered, and no number to follow a parcel by', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    await world.relay();
    const pledgeId = ids[0] ?? '';
    const dispatched = { reference: 'WH-1', pledgeId, status: 'dispatched' } as const;
    await say(campaign, { ...dispatched, carrier: 'dhl', trackingNumber: 'SECRET-NUMBER' });
    world.clock.advance(dayMs);
    await say(campaign, { reference: 'WH-1', status: 'delivered' });
    const told = (await world.relay()).filter(({ name }) => !name.startsWith('Campaign'));
    const detail = {
      ...{ pledgeId, campaignId: campaign.id, backerId: 'backer-1', number: 1 },
      ...{ lines: [{ rewardId: 'mug', quantity: 1 }], schemaVersion: 1 },
    };
    const { parcels } = await deliveryOf(pledgeId);
    expect(told).toEqual([
      {
        name: 'ShipmentDispatched',
        detail: {
          ...detail,
          ...{ eventId: `${pledgeId}.delivery.2`, sequence: 2, state: 'shipping' },
          ...{ occurredAt: '2026-12-05T12:00:12.000Z', parcelId: parcels[0]?.id },
        },
      },
      {
        name: 'ShipmentDelivered',
        detail: {
          ...detail,
          ...{ eventId: `${pledgeId}.delivery.3`, sequence: 3, state: 'fulfilled' },
          ...{ occurredAt: '2026-12-06T12:00:12.000Z', parcelId: parcels[0]?.id },
        },
      },
      {
        name: 'PledgeFulfilled',
        detail: {
          ...detail,
          ...{ eventId: `${pledgeId}.delivery.4`, sequence: 4, state: 'fulfilled' },
          occurredAt: '2026-12-06T12:00:12.000Z',
        },
      },
    ]);
    expect((await world.relay()).map(({ name }) => name)).toEqual(['CampaignFulfilled']);
  });

  test('is sent in several parcels, and fulfilled with the last of them', async () => {
    const { campaign, ids } = await world.delivering([{ quantity: 3 }]);
    const one = { pledgeId: ids[0], status: 'dispatched' } as const;
    const lines = (quantity: number) => [{ rewardId: 'mug', quantity }];
    const verdicts = await say(
      campaign,
      { ...one, reference: 'A', lines: lines(1) },
      { ...one, reference: 'B', lines: lines(3) },
      { ...one, reference: 'B' },
      { reference: 'B', status: 'delivered' },
    );
    expect(codesOf(verdicts)).toEqual(['done', 'nothing_left_to_ship', 'done', 'done']);
    expect(await deliveryOf(ids[0] ?? '')).toMatchObject({
      ...{ state: 'shipping', parcels: [{ lines: lines(1) }, { lines: lines(2) }] },
    });
    expect(codesOf(await say(campaign, { reference: 'A', status: 'delivered' }))).toEqual(['done']);
    expect((await deliveryOf(ids[0] ?? '')).state).toBe('fulfilled');
  });

  test('is sent again when it came back, and counted as open meanwhile', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const one = { pledgeId: ids[0], status: 'dispatched' } as const;
    await say(campaign, { ...one, reference: 'A' }, { reference: 'A', status: 'delivered' });
    expect((await fulfilments.counts(campaign.id)).byState.fulfilled).toBe(1);
    await say(campaign, { reference: 'A', status: 'failed', fault: 'broken' });
    expect(await fulfilments.counts(campaign.id)).toMatchObject({
      ...{ byState: { shipping: 1, fulfilled: 0 }, openByDay: new Map([['2026-12-01', 1]]) },
      endedByDay: new Map(),
    });
    const again = await say(
      campaign,
      { ...one, reference: 'B' },
      { reference: 'B', status: 'delivered' },
    );
    expect(codesOf(again)).toEqual(['done', 'done']);
    expect((await deliveryOf(ids[0] ?? '')).state).toBe('fulfilled');
  });
});

describe('is refused, alone among the others', () => {
  test('for a pledge that is unknown, of another campaign, refunded, disputed or without a reward', async () => {
    const { campaign, ids } = await world.delivering([
      ...([{}, { state: 'refunded' }, { state: 'disputed' }, { isMoneyOnly: true }] as const),
    ]);
    const other = await world.delivering([{}]);
    const unknown = `${(ids[0] ?? '').slice(0, 21)}aaaaaaaaaaaaaaaa`;
    const named = [ids[0], unknown, other.ids[0], ids[1], ids[2], ids[3]];
    const verdicts = await say(
      campaign,
      ...named.map((pledgeId, place) => ({
        ...{ reference: `R-${place}`, pledgeId, status: 'dispatched' as const },
      })),
    );
    expect(codesOf(verdicts)).toEqual([
      ...['done', 'not_found', 'pledge_foreign', 'pledge_refunded', 'pledge_disputed'],
      'pledge_state',
    ]);
  });

  test('and starts no fulfilment by itself', async () => {
    const { campaign, ids } = await world.delivering([{ state: 'refunded' }, {}]);
    await world.relay();
    const unknown = `${(ids[0] ?? '').slice(0, 21)}aaaaaaaaaaaaaaaa`;
    const verdicts = await say(
      campaign,
      { reference: 'A', pledgeId: unknown, status: 'dispatched' },
      { reference: 'B', pledgeId: ids[0], status: 'dispatched' },
      { reference: 'C', pledgeId: ids[1], status: 'delivered' },
      { reference: 'D', pledgeId: ids[1], status: 'dispatched', carrier: 'digital' },
    );
    expect(codesOf(verdicts)).toEqual([
      ...['not_found', 'pledge_refunded', 'shipment_unknown', 'codes_exhausted'],
    ]);
    expect((await world.campaignNow(campaign.id)).state).toBe('settled');
    const told = (await world.relay()).filter(({ detail }) =>
      JSON.stringify(detail).includes(campaign.id),
    );
    expect(told).toEqual([]);
  });

  test('for a reference of somebody else’s parcel, in one request and in two', async () => {
    const { campaign, ids } = await world.delivering([{}, {}, {}]);
    const of = (place: number) => ({
      ...{ reference: 'SAME', pledgeId: ids[place], status: 'dispatched' as const },
    });
    expect(codesOf(await say(campaign, of(0), of(1))).sort()).toEqual(['done', 'shipment_reused']);
    expect(codesOf(await say(campaign, of(2)))).toEqual(['shipment_reused']);
    const counted = await fulfilments.counts(campaign.id);
    expect(counted.byState).toMatchObject({ waiting: 2, shipping: 1 });
  });

  test('for more codes than one transaction can hand out', async () => {
    const { campaign, ids } = await world.delivering([
      { rewardId: 'book', quantity: 60 },
      ...Array.from({ length: 16 }, () => ({})),
    ]);
    const [many = '', ...others] = ids;
    const neighbour = others.find((id) => pledgeShardOf(id) === pledgeShardOf(many)) ?? others[0];
    await world.codes.add(
      campaign.id,
      'book',
      Array.from({ length: 60 }, (_, place) => `CODE-${place}`),
    );
    const digital = { pledgeId: many, status: 'dispatched', carrier: 'digital' } as const;
    const lines = (quantity: number) => [{ rewardId: 'book', quantity }];
    const verdicts = await say(
      campaign,
      { ...digital, reference: 'A' },
      { reference: 'B', pledgeId: neighbour, status: 'dispatched' },
      { ...digital, reference: 'C', lines: lines(41) },
      { ...digital, reference: 'D', lines: lines(40) },
      { ...digital, reference: 'E' },
    );
    expect(codesOf(verdicts)).toEqual([
      ...['too_many_pieces', 'done', 'too_many_pieces', 'done', 'done'],
    ]);
    expect(await world.codes.given(campaign.id, many)).toHaveLength(60);
  });

  test('while the deliveries are being opened', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const unopened = { ...world.deps.fulfilments, isOpened: () => Promise.resolve(false) };
    const none = { ...unopened, getAll: () => Promise.resolve(new Map<string, never>()) };
    const facts = [{ reference: 'A', pledgeId: ids[0], status: 'dispatched' as const }];
    expect(await record({ ...world.deps, fulfilments: none }, campaign, { facts })).toMatchObject([
      { status: 'refused', code: 'fulfilment_not_ready' },
    ]);
  });
});

describe('two that write at once', () => {
  test('make one parcel of one reference', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const fact = { reference: 'A', pledgeId: ids[0], status: 'dispatched' as const };
    const both = await Promise.all([say(campaign, fact), say(campaign, fact)]);
    expect(both.flatMap(codesOf).sort()).toEqual(['done', 'known']);
    expect((await deliveryOf(ids[0] ?? '')).parcels).toHaveLength(1);
    expect((await fulfilments.counts(campaign.id)).byState).toMatchObject({ shipping: 1 });
  });

  test('send nothing for money that went back after it was looked at', async () => {
    const { campaign, ids, pledges } = await world.delivering([{}]);
    const [pledge] = pledges;
    if (pledge?.state !== 'collected') throw new Error('It is to be collected.');
    const asked = exitRefund(pledge, undefined, world.clock());
    if (isRefusal(asked)) throw new Error(asked.detail);
    let looks = 0;
    const leavingMeanwhile = {
      ...world.deps,
      pledgesById: async (some: readonly string[]) => {
        const found = await world.deps.pledgesById(some);
        looks += 1;
        if (looks === 1)
          await world.deps.pledges.apply(asked.pledge, refundAsked(asked.pledge, asked.record));
        return found;
      },
    };
    const facts = [{ reference: 'A', pledgeId: ids[0], status: 'dispatched' as const }];
    expect(await record(leavingMeanwhile, campaign, { facts })).toMatchObject([
      { status: 'refused', code: 'pledge_refunded' },
    ]);
    expect((await deliveryOf(ids[0] ?? '')).parcels).toEqual([]);
    expect(looks).toBe(2);
  });

  test('are told to come again when a delivery never stands still', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const moving = { ...world.deps.fulfilments, write: () => Promise.resolve('moved' as const) };
    const facts = [{ reference: 'A', pledgeId: ids[0], status: 'dispatched' as const }];
    await expect(
      record({ ...world.deps, fulfilments: moving }, campaign, { facts }),
    ).rejects.toThrow(TransientError);
  });
});

describe('as a whole it is refused', () => {
  test.each(['live', 'settling', 'cancelled', 'abandoned'] as const)(
    'for a %s campaign',
    async (state) => {
      const { id } = await world.given(state, { rewards: [mug] });
      const fact = { reference: 'A', status: 'delivered' };
      expect(codeOf(await send(id, fact))).toBe('campaign_state');
    },
  );

  test('for a campaign that does not exist', async () => {
    for (const id of ['nonsense', 'cmp_aaaaaaaaaaaaaaaa'])
      expect(codeOf(await send(id, {}))).toBe('not_found');
    expect(table.count('PutItem')).toBe(0);
  });
});
