import { describe, expect, test } from '@jest/globals';
import { carriers, trackingUrl } from '../../shared/domain/carriers.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { linesToSend, refundedLines, summed, without } from '../../shared/domain/pledge-lines.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import type { ShipmentFact } from '../../shared/domain/shipment.ts';
import { decideShipment, withheldFrom } from '../../shared/domain/shipment.ts';
import { dayMs, pending, pledgeIn, refundRecord } from '../support/given.ts';
import { fulfilmentIn, fulfilmentOf, parcelOf, sentAtMs } from '../support/fulfilments.ts';
import { refusedAs } from '../support/refused-as.ts';

const nowMs = sentAtMs + 10 * dayMs;
const pledge = pledgeIn('collected', { rewardId: 'mug' });
const dispatched: ShipmentFact = {
  ...{ reference: 'WH-1', pledgeId: pledge.id, status: 'dispatched', carrier: 'dhl' },
  ...{ trackingNumber: '0034', atMs: sentAtMs },
};

const decide = (fact: Partial<ShipmentFact>, fulfilment = fulfilmentOf()) =>
  decideShipment({ fulfilment, pledge, parcelId: 'shp_1' }, { ...dispatched, ...fact }, nowMs);

describe('a parcel that is dispatched', () => {
  test('holds everything that was not sent yet, unless it says what', () => {
    expect(decide({})).toEqual([
      { type: 'ShipmentDispatched', atMs: sentAtMs, parcel: parcelOf() },
    ]);
    const two = fulfilmentOf({ lines: [{ rewardId: 'mug', quantity: 2 }] });
    expect(decide({ lines: [{ rewardId: 'mug', quantity: 1 }] }, two)).toMatchObject([
      { parcel: { lines: [{ rewardId: 'mug', quantity: 1 }] } },
    ]);
  });

  test('is one of somebody unknown, and happens now, unless it says otherwise', () => {
    const fact = { carrier: undefined, trackingNumber: undefined, atMs: undefined };
    expect(decide(fact)).toMatchObject([{ atMs: nowMs, parcel: { carrier: 'other' } }]);
  });

  test.each(['digital', 'pickup'] as const)('by %s is no parcel to carry', (carrier) => {
    expect(decide({ carrier })).toMatchObject(
      [{ parcel: { kind: carrier } }, {}].slice(0, carrier === 'digital' ? 2 : 1),
    );
  });

  test('of codes is delivered at once', () => {
    expect(decide({ carrier: 'digital' })).toMatchObject([
      { type: 'ShipmentDispatched' },
      { type: 'ShipmentDelivered', parcelId: 'shp_1', atMs: sentAtMs },
    ]);
  });

  test('of codes has forty of them at most, and of other things as many as there are', () => {
    const pieces = (quantity: number) => fulfilmentOf({ lines: [{ rewardId: 'mug', quantity }] });
    expect(decide({ carrier: 'digital' }, pieces(40))).toHaveLength(2);
    expect(decide({ carrier: 'digital' }, pieces(41))).toEqual({
      refused: 'too_many_pieces',
      detail: '40 codes at most go at once: split them by lines.',
    });
    expect(decide({}, pieces(41))).toHaveLength(1);
    expect(decide({ carrier: 'pickup' }, pieces(41))).toHaveLength(1);
  });

  test('is known when it is said again, also after it has arrived', () => {
    expect(decide({}, fulfilmentIn('shipping'))).toBe('known');
    expect(decide({}, fulfilmentIn('fulfilled'))).toBe('known');
    expect(decide({ lines: [{ rewardId: 'mug', quantity: 1 }] }, fulfilmentIn('shipping'))).toBe(
      'known',
    );
  });

  test.each([
    [{ carrier: 'ups' }],
    [{ trackingNumber: '0035' }],
    [{ lines: [{ rewardId: 'mug', quantity: 2 }] }],
  ])('is refused under the reference of another: %j', (fact) => {
    expect(refusedAs(decide(fact, fulfilmentIn('shipping')))).toBe('shipment_reused');
  });

  test.each([
    ['more than is owed', { lines: [{ rewardId: 'mug', quantity: 2 }] }, fulfilmentOf()],
    ['what was not pledged for', { lines: [{ rewardId: 'hat', quantity: 1 }] }, fulfilmentOf()],
    ['what is on its way', {}, fulfilmentOf({ parcels: [parcelOf({ id: 'shp_0' })] })],
    ['what was paid back', {}, fulfilmentOf({ waived: [{ rewardId: 'mug', quantity: 1 }] })],
  ])('is refused with %s', (_what, fact, fulfilment) => {
    expect(refusedAs(decide(fact, fulfilment))).toBe('nothing_left_to_ship');
  });

  test('replaces what came back or was lost', () => {
    for (const state of ['returned', 'failed'] as const) {
      const before = fulfilmentOf({ parcels: [parcelOf({ id: 'shp_0', state })] });
      expect(decide({}, before)).toHaveLength(1);
    }
  });

  test('is refused beyond twenty of one pledge', () => {
    const gone = Array.from({ length: 20 }, (_, n) => parcelOf({ id: `p${n}`, state: 'returned' }));
    expect(refusedAs(decide({}, fulfilmentOf({ parcels: gone })))).toBe('too_many_shipments');
    expect(decide({}, fulfilmentOf({ parcels: gone.slice(1) }))).toHaveLength(1);
  });

  test('is refused when it is said of the day after tomorrow', () => {
    expect(refusedAs(decide({ atMs: nowMs + dayMs + 1 }))).toBe('shipment_time_invalid');
    expect(decide({ atMs: nowMs + dayMs })).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  test.each([
    ['collected', undefined],
    ['won', undefined],
    ['disputed', 'pledge_disputed'],
    ['refunding', 'pledge_refunded'],
    ['refunded', 'pledge_refunded'],
    ['lost', 'pledge_refunded'],
    ['released', 'pledge_state'],
    ['dropped', 'pledge_state'],
    ['confirmed', 'pledge_state'],
  ] as [PledgeState, string | undefined][])('for a %s pledge: %s', (state, code) => {
    expect(refusedAs(withheldFrom(fulfilmentOf(), pledgeIn(state)))).toBe(code);
  });

  test('once the delivery was closed, until it is opened again', () => {
    expect(refusedAs(withheldFrom({ state: 'closed' }, pledge))).toBe('pledge_refunded');
  });

  test('and a refusal says so of the parcel as well', () => {
    const lost = pledgeIn('refunded', { rewardId: 'mug' });
    const answer = decideShipment(
      { fulfilment: fulfilmentOf(), pledge: lost, parcelId: 'shp_1' },
      dispatched,
      nowMs,
    );
    expect(refusedAs(answer)).toBe('pledge_refunded');
  });
});

describe('what becomes of it', () => {
  test.each([
    ['delivered', 'ShipmentDelivered'],
    ['returned', 'ShipmentReturned'],
    ['failed', 'DeliveryFailed'],
  ] as const)('%s is told as %s', (status, type) => {
    expect(decide({ status, fault: 'broken' }, fulfilmentIn('shipping'))).toEqual([
      {
        ...{ type, atMs: sentAtMs, parcelId: 'shp_1' },
        ...(status !== 'delivered' && { fault: 'broken' }),
      },
    ]);
  });

  test('has a reason, even if nobody says which', () => {
    expect(decide({ status: 'returned' }, fulfilmentIn('shipping'))).toMatchObject([
      { fault: 'other' },
    ]);
  });

  test('is refused before its dispatch, in order and in time', () => {
    expect(refusedAs(decide({ status: 'delivered' }))).toBe('shipment_unknown');
    const early = { status: 'delivered', atMs: sentAtMs - 1 } as const;
    expect(refusedAs(decide(early, fulfilmentIn('shipping')))).toBe('shipment_time_invalid');
  });

  test('is known when it is said again, and refused when it cannot follow', () => {
    expect(decide({ status: 'delivered' }, fulfilmentIn('fulfilled'))).toBe('known');
    const back = { ...fulfilmentIn('shipping'), parcels: [parcelOf({ state: 'returned' })] };
    expect(refusedAs(decide({ status: 'delivered' }, back))).toBe('shipment_state');
  });
});

describe('lines', () => {
  test('are those of the reward, or none where money alone was given', () => {
    expect(linesToSend(pending({ rewardId: 'mug', quantity: 3 }))).toEqual([
      { rewardId: 'mug', quantity: 3 },
    ]);
    expect(linesToSend(pending())).toEqual([]);
  });

  test('are paid back by refunds that name pieces and have not failed', () => {
    const of = (quantity: number, state: 'requested' | 'failed') =>
      refundRecord({ state, lines: [{ rewardId: 'mug', quantity }] });
    const refunds = [of(1, 'requested'), of(2, 'failed'), of(3, 'requested'), refundRecord()];
    expect(refundedLines(pledgeIn('refunding', { refunds }))).toEqual([
      { rewardId: 'mug', quantity: 4 },
    ]);
    expect(refundedLines(pledge)).toEqual([]);
  });

  test('are not owed to who left or was left, also when the money is owed by another route', () => {
    const lines = [{ rewardId: 'mug', quantity: 1 }];
    const of = (reason: Refund['reason'], detail: string): readonly unknown[] =>
      refundedLines(
        pledgeIn('refunding', {
          refunds: [refundRecord({ reason, detail, lines, state: 'failed' })],
        }),
      );
    expect(of('promise_changed', 'held_by_partner')).toEqual(lines);
    expect(of('campaign_abandoned', 'expired_or_canceled_card')).toEqual(lines);
    expect(of('campaign_abandoned', 'dispute_lost')).toEqual([]);
    expect(of('requested_by_customer', 'expired_or_canceled_card')).toEqual([]);
  });

  test('are taken away by reward, and never become less than nothing', () => {
    const lines = summed([
      { rewardId: 'mug', quantity: 1 },
      { rewardId: 'book', quantity: 2 },
      { rewardId: 'mug', quantity: 1 },
    ]);
    expect(lines).toEqual([
      { rewardId: 'book', quantity: 2 },
      { rewardId: 'mug', quantity: 2 },
    ]);
    expect(without(lines, [{ rewardId: 'book', quantity: 5 }])).toEqual([
      { rewardId: 'mug', quantity: 2 },
    ]);
  });
});

describe('a link to follow a parcel', () => {
  test('is https, of the carrier’s page, with the number as text', () => {
    const links = carriers.map((carrier) => trackingUrl(carrier, 'A/1 &x=<'));
    const made = links.filter((link) => link !== undefined);
    expect(made).toHaveLength(carriers.length - 3);
    for (const link of made) {
      expect(new URL(link).protocol).toBe('https:');
      expect(link.endsWith('A%2F1%20%26x%3D%3C')).toBe(true);
    }
  });

  test('is none of what has no page, of an unknown carrier, or without a number', () => {
    for (const carrier of ['digital', 'other', 'pickup']) {
      expect(carriers).toContain(carrier);
      expect(trackingUrl(carrier, '1')).toBeUndefined();
    }
    expect(trackingUrl('toString', '1')).toBeUndefined();
    expect(trackingUrl('dhl', undefined)).toBeUndefined();
  });
});
