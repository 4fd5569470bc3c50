/** Breakages of the one pace that all workers keep with Stripe. */
import type { Mutant } from './mutant.ts';
import { lines } from './mutant.ts';

export const pace: readonly Mutant[] = [
  {
    name: 'requests do not wait for their place',
    file: 'shared/payments/paced-http-client.ts',
    find: '      await pace(endpointOf(method, path)).catch((error: unknown) => {',
    replace: lines(
      '      void pace(endpointOf(method, path)).catch((error: unknown) => {',
      '        if (error instanceof Error) return;',
    ),
    why: 'A promise that nobody waits for looks like one that is waited for.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'a slot is used however late it is',
    file: 'shared/payments/pace.ts',
    find: '    if (deps.now() <= slotMs + lateMsMax) lane.callers.shift()?.go();',
    replace: '    if (slotMs > 0) lane.callers.shift()?.go();',
    why: 'The slot was leased and nobody else can have it.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'two workers lease the same slots',
    file: 'shared/store/pace-store.ts',
    find: "'attribute_not_exists(pk)' : '#version = :version',",
    replace: "'attribute_not_exists(pk)' : '#version >= :version',",
    why: 'Versions only rise, so that both signs refuse what is older than the table.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'every object has a pace of its own',
    file: 'shared/payments/paced-http-client.ts',
    find: ".split('/').map(withoutId).join('/')",
    replace: ".split('/').join('/')",
    why: 'The path of a request looks like the name of its endpoint.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'a second that is full takes more',
    file: 'shared/payments/pace-schedule.ts',
    find: 'at(cell) >= cellSlotsMax || busiestSecond(at, cell) >= inAll',
    replace: 'at(cell) >= cellSlotsMax || at(cell) >= inAll',
    why: 'The calendar counts what is given to a moment, and the rate is a number as well.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'what was sent in the last second is forgotten',
    file: 'shared/payments/pace-schedule.ts',
    find: '  const from = cellOf(nowMs) - secondCells;',
    replace: '  const from = cellOf(nowMs);',
    why: 'What is past needs no place in the calendar any more.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
  {
    name: 'a lease is not waited for',
    file: 'shared/payments/pace.ts',
    find: lines(
      '    const inTheWay = await book.replace(entry, state);',
      '    if (!inTheWay) return { slotsMs, tookMs: now() - nowMs };',
      '    entry = inTheWay;',
    ),
    replace: lines(
      '    void book.replace(entry, state).catch(() => undefined);',
      '    return { slotsMs, tookMs: now() - nowMs };',
    ),
    why: 'Conflicts are rare, and waiting for each lease slows all of a settlement down.',
    caughtBy: ['rate-stays-within-the-budget'],
  },
];
