import { describe, expect, test } from '@jest/globals';
import { giveDeliveryData } from '../../functions/give-delivery-data/give-delivery-data.ts';
import { addressFault, servesCountry } from '../../shared/domain/address.ts';
import { seal, unseal } from '../../shared/fulfilment/sealed-data.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import { mug } from '../support/deliveries.ts';
import { berlin, testLinkKeys, useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { dayMs } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const world = useDeliveryData();
const lockAt = '2026-12-20T00:00:00Z';
const size = { id: 'size', title: 'Size', options: ['S', 'M'] };
const sized = { rewards: [{ rewardId: 'mug', choices: [size] }] };

describe('what a backer says', () => {
  test('is kept sealed, and opens for its backer alone', async () => {
    const { campaign, ids } = await world.delivering([{}, {}]);
    await world.plan(campaign, sized);
    const id = ids[0] ?? '';
    expect(bodyOf(await world.give(id, { choices: { 'mug.size': 'M' } }))).toEqual({
      ...{ pledgeId: id, given: true, country: 'DE' },
    });
    expect(bodyOf(await world.read(id), 'readDelivery')).toMatchObject({
      data: { given: true, address: berlin, choices: [{ id: 'size', chosen: 'M' }] },
    });
    expect(codeOf(await world.give(id, {}, 'backer-2'))).toBe('not_found');
    const sealed = (await world.deps.data.getAll([id])).get(id);
    expect(() => unseal(world.keys, ids[1] ?? '', sealed ?? ({} as never))).toThrow();
  });

  test('is replaced until the lock, and given for the first time also after it', async () => {
    const { campaign, ids } = await world.delivering([{}, {}]);
    await world.plan(campaign, { lockAt });
    const [one = '', two = ''] = ids;
    world.clock.set(Date.parse(lockAt) - 1);
    expect(bodyOf(await world.give(one))).toMatchObject({ country: 'DE' });
    const vienna = { ...berlin, city: 'Wien', postalCode: '1010', country: 'AT' };
    expect(bodyOf(await world.give(one, { address: vienna }))).toMatchObject({ country: 'AT' });
    world.clock.set(Date.parse(lockAt));
    expect(codeOf(await world.give(one))).toBe('delivery_locked');
    expect(bodyOf(await world.give(two, {}, 'backer-2'))).toMatchObject({ given: true });
    expect(codeOf(await world.give(two, {}, 'backer-2'))).toBe('delivery_locked');
  });

  test('is told of once, however often the same is said', async () => {
    const { ids } = await world.delivering([{}]);
    const id = ids[0] ?? '';
    await world.give(id);
    const before = await world.deliveryOf(id);
    const sealed = await world.deps.data.getAll([id]);
    await world.relay();
    const { country, ...rest } = berlin;
    expect(bodyOf(await world.give(id, { address: { country, ...rest } }))).toEqual({
      ...{ pledgeId: id, given: true, country: 'DE' },
    });
    expect(await world.relay()).toEqual([]);
    expect(await world.deliveryOf(id)).toEqual(before);
    expect(await world.deps.data.getAll([id])).toEqual(sealed);
  });

  test('may be changed ten times a day', async () => {
    const { ids } = await world.delivering([{}]);
    const id = ids[0] ?? '';
    const at = (number: number) => ({ address: { ...berlin, line1: `Musterweg ${number}` } });
    for (let number = 1; number <= 10; number += 1)
      expect(bodyOf(await world.give(id, at(number)))).toMatchObject({ given: true });
    expect(codeOf(await world.give(id, at(11)))).toBe('too_many_changes');
    expect(bodyOf(await world.give(id, at(10)))).toMatchObject({ given: true });
    world.clock.advance(dayMs);
    expect(bodyOf(await world.give(id, at(11)))).toMatchObject({ given: true });
  });

  test('is final when everything is on its way, and over when it was delivered', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const id = ids[0] ?? '';
    await world.give(id);
    await world.say(campaign, { reference: 'A', pledgeId: id, status: 'dispatched' });
    expect(codeOf(await world.give(id))).toBe('delivery_locked');
    await world.say(campaign, { reference: 'A', status: 'delivered' });
    expect(codeOf(await world.give(id))).toBe('delivery_over');
  });

  test.each([
    [{ address: undefined }, 'address_invalid'],
    [{ address: { ...berlin, postalCode: '1011' } }, 'address_invalid'],
    [{ choices: {} }, 'choice_invalid'],
    [{ choices: { 'mug.size': 'XXL' } }, 'choice_invalid'],
    [{ choices: { 'mug.size': 'M', 'mug.colour': 'red' } }, 'choice_invalid'],
  ])('is refused where it does not fit: %j', async (body, code) => {
    const { campaign, ids } = await world.delivering([{}]);
    await world.plan(campaign, sized);
    const whole = { choices: { 'mug.size': 'M' }, ...body };
    expect(codeOf(await world.give(ids[0] ?? '', whole))).toBe(code);
  });

  test('is refused for a country that the reward is not shipped to', async () => {
    const rewards = [{ ...mug, shipping: [{ countries: ['AT', 'CH'], costMinor: 500 }] }];
    const { ids } = await world.delivering([{}], { rewards });
    expect(codeOf(await world.give(ids[0] ?? ''))).toBe('country_not_served');
    expect(servesCountry({}, rewards, 'AT')).toBe(true);
    expect(servesCountry({}, [mug], 'DE')).toBe(true);
    expect(servesCountry({ shipping: [{ countries: ['AT'], costMinor: 0 }] }, [mug], 'DE')).toBe(
      false,
    );
  });

  test('is sent to the country that shipping and taxes were paid for, and to no other', async () => {
    const vienna = { ...berlin, city: 'Wien', postalCode: '1010', country: 'AT' };
    const shipping = [
      { countries: ['DE'], costMinor: 500 },
      { countries: ['AT'], costMinor: 2500 },
    ];
    const { ids } = await world.delivering(
      [{ shipTo: { country: 'DE' }, shippingMinor: 500 }, {}],
      {
        rewards: [{ ...mug, shipping }],
      },
    );
    const [paidForOne = '', paidForAny = ''] = ids;
    expect(await world.give(paidForOne, { address: vienna })).toEqual({
      refused: 'country_not_paid',
      detail: 'Shipping and taxes were paid for DE.',
    });
    expect((await world.deps.data.getAll([paidForOne])).size).toBe(0);
    expect(bodyOf(await world.give(paidForOne))).toMatchObject({ country: 'DE' });
    const linkToken = await signBackerLink(testLinkKeys, {
      ...{ purpose: 'delivery', pledgeId: paidForOne, expiresAtMs: world.clock() + 1000 },
    });
    const body = { linkToken, address: vienna, choices: {} };
    const byLink = { path: { id: paidForOne }, body };
    expect(codeOf(await giveDeliveryData(world.deps, request(byLink)))).toBe('country_not_paid');
    expect(bodyOf(await world.give(paidForAny, { address: vienna }, 'backer-2'))).toMatchObject({
      country: 'AT',
    });
  });

  test('needs no address where nothing is carried', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    await world.plan(campaign, { rewards: [{ rewardId: 'mug', kind: 'pickup' }] });
    const answer = bodyOf(await world.give(ids[0] ?? '', { address: undefined }));
    expect(answer).toEqual({ pledgeId: ids[0], given: true });
  });
});

describe('the form of an address', () => {
  test.each([
    ['DE', '10115', undefined, undefined],
    ['DE', undefined, undefined, 'address_invalid'],
    ['US', '94103', 'CA', undefined],
    ['US', '94103-1234', undefined, 'address_invalid'],
    ['CA', 'k1a 0b1', 'ON', undefined],
    ['GB', 'SW1A 1AA', undefined, undefined],
    ['GB', '12345', undefined, 'address_invalid'],
    ['NL', '1012 AB', undefined, undefined],
    ['HK', undefined, undefined, undefined],
    ['XX', '1', undefined, 'address_invalid'],
  ])('in %s with %s and %s is %s', (country, postalCode, region, code) => {
    expect(refusedAs(addressFault({ ...berlin, country, postalCode, region }))).toBe(code);
  });
});

test('a key that is being replaced still opens what it has sealed', async () => {
  const { dataKeysFrom } = await import('../../shared/fulfilment/sealed-data.ts');
  const [old, fresh] = ['o'.repeat(40), 'n'.repeat(40)];
  const sealed = seal(dataKeysFrom(old), 'plg_1', { choices: {} });
  expect(unseal(dataKeysFrom(`${fresh} ${old}`), 'plg_1', sealed)).toEqual({ choices: {} });
  expect(() => unseal(dataKeysFrom(fresh), 'plg_1', sealed)).toThrow('not in the secret');
  expect(() => dataKeysFrom('short')).toThrow('32 random characters');
});
