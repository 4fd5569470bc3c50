/** Breakages of the journal and of the figures that are made of it. */
import type { Mutant } from './mutant.ts';

export const ledger: readonly Mutant[] = [
  {
    name: 'a batch advances the journal by one',
    file: 'shared/store/journal-append.ts',
    find: "    ['entries', expected + entries.length],",
    replace: "    ['entries', expected + 1],",
    why: 'One item is written into the journal for each batch.',
    caughtBy: ['entries-never-change', 'debits-are-credits'],
  },
  {
    name: 'dropped pledges are never written off',
    file: 'shared/domain/ledger.ts',
    find: "    own('dropped', pledge.state === 'dropped' ? pledge.amountMinor : 0),\n",
    replace: '',
    why: 'Nothing was ever paid, so that nothing moves in the books.',
    caughtBy: ['reports-add-up', 'journal-tells-the-pledges'],
  },
  {
    name: 'refunds are booked while they wait and not when they arrive',
    file: 'shared/domain/ledger.ts',
    find: "    own('refunded', refundsIn(pledge, 'succeeded')),",
    replace: "    own('refunded', refundsIn(pledge, 'pending')),",
    why: 'Stripe has accepted the refund by then, and the money is as good as gone.',
    caughtBy: ['ledger-is-stripe'],
  },
  {
    name: 'a fee is booked with each check',
    file: 'shared/store/journal-append.ts',
    find: '          ...references.map((reference) => put(bookedKey(campaignId, reference))),',
    replace:
      '          ...references.map((reference) => ({\n            Put: { TableName: table.name, Item: bookedKey(campaignId, reference) },\n          })),',
    why: 'The marker is written with the entry, and the check of a day runs once.',
    caughtBy: ['ledger-is-stripe'],
  },
  {
    name: 'what moves no total is not booked',
    file: 'functions/keep-totals/keep-totals.ts',
    find: 'isNoChange(change) && entries.length === 0 && Object',
    replace: 'isNoChange(change) && Object',
    why: 'Money cannot move without moving the totals.',
    caughtBy: ['journal-tells-the-pledges', 'ledger-is-stripe'],
  },
  {
    name: 'each write books all that a pledge is worth',
    file: 'shared/domain/ledger.ts',
    find: 'subtractSums(positionOf(after), before ? positionOf(before) : {});',
    replace: 'subtractSums(positionOf(after), before === after ? positionOf(before) : {});',
    why: 'An entry says what a pledge is worth after its event.',
    caughtBy: ['journal-tells-the-pledges', 'ledger-is-stripe'],
  },
  {
    name: 'fees of disputes are forgotten',
    file: 'shared/domain/ledger.ts',
    find: '  [chargeFeeOf(pledge), ...(pledge.disputes ?? []).map(({ fee }) => fee)].flatMap(',
    replace: '  [chargeFeeOf(pledge)].flatMap(',
    why: 'A fee belongs to a payment, and a dispute is none.',
    caughtBy: ['ledger-is-stripe'],
  },
];
