import { describe, expect, jest, test } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { berlin, useDeliveryData } from '../support/delivery-data.ts';
import { dayMs, minuteMs } from '../support/given.ts';
import { shippingAtMs } from '../support/deliveries.ts';
import { bodyOf } from '../support/fanfund.ts';

const world = useDeliveryData();

const toldAt = async (atMs: number): Promise<string[]> => {
  world.clock.set(atMs);
  await world.sweep();
  return (await world.relay()).map(({ name }) => name).filter((name) => /^Delivery/.test(name));
};

async function asked(plan: object = {}) {
  const { campaign, ids } = await world.delivering([{}]);
  await world.plan(campaign, plan);
  await world.relay();
  return { campaign, id: ids[0] ?? '' };
}

describe('reminders', () => {
  test('go out on their days, each once, until the backer has answered', async () => {
    const { id } = await asked();
    expect(await toldAt(shippingAtMs + 3 * dayMs - 1)).toEqual([]);
    expect(await toldAt(shippingAtMs + 3 * dayMs)).toEqual(['DeliveryDataReminded']);
    expect(await toldAt(shippingAtMs + 3 * dayMs + minuteMs)).toEqual([]);
    expect(await toldAt(shippingAtMs + 7 * dayMs)).toEqual(['DeliveryDataReminded']);
    await world.give(id);
    expect(await toldAt(shippingAtMs + 20 * dayMs)).toEqual([]);
  });

  test('end after the last of them', async () => {
    await asked({ reminderDays: [1] });
    expect(await toldAt(shippingAtMs + dayMs)).toEqual(['DeliveryDataReminded']);
    expect(await toldAt(shippingAtMs + 100 * dayMs)).toEqual([]);
  });
});

test('the lock is announced three days before, once for each plan', async () => {
  const lockAtMs = shippingAtMs + 30 * dayMs;
  const lockAt = new Date(lockAtMs).toISOString();
  const { campaign, id } = await asked({ lockAt, reminderDays: [] });
  await world.give(id);
  expect(await toldAt(lockAtMs - 3 * dayMs - 1)).toEqual([]);
  expect(await toldAt(lockAtMs - 3 * dayMs)).toEqual(['DeliveryLockAnnounced']);
  expect(await toldAt(lockAtMs - 2 * dayMs)).toEqual([]);
  const later = new Date(lockAtMs + 10 * dayMs).toISOString();
  await world.plan(campaign, { lockAt: later, reminderDays: [] });
  await world.relay();
  expect(await toldAt(lockAtMs + 7 * dayMs)).toEqual(['DeliveryLockAnnounced']);
});

describe('an address', () => {
  const everything = async (): Promise<string> => {
    const { Items } = await world.table.client.send(
      new ScanCommand({ TableName: world.table.name, ConsistentRead: true }),
    );
    return JSON.stringify(Items);
  };

  test('is deleted on its day after the delivery, and was never anywhere in clear', async () => {
    const written: string[] = [];
    const listeners = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
    );
    try {
      const { campaign, id } = await asked({ keepAddressDays: 10, reminderDays: [] });
      bodyOf(await world.give(id), 'giveDeliveryData');
      const sealed = (await world.deps.data.getAll([id])).get(id);
      expect(await everything()).toContain(sealed?.text);
      world.clock.advance(dayMs);
      await world.say(
        campaign,
        { reference: 'A', pledgeId: id, status: 'dispatched' },
        { reference: 'A', status: 'delivered' },
      );
      const told = [...(await world.relay())];
      const dayOfIt = shippingAtMs + 11 * dayMs;
      expect(await toldAt(dayOfIt - 1)).toEqual([]);
      expect(await everything()).toContain(sealed?.text);
      expect(await toldAt(dayOfIt)).toEqual(['DeliveryDataRemoved']);
      told.push(...world.told);
      const left = await everything();
      for (const part of [
        sealed?.text ?? '-',
        ...Object.values(berlin).filter((one = '') => one.length > 2),
      ]) {
        expect(left).not.toContain(part);
        expect(JSON.stringify(told)).not.toContain(part);
        expect(written.join('')).not.toContain(part);
      }
      expect(await world.deliveryOf(id)).toMatchObject({ state: 'fulfilled' });
      expect(await world.deliveryOf(id)).not.toHaveProperty('country');
      expect(await toldAt(dayOfIt + dayMs)).toEqual([]);
    } finally {
      for (const listener of listeners) listener.mockRestore();
    }
  });

  test('is deleted earlier when a later plan says so, also of what has ended', async () => {
    const { campaign, id } = await asked({ keepAddressDays: 100, reminderDays: [] });
    await world.give(id);
    await world.say(
      campaign,
      { reference: 'A', pledgeId: id, status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
    );
    await world.plan(campaign, { keepAddressDays: 2, reminderDays: [] });
    expect(await toldAt(shippingAtMs + 2 * dayMs - 1)).toEqual([]);
    expect(await toldAt(shippingAtMs + 2 * dayMs)).toEqual(['DeliveryDataRemoved']);
    expect((await world.deps.data.getAll([id])).size).toBe(0);
  });

  test('is kept while a parcel that came back is to be sent again', async () => {
    const { campaign, id } = await asked({ keepAddressDays: 1, reminderDays: [] });
    await world.give(id);
    await world.say(
      campaign,
      { reference: 'A', pledgeId: id, status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
      { reference: 'A', status: 'returned' },
    );
    expect(await toldAt(shippingAtMs + 5 * dayMs)).toEqual([]);
    expect((await world.deps.data.getAll([id])).size).toBe(1);
  });
});
