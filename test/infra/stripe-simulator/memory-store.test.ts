/** The two stores side by side under random changes, kept and taken back. */
import { describe, expect, test } from '@jest/globals';
import type {
  Customer,
  Delivery,
  SavedAnswer,
  StripeEvent,
} from '../../../infra/stripe-simulator/world/entities.ts';
import type { Store } from '../../../infra/stripe-simulator/world/store.ts';
import { openStore } from '../../../infra/stripe-simulator/world/store.ts';
import type { Chance } from '../../simulation/kernel/chance.ts';
import { chanceOf } from '../../simulation/kernel/chance.ts';

const openBoth = (): [Store, Store] => [
  openStore(undefined, (work) => work()),
  openStore(':memory:', (work) => work()),
];

const customer = (id: string, created: number, email: string): Customer =>
  ({ id, created, email }) as Customer;
const delivery = (id: string, created: number, atMs: number): Delivery =>
  ({ id, created, atMs }) as Delivery;
const event = (id: string, created: number, pending: number): StripeEvent =>
  ({ id, created, pending_webhooks: pending }) as StripeEvent;
const answer = (id: string, created: number): SavedAnswer => ({ id, created }) as SavedAnswer;

type Deed = (store: Store) => unknown;

/** One change or one look, drawn once and done to both. `step` numbers new rows, and is their age. */
function deedOf(chance: Chance, step: number, fresh: Set<string>): Deed {
  const some = (kind: string): string => `${kind}_${chance.integer(Math.max(1, step - 40), step)}`;
  const email = `e${chance.integer(1, 3)}`;
  const [limit, atMs, created] = [
    chance.integer(1, 6),
    step + chance.integer(-20, 20),
    step - chance.integer(0, 30),
  ];
  const kept = (id: string): string => {
    fresh.add(id);
    return id;
  };
  const known = some('cus');
  const deeds: readonly (readonly [number, () => Deed])[] = [
    [6, () => (store) => store.put('customers', customer(kept(`cus_${step}`), step, email))],
    [3, () => (store) => changeCustomer(store, known, email)],
    [2, () => (fresh.has(known) ? () => undefined : (store) => store.remove('customers', known))],
    [6, () => (store) => store.put('deliveries', delivery(kept(`src_${step}`), step, atMs))],
    [
      3,
      () => {
        const id = some('src');
        return (store) => moveDelivery(store, id, atMs);
      },
    ],
    [
      2,
      () => {
        const id = some('src');
        return fresh.has(id) ? () => undefined : (store) => store.remove('deliveries', id);
      },
    ],
    [6, () => (store) => store.put('events', event(kept(`evt_${step}`), step, step % 3))],
    [3, () => (store) => store.put('saved_answers', answer(kept(`key_${step}`), step))],
    [4, () => (store) => store.select('customers', { limit })],
    [4, () => (store) => store.select('customers', { limit, where: { email } })],
    [3, () => (store) => store.select('customers', { limit, created: { gte: created } })],
    [2, () => (store) => store.select('customers', { limit, created: { gt: created, lt: step } })],
    [3, () => (store) => store.select('customers', { limit, olderThanId: known })],
    [
      3,
      () => (store) => store.select('customers', { limit, newerThanId: known, oldestFirst: true }),
    ],
    [
      2,
      () => (store) =>
        store.select('customers', { limit, in: { name: 'email', values: ['e1', 'e2'] } }),
    ],
    [2, () => (store) => [...store.scan('customers')]],
    [4, () => (store) => store.due('deliveries', step, limit)],
    [2, () => (store) => [store.count('deliveries'), store.count('saved_answers')]],
    [2, () => (store) => store.outlivedEvents({ createdBefore: created, keptMax: 1000 }, limit)],
    [3, () => (store) => store.get('customers', known)],
  ];
  return chance.weighed(deeds)();
}

function changeCustomer(store: Store, id: string, email: string): void {
  const found = store.get('customers', id);
  if (found !== undefined) store.put('customers', { ...found, email });
}

function moveDelivery(store: Store, id: string, atMs: number): void {
  const found = store.get('deliveries', id);
  if (found !== undefined) store.put('deliveries', { ...found, atMs });
}

/** What goes for good, oldest first, as it is done between requests. */
function prune(store: Store, step: number): unknown {
  store.forgetAnswers(step - 50);
  const ids = store.outlivedEvents({ createdBefore: step - 80, keptMax: 1000 }, 10);
  for (const id of ids) store.remove('events', id);
  store.commit();
  return ids;
}

describe('what is kept in memory alone', () => {
  test.each([1, 2, 3])('is what the database keeps, in random story %i', (seed) => {
    const chance = chanceOf(seed, 'stores');
    const [memory, database] = openBoth();
    const told: [string[], string[]] = [[], []];
    const tell = (act: Deed): void => {
      told[0].push(JSON.stringify(act(memory) ?? null));
      told[1].push(JSON.stringify(act(database) ?? null));
    };
    let fresh = new Set<string>();
    for (let step = 1; step <= 1500; step += 1) {
      tell(deedOf(chance, step, fresh));
      if (!chance.happens(0.3)) continue;
      const isKept = chance.happens(0.6);
      tell((store) => (isKept ? store.commit() : store.discard()));
      fresh = new Set();
      if (chance.happens(0.2)) tell((store) => prune(store, step));
    }
    expect(told[0]).toEqual(told[1]);
    for (const table of ['customers', 'events', 'deliveries', 'saved_answers'] as const) {
      expect([...memory.scan(table)]).toEqual([...database.scan(table)]);
    }
    expect(memory.count('customers')).toBeGreaterThan(50);
  });

  test.each(['memory', 'database'])('forgets what is too many, if delivered: %s', (kind) => {
    const store = openBoth()[kind === 'memory' ? 0 : 1];
    for (let made = 1; made <= 10; made += 1) {
      store.put('events', event(`evt_${made}`, made, made === 2 ? 1 : 0));
      store.commit();
    }
    const bounds = { createdBefore: 0, keptMax: 6 };
    expect(store.outlivedEvents(bounds, 10)).toEqual(['evt_1', 'evt_3', 'evt_4']);
    expect(store.outlivedEvents(bounds, 2)).toEqual(['evt_1', 'evt_3']);
  });

  test.each(['memory', 'database'])('changes wholly or not at all: %s', (kind) => {
    const store = openBoth()[kind === 'memory' ? 0 : 1];
    const settled: boolean[] = [];
    store.whenSettled((isKept) => settled.push(isKept));
    store.put('customers', customer('cus_1', 1, 'before'));
    store.commit();
    store.put('customers', customer('cus_2', 2, 'new'));
    store.put('customers', customer('cus_2', 2, 'newer'));
    store.put('customers', customer('cus_1', 1, 'after'));
    store.remove('customers', 'cus_1');
    expect([...store.scan('customers')].map(({ id }) => id)).toEqual(['cus_2']);
    store.discard();
    expect([...store.scan('customers')]).toEqual([customer('cus_1', 1, 'before')]);
    expect(store.get('customers', 'cus_2')).toBeUndefined();
    expect(settled).toEqual([true, false]);
  });
});
