import { describe, expect, test } from '@jest/globals';
import { tellOfDelivery } from '../../functions/tell-of-delivery/tell-of-delivery.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { dayMs } from '../support/given.ts';
import { useDeliveryData } from '../support/delivery-data.ts';

const world = useDeliveryData();

async function telling(name: string, isKnown = true) {
  const { campaign, ids } = await world.delivering([{}]);
  const pledgeId = ids[0] ?? '';
  const pledge = await world.pledgeNow(pledgeId);
  if (isKnown)
    await world.table.put(pledgeToItem({ ...pledge, contactEmail: 'anna@backers.example' }));
  const mails: Mail[] = [];
  const counted: string[] = [];
  const tell = () =>
    tellOfDelivery(
      {
        ...world.deps,
        mailer: {
          send: (mail) => {
            mails.push(mail);
            return Promise.resolve('sent');
          },
        },
        linkFor: ({ purpose, expiresAtMs }) =>
          Promise.resolve(`https://api.example/v1/${purpose}-links/${expiresAtMs}`),
        meter: { count: (metric) => void counted.push(metric) },
      },
      { name, eventId: 'e-1', campaignId: campaign.id, pledgeId },
    );
  return { campaign, pledgeId, mails, counted, tell };
}

describe('a backer is written', () => {
  test.each(['DeliveryDataRequested', 'DeliveryDataReminded', 'DeliveryLockAnnounced'])(
    'on %s, with the day until which changes are taken',
    async (name) => {
      const { campaign, mails, tell } = await telling(name);
      await world.plan(campaign, { lockAt: '2027-01-01T00:00:00Z' });
      await tell();
      expect(mails).toHaveLength(1);
      expect(mails[0]).toMatchObject({ eventId: 'e-1', to: 'anna@backers.example' });
      expect(mails[0]?.text).toContain('2027');
    },
  );

  test('when asked, with a link that is good for more than a year', async () => {
    const { campaign, mails, tell } = await telling('DeliveryDataRequested');
    await world.plan(campaign);
    await tell();
    const untilMs = world.clock() + 400 * dayMs;
    expect(mails[0]?.text).toContain(`https://api.example/v1/delivery-links/${untilMs}`);
  });

  test('that something was said, and not what', async () => {
    const { pledgeId, mails, tell } = await telling('DeliveryDataGiven');
    await tell();
    expect(mails).toEqual([]);
    await world.give(pledgeId);
    await tell();
    expect(mails[0]?.subject).toMatch(/^We have your delivery details for /);
    expect(mails[0]?.text).toContain('If it was not you');
    expect(JSON.stringify(mails)).not.toMatch(/Anna Example|Musterweg|Berlin|10115/);
  });

  test('when a parcel is on its way, with the link to follow it', async () => {
    const { campaign, pledgeId, mails, tell } = await telling('ShipmentDispatched');
    await world.say(campaign, {
      ...{ reference: 'A', pledgeId, status: 'dispatched', carrier: 'dpd', trackingNumber: '77' },
    });
    await tell();
    expect(mails[0]?.text).toContain('https://tracking.dpd.de/status/en_US/parcel/77');
  });

  test('never of what is no news any more, and counted where there is no address', async () => {
    const { pledgeId, mails, tell } = await telling('DeliveryDataReminded');
    await world.give(pledgeId);
    await tell();
    expect(mails).toEqual([]);
    const unknown = await telling('DeliveryDataRequested', false);
    await unknown.tell();
    expect([unknown.mails, unknown.counted]).toEqual([[], ['NoticesWithoutAddress']]);
    const other = await telling('PledgeFulfilled');
    await other.tell();
    expect(other.mails).toEqual([]);
  });
});
