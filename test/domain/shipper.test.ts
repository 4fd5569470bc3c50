import { describe, expect, test } from '@jest/globals';
import { dispatchedBy, isHidden, whyNotHeard } from '../../shared/domain/shipper.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

const shop = { id: 'prt_one' };
const warehouse = { ...shop, ships: true };
const own = { partner: { id: 'prt_one', reference: 'r' } };
const foreign = { partner: { id: 'prt_two', reference: 'r' } };
const fact = { reference: 'A', status: 'dispatched' } as const;
const change = { reference: 'A', status: 'returned' } as const;
const by = (sender?: string) => ({ pledgeId: 'plg_1', by: sender });

const codeOf = (...asked: Parameters<typeof whyNotHeard>): string => {
  const why = whyNotHeard(...asked);
  return isRefusal(why) ? why.refused : 'heard';
};

test('who dispatched is kept: the partner, or operations', () => {
  expect([dispatchedBy(shop), dispatchedBy(undefined)]).toEqual(['prt_one', 'operations']);
});

test('hidden is what another partner has dispatched, from partners alone', () => {
  const senders = ['prt_two', 'prt_one', 'operations', undefined];
  expect(senders.map((sender) => isHidden(shop, by(sender)))).toEqual([true, false, false, false]);
  expect(senders.some((sender) => isHidden(undefined, by(sender)))).toBe(false);
});

describe('of a parcel', () => {
  test.each([
    ['operations say everything', undefined, change, foreign, by('prt_two'), 'heard'],
    ['a shop sends its own', shop, fact, own, undefined, 'heard'],
    ['a shop sends nothing of another', shop, fact, foreign, undefined, 'not_found'],
    ['nor what nobody sold', shop, fact, {}, undefined, 'not_found'],
    ['nor what is not there', shop, fact, undefined, undefined, 'not_found'],
    ['a warehouse sends all', warehouse, fact, foreign, undefined, 'heard'],
    ['but under a free name', warehouse, fact, foreign, by('prt_two'), 'shipment_reused'],
    ['whoever sent it goes on', shop, change, foreign, by('prt_one'), 'heard'],
    ['nobody changes another one’s', warehouse, change, foreign, by('prt_two'), 'shipment_unknown'],
    ['not even of its own pledge', shop, change, own, by('prt_two'), 'shipment_unknown'],
    ['a shop changes its own', shop, change, own, by('operations'), 'heard'],
    ['and no other', shop, change, foreign, by('operations'), 'shipment_unknown'],
    ['a warehouse what went before', warehouse, change, {}, by(), 'heard'],
  ] as const)('%s', (...[, shipper, said, pledge, dispatched, expected]) => {
    expect(codeOf(shipper, { fact: said, pledge, dispatched })).toBe(expected);
  });
});

test('who is refused is told no more than that', () => {
  const said = (...asked: Parameters<typeof whyNotHeard>) => whyNotHeard(...asked)?.detail;
  const taken = { fact, pledge: foreign, dispatched: by('prt_two') };
  expect([
    said(warehouse, taken),
    said(shop, { ...taken, dispatched: undefined }),
    said(shop, { ...taken, fact: change }),
  ]).toEqual([
    'The reference belongs to another parcel.',
    'There is no such pledge.',
    'No parcel with this reference was dispatched before.',
  ]);
});
