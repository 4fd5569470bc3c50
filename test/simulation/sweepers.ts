/**
 * Wakes the sweepers, and the check of the books, when there is something for them to find. In the
 * product they come every few minutes, or every day, whether there is or not; a world that lives for
 * weeks cannot afford that, and whoever finds nothing changes nothing.
 */
import type { Composed } from '../../infra/local/compose.ts';
import type { ScheduleKey } from '../../infra/local/schedules/schedule-store.ts';
import type { Dynamo, Item } from './dynamodb/dynamo.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';
import { dayMs, hourMs } from '../../shared/domain/duration.ts';

type Parts = {
  readonly dynamo: Dynamo;
  readonly tableName: string;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly cloud: () => Composed;
  /** What the schedules are called, by pattern. */
  readonly keys: Map<RegExp, ScheduleKey>;
};

type Sweeper = {
  readonly schedule: RegExp;
  readonly index: 'gsi1' | 'gsi2';
  readonly radix: 10 | 36;
  readonly partition: RegExp;
  /** Every partition of the index that it reads. */
  readonly partitions: readonly string[];
  /** It comes at full multiples of this: what is due in between is found together. */
  readonly everyMs: number;
};

const sweepers: readonly Sweeper[] = [
  {
    schedule: /sweep-?campaigns/i,
    index: 'gsi1',
    radix: 10,
    partition: /^CAMPAIGNS#moving$/,
    partitions: ['CAMPAIGNS#moving'],
    everyMs: 1,
  },
  {
    schedule: /sweep-?pledges/i,
    index: 'gsi2',
    radix: 36,
    partition: /^DUE#/,
    partitions: ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'],
    everyMs: 15 * 60_000,
  },
  {
    schedule: /sweep-?deliveries/i,
    index: 'gsi2',
    radix: 36,
    partition: /^DELIVERIES#/,
    partitions: ['DELIVERIES#0', 'DELIVERIES#1', 'DELIVERIES#2', 'DELIVERIES#3'],
    everyMs: 15 * 60_000,
  },
];

/** Both indexes are sorted by the time at which their items are due, written in a base of its own. */
const dueOf = (item: Item | undefined, { index, radix }: Sweeper): number =>
  Number.parseInt(item?.[`${index}sk`]?.S ?? '', radix);

/** From when the sweeper counts the minutes of a campaign, its last end: it looks at some only. */
function countedFromMs(item: Item, sweeper: Sweeper): number {
  const ended = item['abandonedAtMs'] ?? item['cancelledAtMs'] ?? item['sealedAtMs'];
  return ended?.N === undefined ? dueOf(item, sweeper) : Number(ended.N);
}

/** They come up to so much later than anything is due: within the minute that counts. */
const lateMsMax = 50_000;

const isPledge = (item: Item | undefined): boolean => item?.['pk']?.S?.startsWith('P#') === true;

export type Sweepers = {
  /** When whoever comes by this schedule would find something, if it would. */
  readonly nextDueMs: (schedule: string) => number | undefined;
  /** Money has moved at Stripe, whether or not anybody hears of it. */
  readonly moneyMoved: () => void;
};

export function startSweepers(given: Omit<Parts, 'keys'>): Sweepers {
  const parts: Parts = { ...given, keys: new Map() };
  const { dynamo, agenda, chance } = parts;
  let movedAtMs = agenda.now();
  const moved = (): void => {
    movedAtMs = agenda.now();
    hasten(parts, ledgerCheck, movedAtMs + dayMs);
  };
  dynamo.onWrite(({ after }) => {
    if (isPledge(after)) moved();
    for (const sweeper of sweepers) {
      if (!after || !sweeper.partition.test(after[`${sweeper.index}pk`]?.S ?? '')) continue;
      hasten(
        parts,
        sweeper.schedule,
        nextLookMs(after, sweeper, agenda.now()) + chance.integer(0, lateMsMax),
      );
    }
  });
  const nextDueMs = (schedule: string): number | undefined => {
    if (ledgerCheck.test(schedule)) return nextCheckMs(movedAtMs, agenda.now());
    const sweeper = sweepers.find(({ schedule: pattern }) => pattern.test(schedule));
    const looks = sweeper ? looksOf(parts, sweeper) : [];
    return looks.length === 0 ? undefined : Math.min(...looks) + chance.integer(0, lateMsMax);
  };
  return { nextDueMs, moneyMoved: moved };
}

const ledgerCheck = /check-?ledger/i;

/** The day that it looks at ended at least six hours before: two days later it is through with it. */
const checkedForMs = 3 * dayMs;

const nextCheckMs = (movedAtMs: number, nowMs: number): number | undefined =>
  nowMs + dayMs <= movedAtMs + checkedForMs ? nowMs + dayMs : undefined;

/**
 * What is overdue was found before and is still being worked on: it is looked at ever more seldom,
 * at the full hours, or days, at which the sweeper of campaigns does anything.
 */
function nextLookMs(item: Item, sweeper: Sweeper, nowMs: number): number {
  const dueMs = dueOf(item, sweeper);
  if (dueMs > nowMs) return Math.ceil((dueMs + 60_000) / sweeper.everyMs) * sweeper.everyMs;
  const fromMs = countedFromMs(item, sweeper);
  const passedMs = nowMs - fromMs;
  const stepMs = passedMs < 2 * hourMs ? hourMs / 4 : passedMs < 12 * hourMs ? hourMs : 24 * hourMs;
  return fromMs + (Math.floor(passedMs / stepMs) + 1) * stepMs;
}

function looksOf({ dynamo, tableName, agenda }: Parts, sweeper: Sweeper): number[] {
  return sweeper.partitions.flatMap((partition) => {
    const { Items = [] } = dynamo.call('Query', {
      TableName: tableName,
      IndexName: sweeper.index,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': `${sweeper.index}pk` },
      ExpressionAttributeValues: { ':pk': { S: partition } },
      Limit: 3,
    }) as { Items?: Item[] };
    // The index has the keys alone: from when its minutes are counted stands in the item.
    return Items.map(({ pk, sk }) => {
      const Key = { pk, sk };
      const { Item } = dynamo.call('GetItem', { TableName: tableName, Key }) as { Item: Item };
      return nextLookMs(Item, sweeper, agenda.now());
    });
  });
}

function hasten({ cloud, keys }: Parts, pattern: RegExp, atMs: number): void {
  const { schedules, rearm } = cloud();
  const known = keys.get(pattern) ?? schedules.all().find(({ name }) => pattern.test(name));
  if (!known) return;
  keys.set(pattern, known);
  const schedule = schedules.get(known);
  if (schedule?.dueAtMs === undefined || schedule.dueAtMs <= atMs) return;
  schedules.put({ ...schedule, dueAtMs: atMs });
  rearm();
}
