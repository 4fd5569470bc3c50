import { describe, expect, test } from '@jest/globals';
import type { FulfilmentEventType, FulfilmentState } from '../../shared/domain/fulfilment.ts';
import {
  deliveredShare,
  evolveAll,
  evolveFulfilment,
  fulfilmentTarget,
  fulfilmentTransitions,
  unsentLines,
} from '../../shared/domain/fulfilment.ts';
import { deliveredMinor } from '../../shared/domain/delivered.ts';
import { parcelFaults, parcelTarget, parcelTransitions } from '../../shared/domain/parcel.ts';
import type { ParcelState } from '../../shared/domain/parcel.ts';
import { dayMs, pledgeIn, refundRecord } from '../support/given.ts';
import {
  fulfilmentEvents,
  fulfilmentIn,
  fulfilmentOf,
  parcelOf,
  sentAtMs,
} from '../support/fulfilments.ts';

type Row = Partial<Record<FulfilmentEventType, FulfilmentState>>;

const whileOpen = (state: FulfilmentState): Row => ({
  WaveAssigned: state,
  DeliveryWaived: state,
  DeliveryDataRequested: state,
  DeliveryDataReminded: state,
  DeliveryLockAnnounced: state,
  DeliveryDataGiven: state,
  PledgeFulfilled: 'fulfilled',
  FulfilmentClosed: 'closed',
  ShipmentDispatched: 'shipping',
  ShipmentDelivered: 'shipping',
  ShipmentReturned: 'shipping',
  DeliveryFailed: 'shipping',
});

/** The life of a delivery, written out: from a state, by an event, to a state. */
const legal: Record<FulfilmentState, Row> = {
  waiting: whileOpen('waiting'),
  shipping: whileOpen('shipping'),
  fulfilled: {
    ShipmentDelivered: 'fulfilled',
    ShipmentReturned: 'shipping',
    DeliveryFailed: 'shipping',
    DeliveryWaived: 'fulfilled',
    DeliveryDataRemoved: 'fulfilled',
  },
  closed: {
    ShipmentDelivered: 'closed',
    ShipmentReturned: 'closed',
    DeliveryFailed: 'closed',
    FulfilmentReopened: 'waiting',
    DeliveryDataRemoved: 'closed',
  },
};
const states = Object.keys(legal) as FulfilmentState[];
const types = Object.keys(fulfilmentEvents) as FulfilmentEventType[];

describe('the table of deliveries', () => {
  test('knows the states and ways that are written down here, and no other', () => {
    expect(fulfilmentTransitions).toEqual(legal);
  });

  test.each(states)('leads from %s where it says, and counts the step', (state) => {
    const before = fulfilmentIn(state);
    const ways = types.flatMap((type) => {
      const after = evolveFulfilment(before, fulfilmentEvents[type]);
      if (after) expect(after.version).toBe(before.version + 1);
      return after ? [[type, after.state]] : [];
    });
    // A parcel that was delivered already is not delivered again.
    const { ShipmentDelivered: _again, ...others } = legal[state];
    expect(Object.fromEntries(ways)).toEqual(state === 'fulfilled' ? others : legal[state]);
    expect(types.map((type) => fulfilmentTarget(state, type))).toEqual(
      types.map((type) => legal[state][type]),
    );
  });
});

describe('the table of parcels', () => {
  const legalParcels = {
    dispatched: {
      ...{ ShipmentDelivered: 'delivered', ShipmentReturned: 'returned', DeliveryFailed: 'failed' },
    },
    delivered: { ShipmentReturned: 'returned', DeliveryFailed: 'failed' },
    failed: { ShipmentDelivered: 'delivered', ShipmentReturned: 'returned' },
    returned: {},
  };

  test('knows the ways that are written down here, and no other', () => {
    expect(parcelTransitions).toEqual(legalParcels);
  });

  test.each(Object.keys(legalParcels) as ParcelState[])('holds for one that is %s', (state) => {
    const before = { ...fulfilmentIn('shipping'), parcels: [parcelOf({ state })] };
    for (const type of ['ShipmentDelivered', 'ShipmentReturned', 'DeliveryFailed'] as const) {
      const after = evolveFulfilment(before, fulfilmentEvents[type]);
      expect(after?.parcels[0]?.state).toBe(parcelTarget(state, type));
      if (after) expect(after.parcels[0]?.changedAtMs).toBe(fulfilmentEvents[type].atMs);
    }
  });

  test('knows what may be wrong with one', () => {
    expect(parcelFaults).toEqual([
      ...['broken', 'lost', 'refused', 'unclaimed', 'undeliverable', 'wrong_item', 'other'],
    ]);
  });

  test('leaves every other parcel alone, and knows none that was never sent', () => {
    const before = fulfilmentOf({
      state: 'shipping',
      parcels: [parcelOf(), parcelOf({ id: 'shp_2' })],
    });
    const after = evolveFulfilment(before, fulfilmentEvents.ShipmentReturned);
    expect(after?.parcels.map(({ state, fault }) => [state, fault])).toEqual([
      ['returned', 'unclaimed'],
      ['dispatched', undefined],
    ]);
    const unknown = { ...fulfilmentEvents.ShipmentDelivered, parcelId: 'shp_3' };
    expect(evolveFulfilment(before, unknown)).toBeUndefined();
  });
});

describe('what is written', () => {
  test('a delivery that has ended says when, until something comes back', () => {
    const fulfilled = fulfilmentIn('fulfilled');
    expect(fulfilled.endedAtMs).toBe(sentAtMs + dayMs);
    const due = { ...fulfilled, dueAtMs: 1 };
    expect(evolveFulfilment(due, fulfilmentEvents.ShipmentReturned)).toMatchObject({
      ...{ state: 'shipping', endedAtMs: undefined, dueAtMs: undefined },
    });
    const closed = { ...fulfilmentIn('closed'), dueAtMs: 1 };
    expect(closed.endedAtMs).toBe(sentAtMs);
    expect(evolveFulfilment(closed, fulfilmentEvents.FulfilmentReopened)).toMatchObject({
      ...{ state: 'waiting', endedAtMs: undefined, dueAtMs: undefined },
    });
  });

  test('a delivery that was not at its end keeps its time to be looked at, and its end', () => {
    const { ShipmentDelivered, ShipmentReturned } = fulfilmentEvents;
    const due = { ...fulfilmentIn('shipping'), dueAtMs: 1 };
    expect(evolveFulfilment(due, ShipmentDelivered)).toMatchObject({ dueAtMs: 1 });
    expect(evolveFulfilment(due, ShipmentReturned)).toMatchObject({ dueAtMs: 1 });
    const closed = { ...fulfilmentIn('closed'), dueAtMs: 1 };
    expect(evolveFulfilment(closed, ShipmentReturned)).toMatchObject({
      ...{ state: 'closed', endedAtMs: sentAtMs, dueAtMs: 1 },
    });
  });

  test('a parcel that turns up after all leaves a delivery at its end', () => {
    const ended = { state: 'fulfilled', endedAtMs: 2, dueAtMs: 3 } as const;
    const waived = fulfilmentOf({ ...ended, parcels: [parcelOf({ state: 'failed' })] });
    expect(evolveFulfilment(waived, fulfilmentEvents.ShipmentDelivered)).toMatchObject(ended);
  });

  test('each reminder is counted', () => {
    const { DeliveryDataReminded } = fulfilmentEvents;
    const once = evolveFulfilment(fulfilmentOf(), DeliveryDataReminded);
    const twice = once && evolveFulfilment(once, DeliveryDataReminded);
    expect([once?.reminders, twice?.reminders]).toEqual([1, 2]);
  });

  test('what a backer was asked and has said, and its end', () => {
    const asked = evolveFulfilment(fulfilmentOf(), fulfilmentEvents.DeliveryDataRequested);
    expect(asked).toMatchObject({ planVersion: 1, reminders: 0 });
    const reminded = asked && evolveFulfilment(asked, fulfilmentEvents.DeliveryDataReminded);
    expect(reminded).toMatchObject({ reminders: 1 });
    const told = reminded && evolveFulfilment(reminded, fulfilmentEvents.DeliveryLockAnnounced);
    expect(told).toMatchObject({ lockAnnounced: 1 });
    const given = evolveFulfilment(fulfilmentOf(), fulfilmentEvents.DeliveryDataGiven);
    expect(given).toMatchObject({
      country: 'DE',
      dataAtMs: fulfilmentEvents.DeliveryDataGiven.atMs,
    });
    const ended = { ...fulfilmentIn('closed'), country: 'DE', dataAtMs: 5 };
    const removed = evolveFulfilment(ended, fulfilmentEvents.DeliveryDataRemoved);
    expect([removed?.country, removed?.dataAtMs]).toEqual([undefined, undefined]);
    expect(evolveFulfilment(fulfilmentOf(), fulfilmentEvents.WaveAssigned)?.wave).toEqual({
      number: 1,
      place: 7,
    });
  });
});

const three = [
  { rewardId: 'book', quantity: 1 },
  { rewardId: 'mug', quantity: 2 },
];
const sent = (id: string, quantity: number, state: ParcelState = 'dispatched') =>
  parcelOf({ id, lines: [{ rewardId: 'mug', quantity }], state });

describe('what is left', () => {
  test('is what is neither with its backer nor on its way nor paid back', () => {
    const some = fulfilmentOf({ lines: three, state: 'shipping' });
    expect(unsentLines({ ...some, parcels: [sent('a', 1)] })).toEqual([
      { rewardId: 'book', quantity: 1 },
      { rewardId: 'mug', quantity: 1 },
    ]);
    const waived = [{ rewardId: 'book', quantity: 1 }];
    expect(unsentLines({ ...some, waived, parcels: [sent('a', 2)] })).toEqual([]);
    const back = [sent('a', 1, 'returned'), sent('b', 1, 'failed')];
    expect(unsentLines({ ...some, waived, parcels: back })).toEqual([
      { rewardId: 'mug', quantity: 2 },
    ]);
  });

  test('is delivered only when the parcel has arrived', () => {
    const some = fulfilmentOf({ lines: three, state: 'shipping' });
    expect(deliveredShare({ ...some, parcels: [sent('a', 2)] })).toEqual({
      ...{ pieces: 3, deliveredPieces: 0 },
    });
    const parcels = [sent('a', 1, 'delivered'), sent('b', 1)];
    expect(deliveredShare({ ...some, parcels })).toEqual({ pieces: 3, deliveredPieces: 1 });
  });
});

describe('a step', () => {
  test('ends the delivery with the last piece, and not before', () => {
    const two = fulfilmentOf({
      lines: [{ rewardId: 'mug', quantity: 2 }],
      state: 'shipping',
      parcels: [sent('shp_1', 1), sent('shp_2', 1)],
    });
    const first = evolveAll(two, [fulfilmentEvents.ShipmentDelivered]);
    expect(first?.events).toHaveLength(1);
    expect(first?.after.state).toBe('shipping');
    const last = { ...fulfilmentEvents.ShipmentDelivered, parcelId: 'shp_2' };
    const second = first && evolveAll(first.after, [last]);
    expect(second?.events.map(({ type }) => type)).toEqual([
      ...['ShipmentDelivered', 'PledgeFulfilled'],
    ]);
    expect(second?.after).toMatchObject({ state: 'fulfilled', version: 4, endedAtMs: last.atMs });
  });

  test('ends it as well when what is missing is paid back', () => {
    const step = evolveAll(fulfilmentOf(), [fulfilmentEvents.DeliveryWaived]);
    expect(step?.after.state).toBe('fulfilled');
  });

  test('of nothing changes nothing', () => {
    expect(evolveAll(fulfilmentOf(), [])).toEqual({ after: fulfilmentOf(), events: [] });
  });

  test('writes nothing where one of its events may not happen', () => {
    const events = [fulfilmentEvents.ShipmentDispatched, fulfilmentEvents.FulfilmentReopened];
    expect(evolveAll(fulfilmentOf(), events)).toBeUndefined();
  });
});

describe('the money of what is delivered', () => {
  const pledge = pledgeIn('collected', { amountMinor: 1000, rewardId: 'mug', quantity: 3 });
  const lines = [{ rewardId: 'mug', quantity: 3 }];

  test.each([
    [[], 0],
    [[sent('a', 1, 'delivered')], 333],
    [[sent('a', 1, 'delivered'), sent('b', 1)], 333],
    [[sent('a', 2, 'delivered')], 666],
    [[sent('a', 3, 'delivered')], 1000],
  ])('is in proportion to the pieces, in the backer’s favour', (parcels, minor) => {
    expect(deliveredMinor(pledge, fulfilmentOf({ lines, parcels }))).toBe(minor);
  });

  test('is in proportion to the pieces that were not paid back', () => {
    const refunds = [refundRecord({ amountMinor: 300, lines: [{ rewardId: 'mug', quantity: 1 }] })];
    const waived = [{ rewardId: 'mug', quantity: 1 }];
    const part = fulfilmentOf({ lines, waived, parcels: [sent('a', 1, 'delivered')] });
    expect(deliveredMinor({ ...pledge, refunds }, part)).toBe(350);
    const whole = fulfilmentOf({ lines, waived, parcels: [sent('a', 2, 'delivered')] });
    expect(deliveredMinor({ ...pledge, refunds }, whole)).toBe(700);
  });

  test('is nothing where nothing is to be delivered', () => {
    expect(deliveredMinor(pledge, undefined)).toBe(0);
    expect(deliveredMinor(pledge, fulfilmentOf({ lines, waived: lines }))).toBe(0);
  });

  test('is an amount that the currency has', () => {
    const dinars = { ...pledge, currency: 'KWD', amountMinor: 10_000 } as const;
    const parcels = [sent('a', 1, 'delivered')];
    expect(deliveredMinor(dinars, fulfilmentOf({ lines, parcels }))).toBe(3330);
  });
});
