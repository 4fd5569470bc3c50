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
  readonly partition: RegExp;
  /** Every partition of the index that it reads. */
  readonly partitions: readonly string[];
};

const sweepers: readonly Sweeper[] = [
  {
    schedule: /sweep-?campaigns/i,
    index: 'gsi1',
    partition: /^CAMPAIGNS#moving$/,
    partitions: ['CAMPAIGNS#moving'],
  },
  {
    schedule: /sweep-?pledges/i,
    index: 'gsi2',
    partition: /^DUE#/,
    partitions: ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'],
  },
];

/** Both indexes are sorted by the time at which their items are due. */
const dueOf = (item: Item | undefined, { index }: Sweeper): number =>
  Number.parseInt(item?.[`${index}sk`]?.S ?? '', 10);

/** They come up to so much later than anything is due. */
const lateMsMax = 6 * 60_000;
const overdueMsMax = 24 * 60 * 60_000;

export function startSweepers(parts: Parts): (schedule: string) => number | undefined {
  const { dynamo, agenda, chance } = parts;
  dynamo.onWrite(({ after }) => {
    for (const sweeper of sweepers) {
      if (!sweeper.partition.test(after?.[`${sweeper.index}pk`]?.S ?? '')) continue;
      const dueMs = Math.max(agenda.now(), dueOf(after, sweeper));
      hasten(parts, sweeper, dueMs + chance.integer(1_000, lateMsMax));
    }
  });
  return (schedule) => {
    const sweeper = sweepers.find(({ schedule: pattern }) => pattern.test(schedule));
    if (!sweeper) return undefined;
    const dueMs = earliest(parts, sweeper);
    if (dueMs === undefined) return undefined;
    // What has been due for long was found before, and is still being worked on.
    const overdueMs = Math.min(Math.max(0, agenda.now() - dueMs), overdueMsMax);
    return Math.max(dueMs, agenda.now()) + overdueMs / 2 + chance.integer(1_000, lateMsMax);
  };
}

function earliest({ dynamo, tableName }: Parts, sweeper: Sweeper): number | undefined {
  const found = sweeper.partitions.flatMap((partition) => {
    const { Items = [] } = dynamo.call('Query', {
      TableName: tableName,
      IndexName: sweeper.index,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': `${sweeper.index}pk` },
      ExpressionAttributeValues: { ':pk': { S: partition } },
      Limit: 1,
    }) as { Items?: Item[] };
    return Items.map((item) => dueOf(item, sweeper));
  });
  return found.length === 0 ? undefined : Math.min(...found);
}

function hasten({ cloud }: Parts, { schedule: pattern }: Sweeper, atMs: number): void {
  const { schedules, rearm } = cloud();
  const schedule = schedules.all().find(({ name }) => pattern.test(name));
  if (schedule?.dueAtMs === undefined || schedule.dueAtMs <= atMs) return;
  schedules.put({ ...schedule, dueAtMs: atMs });
  rearm();
}
