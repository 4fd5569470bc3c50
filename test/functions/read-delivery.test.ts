import { expect, test } from '@jest/globals';
import { useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, codeOf } from '../support/fanfund.ts';

const world = useDeliveryData();

test('a backer sees wave, place, parcels with links to follow them, and what is asked', async () => {
  const { campaign, ids } = await world.delivering([{}]);
  const id = ids[0] ?? '';
  await world.plan(campaign, { lockAt: '2027-01-01T00:00:00Z' });
  await world.say(campaign, {
    ...{ reference: 'A', pledgeId: id, status: 'dispatched' },
    ...{ carrier: 'dhl', trackingNumber: '0034' },
  });
  expect(bodyOf(await world.read(id))).toMatchObject({
    ...{ pledgeId: id, number: 1, state: 'shipping', toSend: [] },
    parcels: [
      {
        ...{ carrier: 'dhl', trackingNumber: '0034', state: 'dispatched' },
        trackingUrl: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=0034',
      },
    ],
    data: { asked: true, given: false, locked: false, lockAt: '2027-01-01T00:00:00.000Z' },
    codes: [],
  });
});

test('and the codes that were handed out', async () => {
  const { campaign, ids } = await world.delivering([{ rewardId: 'book' }]);
  const id = ids[0] ?? '';
  await world.deps.codes.add(campaign.id, 'book', ['AAAA-1111']);
  const digital = {
    reference: 'A',
    pledgeId: id,
    status: 'dispatched',
    carrier: 'digital',
  } as const;
  await world.say(campaign, digital);
  expect(bodyOf(await world.read(id))).toMatchObject({
    ...{ state: 'fulfilled', codes: [{ rewardId: 'book', code: 'AAAA-1111' }] },
  });
});

test('nobody else does, nor before there is anything', async () => {
  const { ids } = await world.delivering([{}, { isMoneyOnly: true }]);
  expect(codeOf(await world.read(ids[0] ?? '', 'backer-2'))).toBe('not_found');
  expect(codeOf(await world.read(ids[1] ?? '', 'backer-2'))).toBe('not_found');
});
