/**
 * What the model is checked with, and which of its rules are broken to see that a property notices.
 * A budget says how often something may happen in one run, over all pledges; see settlement.pml.
 */
export type Budgets = Readonly<Partial<Record<Budget, number>>>;

type Budget =
  | 'PLEDGES'
  | 'KIND'
  | 'LATE'
  | 'CRASHES'
  | 'WEBHOOKS'
  | 'DUPLICATES'
  | 'FAULTS'
  | 'DECLINES'
  | 'AGES'
  | 'RETRIES'
  | 'ABANDONS'
  | 'PROCESSING'
  | 'DASHBOARD'
  | 'EXCHANGES'
  | 'RENEWALS'
  | 'CANCELLATIONS';

const saveCard = { KIND: 0 };
const hold = { KIND: 1 };
const chargeAhead = { KIND: 2 };

export type Configuration = {
  readonly name: string;
  readonly budgets: Budgets;
  /** Takes minutes, or gigabytes. */
  readonly isLong?: true;
};

/** Two crashes, one webhook, one message twice, one lost answer and one decline, unless it is said. */
export const configurations: readonly Configuration[] = [
  { name: 'saved cards', budgets: { ...saveCard } },
  { name: 'saved cards, a retry', budgets: { ...saveCard, RETRIES: 1 } },
  {
    name: 'saved cards, two lost answers, an old key',
    budgets: { ...saveCard, FAULTS: 2, AGES: 1, DECLINES: 0, WEBHOOKS: 0 },
  },
  { name: 'holds, a retry, an old key', budgets: { ...hold, RETRIES: 1, AGES: 1 } },
  {
    name: 'charges ahead, two lost answers, a cancellation',
    budgets: { ...chargeAhead, FAULTS: 2, CANCELLATIONS: 1 },
  },
  {
    name: 'one saved card, a retry, an old key, the campaign abandoned',
    budgets: { ...saveCard, PLEDGES: 1, RETRIES: 1, AGES: 1, ABANDONS: 1, CRASHES: 1 },
  },
  {
    name: 'one hold, a retry, an old key, the campaign abandoned',
    budgets: { ...hold, PLEDGES: 1, RETRIES: 1, AGES: 1, ABANDONS: 1, CRASHES: 1 },
  },
  {
    name: 'one hold, exchanged or cancelled by people',
    budgets: { ...hold, PLEDGES: 1, EXCHANGES: 1, CANCELLATIONS: 1, DASHBOARD: 1 },
  },
  {
    name: 'one saved card, renewed by its backer',
    budgets: { ...saveCard, PLEDGES: 1, RETRIES: 1, RENEWALS: 1, DASHBOARD: 1 },
  },
  {
    name: 'one saved card, two retries, two declines',
    budgets: { ...saveCard, PLEDGES: 1, RETRIES: 2, DECLINES: 2 },
  },
  {
    name: 'one saved card, a bank that takes its time',
    budgets: { ...saveCard, PLEDGES: 1, PROCESSING: 1, RETRIES: 1, AGES: 1 },
  },
  {
    name: 'one saved card, Stripe hours late',
    budgets: { ...saveCard, PLEDGES: 1, LATE: 1, FAULTS: 2, RETRIES: 1 },
  },
  {
    name: 'one hold, Stripe hours late',
    budgets: { ...hold, PLEDGES: 1, LATE: 1, FAULTS: 2, AGES: 1, DECLINES: 0 },
  },
  {
    name: 'saved cards, the campaign abandoned',
    budgets: { ...saveCard, ABANDONS: 1, CRASHES: 1 },
    isLong: true,
  },
  {
    name: 'holds, exchanged or cancelled',
    budgets: { ...hold, EXCHANGES: 1, CANCELLATIONS: 1 },
    isLong: true,
  },
];

/** Small enough for the tests, and every kind of pledge. */
export const smallConfigurations: readonly Configuration[] = [
  { name: 'saved cards, one crash', budgets: { ...saveCard, CRASHES: 1, DUPLICATES: 0 } },
  { name: 'one hold, a retry', budgets: { ...hold, PLEDGES: 1, RETRIES: 1 } },
  { name: 'charges ahead', budgets: { ...chargeAhead } },
];

/** As settlement.pml numbers them. */
export const properties: ReadonlyMap<number, string> = new Map([
  [1, 'a pledge is charged once'],
  [2, 'only a pledge that is due is charged'],
  [3, 'only an attempt that was written takes money'],
  [4, 'nobody charges for a campaign that is known to take no money'],
  [5, 'no new number while a request may still make an intent'],
  [6, 'money is kept of a collected pledge, and of no other'],
  [7, 'a collected pledge names the intent that was paid'],
  [8, 'every pledge comes to its end'],
  [9, 'the model has room for what happens'],
]);

export type BrokenRule = {
  readonly name: string;
  /** As settlement.pml numbers them. */
  readonly rule: number;
  readonly budgets: Budgets;
  /** The property that must fail; the others are not looked at. */
  readonly property: number;
};

const one = { PLEDGES: 1 };
const oneStray = {
  ...one,
  ...saveCard,
  LATE: 1,
  FAULTS: 2,
  DECLINES: 0,
  WEBHOOKS: 0,
  DUPLICATES: 0,
};

export const brokenRules: readonly BrokenRule[] = [
  {
    name: 'a write is not refused to whoever has an old version',
    ...{ rule: 1, property: 1, budgets: { ...one, ...hold } },
  },
  {
    name: 'a new number follows a lost answer at once',
    ...{ rule: 2, property: 1, budgets: { ...one, ...hold } },
  },
  {
    name: 'one look that finds nothing is believed',
    ...{ rule: 3, property: 5, budgets: { ...one, ...saveCard } },
  },
  {
    name: 'a look is believed in the moment in which the key stops to be trusted',
    ...{ rule: 4, property: 6, budgets: { ...one, ...saveCard, AGES: 1 } },
  },
  {
    name: 'a key is trusted for ever',
    ...{ rule: 5, property: 6, budgets: { ...one, ...saveCard, AGES: 1, FAULTS: 2 } },
  },
  {
    name: 'within an attempt another intent is made for one that is canceled',
    ...{ rule: 6, property: 6, budgets: { ...one, ...hold, DASHBOARD: 1 } },
  },
  {
    name: 'a pledge is dropped without its intent being cancelled',
    ...{ rule: 7, property: 6, budgets: { ...one, ...saveCard } },
  },
  {
    name: 'a message is deleted before its work is done',
    ...{ rule: 8, property: 6, budgets: { ...oneStray } },
  },
  {
    name: 'an unknown outcome is taken for a decline',
    ...{ rule: 9, property: 6, budgets: { ...one, ...saveCard } },
  },
  {
    name: 'dunning tries the card with an intent of its own',
    ...{ rule: 10, property: 1, budgets: { ...one, ...saveCard, RETRIES: 1 } },
  },
  {
    name: 'a pledge is released whatever its state',
    ...{
      rule: 11,
      property: 2,
      budgets: { ...one, ...saveCard, ABANDONS: 1, CRASHES: 0, WEBHOOKS: 0 },
    },
  },
  {
    name: 'Stripe is asked before the attempt is written',
    ...{ rule: 12, property: 3, budgets: { ...one, ...saveCard } },
  },
  {
    name: 'nobody sends again what was lost',
    ...{ rule: 13, property: 8, budgets: { ...one, ...saveCard, RETRIES: 1 } },
  },
  {
    name: 'nobody looks for what an attempt took after it was given up',
    ...{ rule: 14, property: 6, budgets: { ...oneStray } },
  },
  {
    name: 'an attempt begins whatever has become of its campaign',
    ...{ rule: 15, property: 4, budgets: { ...one, ...saveCard, ABANDONS: 1 } },
  },
  {
    name: 'an intent that was only made is charged whatever has become of the campaign',
    ...{ rule: 16, property: 4, budgets: { ...one, ...saveCard, ABANDONS: 1 } },
  },
  {
    name: 'an intent that is paid counts as cancelled',
    ...{ rule: 17, property: 6, budgets: { ...one, ...saveCard } },
  },
  {
    name: 'a payment goes back although the pledge names it',
    ...{ rule: 18, property: 7, budgets: { ...one, ...saveCard } },
  },
];
