/**
 * Wakes the sweepers when there is something for them to find. In the product they come every few
 * minutes whether there is or not; a world that lives for weeks cannot afford that, and a sweeper
 * that finds nothing changes nothing.
 */
import type { Composed } from '../../infra/local/compose.ts';
import type { Dynamo, Item } from './dynamodb/dynamo.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';

type Parts = {
  readonly dynamo: Dynamo;
  readonly tableName: string;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly cloud: () => Composed;
};

type Sweeper = {
  readonly schedule: RegExp;
  readonly index: 'gsi1' | 'gsi2';
  readonly radix: 10 | 36;
  readonly partition: RegExp;
  /** Every partition of the index that it reads. */
  readonly partitions: readonly string[];
};

const sweepers: readonly Sweeper[] = [
  {
    schedule: /sweep-?campaigns/i,
    index: 'gsi1',
    radix: 10,
    partition: /^CAMPAIGNS#moving$/,
    partitions: ['CAMPAIGNS#moving'],
  },
  {
    schedule: /sweep-?pledges/i,
    index: 'gsi2',
    radix: 36,
    partition: /^DUE#/,
    partitions: ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'],
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

export function startSweepers(parts: Parts): (schedule: string) => number | undefined {
  const { dynamo, agenda, chance } = parts;
  dynamo.onWrite(({ after }) => {
    for (const sweeper of sweepers) {
      if (!after || !sweeper.partition.test(after[`${sweeper.index}pk`]?.S ?? '')) continue;
      hasten(
        parts,
        sweeper,
        nextLookMs(after, sweeper, agenda.now()) + chance.integer(0, lateMsMax),
      );
    }
  });
  return (schedule) => {
    const sweeper = sweepers.find(({ schedule: pattern }) => pattern.test(schedule));
    const looks = sweeper ? looksOf(parts, sweeper) : [];
    return looks.length === 0 ? undefined : Math.min(...looks) + chance.integer(0, lateMsMax);
  };
}

const hourMs = 60 * 60_000;

/**
 * What is overdue was found before and is still being worked on: it is looked at ever more seldom,
 * at the full hours, or days, at which the sweeper of campaigns does anything.
 */
function nextLookMs(item: Item, sweeper: Sweeper, nowMs: number): number {
  const dueMs = dueOf(item, sweeper);
  if (dueMs > nowMs) return dueMs + 60_000;
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

function hasten({ cloud }: Parts, { schedule: pattern }: Sweeper, atMs: number): void {
  const { schedules, rearm } = cloud();
  const schedule = schedules.all().find(({ name }) => pattern.test(name));
  if (schedule?.dueAtMs === undefined || schedule.dueAtMs <= atMs) return;
  schedules.put({ ...schedule, dueAtMs: atMs });
  rearm();
}
