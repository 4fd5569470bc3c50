/**
 * Pledges in the table. Each write is one conditional step along the transition table, and leaves
 * its event in the item. Where the step gives back what the pledge held, item and counters are one
 * transaction.
 */
import type { Claim } from './holds.ts';
import type { Hold, Pledge, PledgeEvent, PledgeState } from '../domain/pledge.ts';
import type { Item, PageOptions, Table } from './table.ts';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage, readAll, transactionally } from './table.ts';
import { backerIndexKey, pledgeKey, pledgeShardKey } from './keys.ts';
import {
  exchange,
  firstPlan,
  gatheredPlan,
  giveBackAction,
  isPass,
  isStock,
  readPools,
  takeAction,
} from './holds.ts';
import { evolvePledge, givesHoldsBack, pledgeTarget } from '../domain/pledge.ts';
import { pledgeFromItem, pledgeToItem } from './pledge-item.ts';
import { pledgeUpdate } from './pledge-update.ts';
import { TransientError } from '../errors.ts';

export type Created =
  | { readonly created: Pledge }
  | { readonly existing: Pledge }
  /** What there is too little of; `actions`: more counters than one transaction can have. */
  | { readonly exhausted: 'stock' | 'allowance' | 'pass' | 'actions' };

export type Applied =
  | { readonly applied: Pledge }
  /** The table does not allow the event: the pledge as it is, or nothing when there is none. */
  | { readonly standing: Pledge | undefined };

/** The pledge as it is after a step was tried, whoever made it what it is. */
export const pledgeAfter = (step: Applied | Exhausted): Pledge | undefined => {
  if ('applied' in step) return step.applied;
  return 'standing' in step ? step.standing : undefined;
};

export type PledgePage = {
  readonly pledges: readonly Pledge[];
  readonly next?: string | undefined;
};

export type PledgeStore = {
  /** Writes a new pledge, with what it claims of limited things. */
  create(pledge: Pledge, claim: Claim | undefined): Promise<Created>;
  get(pledgeId: string): Promise<Pledge | undefined>;
  /** A step without reading first, from any of the states in `from`, which lead to one target. */
  advance(pledgeId: string, event: PledgeEvent, from: readonly PledgeState[]): Promise<Applied>;
  /** A step of a pledge that was read before, refused if it has moved since. */
  apply(pledge: Pledge, event: PledgeEvent, claim?: Claim): Promise<Applied | Exhausted>;
  /** All pledges of one shard of a campaign, a page at a time. */
  listShard(campaignId: string, shard: string, options: PageOptions): Promise<PledgePage>;
  listByBacker(backerId: string, options: PageOptions): Promise<PledgePage>;
};

type Exhausted = Extract<Created, { readonly exhausted: unknown }>;

const plansMax = 24;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const actionsMax = 100;

export function pledgeStore(table: Table, spread: () => number): PledgeStore {
  return {
    create: (pledge, claim) =>
      claim ? createHolding(table, pledge, { claim, spread }) : createPlain(table, pledge),
    get: (pledgeId) => getPledge(table, pledgeId),
    advance: (pledgeId, event, from) => advance(table, { pledgeId, event, from }),
    apply: (pledge, event, claim) =>
      event.type === 'PledgeChanged'
        ? change(table, pledge, { event, claim, spread })
        : apply(table, pledge, event),
    listShard: (campaignId, shard, options) =>
      listShard(table, pledgeShardKey(campaignId, shard), options),
    listByBacker: (backerId, options) => listByBacker(table, backerId, options),
  };
}

async function createPlain(table: Table, pledge: Pledge): Promise<Created> {
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: pledgeToItem(pledge),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written) return { created: pledge };
  return { existing: existing(written.inTheWay) };
}

function existing(item: Item | undefined): Pledge {
  if (!item) throw new Error('DynamoDB refused a write without naming the item in the way.');
  return pledgeFromItem(item);
}

type Claiming = { readonly claim: Claim; readonly spread: () => number };

async function createHolding(table: Table, pledge: Pledge, claiming: Claiming): Promise<Created> {
  const result = await holding(table, pledge, claiming, (holds) => ({
    Put: {
      TableName: table.name,
      Item: pledgeToItem({ ...pledge, holds }),
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  }));
  if ('held' in result) return { created: { ...pledge, holds: result.held } };
  if ('exhausted' in result) return result;
  return { existing: existing(result.inTheWay) };
}

type Action = NonNullable<
  ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']
>[number];
type Held =
  { readonly held: readonly Hold[] } | Exhausted | { readonly inTheWay: Item | undefined };

/**
 * Tries plans until one is written: a first shard, then what all shards together have left.
 * `before` is what the pledge holds already: it counts as left, and is given back where not needed.
 */
async function holding(
  table: Table,
  pledge: Pledge,
  { claim, spread }: Claiming,
  pledgeAction: (holds: readonly Hold[]) => Action,
): Promise<Held> {
  let plan: Hold[] | undefined = firstPlan(claim, spread());
  for (let tried = 0; plan && tried < plansMax; tried += 1) {
    const holds: Hold[] = plan;
    const result = await tryPlan(table, pledge, { holds, claim, action: pledgeAction(holds) });
    if (result !== 'try_another') return result;
    if (claim.pieces.length > 0)
      plan = gatheredPlan(claim, await leftFor(table, pledge, claim), spread());
  }
  if (plan) throw new TransientError('Too many pledges want the same piece at this moment.');
  return { exhausted: 'stock' };
}

type Try = { readonly holds: readonly Hold[]; readonly claim: Claim; readonly action: Action };

async function tryPlan(
  table: Table,
  pledge: Pledge,
  { holds, claim, action }: Try,
): Promise<Held | 'try_another'> {
  const { campaignId } = pledge;
  const { take, giveBack } = exchange(pledge.holds, holds);
  if (1 + take.length + giveBack.length > actionsMax) return { exhausted: 'actions' };
  const written = await transactionally(
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          action,
          ...take.map((hold) => takeAction(table, campaignId, hold, claim)),
          ...giveBack.map((hold) => giveBackAction(table, campaignId, hold)),
        ],
      }),
    ),
  );
  if (written === 'done') return { held: holds };
  const [onPledge, ...onHolds] = written;
  if (onPledge?.kind === 'condition') return { inTheWay: onPledge.inTheWay };
  const refused = take.filter((_, index) => onHolds[index]?.kind === 'condition');
  if (refused.some(({ counter }) => isPass(counter))) return { exhausted: 'pass' };
  return refused.some((hold) => !isStock(hold)) ? { exhausted: 'allowance' } : 'try_another';
}

async function leftFor(table: Table, pledge: Pledge, claim: Claim): Promise<Map<string, number>> {
  const left = await readPools(table, pledge.campaignId, claim.pieces, { consistent: true });
  for (const { counter, units } of pledge.holds)
    if (left.has(counter)) left.set(counter, (left.get(counter) ?? 0) + units);
  return left;
}

async function getPledge(table: Table, pledgeId: string): Promise<Pledge | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: pledgeKey(pledgeId), ConsistentRead: true }),
    );
    return item && pledgeFromItem(item);
  } catch (error) {
    throw asStoreError(error);
  }
}

type Advance = {
  readonly pledgeId: string;
  readonly event: PledgeEvent;
  readonly from: readonly PledgeState[];
};

/** A step without reading first: one write, which answers with the whole pledge. */
async function advance(table: Table, { pledgeId, event, from }: Advance): Promise<Applied> {
  const targets = new Set(from.map((state) => pledgeTarget(state, event.type)));
  const [target] = targets;
  if (!target || targets.size > 1 || givesHoldsBack(event.type))
    throw new Error(`${event.type} cannot be written from ${from.join(', ')} without reading.`);
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        ...pledgeUpdate(table, pledgeId, { event, target, from }),
        ReturnValues: 'ALL_NEW',
      }),
    ),
  );
  if ('done' in written) return { applied: existing(written.done.Attributes) };
  return { standing: written.inTheWay && pledgeFromItem(written.inTheWay) };
}

async function apply(table: Table, pledge: Pledge, event: PledgeEvent): Promise<Applied> {
  const after = evolvePledge(pledge, event);
  if (!after) return { standing: pledge };
  const giveBack = givesHoldsBack(event.type) ? pledge.holds : [];
  const update = pledgeUpdate(table, pledge.id, {
    event,
    target: after.state,
    from: [pledge.state],
    version: pledge.version,
  });
  if (giveBack.length > 0) return applyGivingBack(table, { pledge, after, giveBack, update });
  const written = await conditionally(table.client.send(new UpdateCommand(update)));
  if ('done' in written) return { applied: after };
  return { standing: written.inTheWay && pledgeFromItem(written.inTheWay) };
}

type GivingBack = {
  readonly pledge: Pledge;
  readonly after: Pledge;
  readonly giveBack: readonly Hold[];
  readonly update: ReturnType<typeof pledgeUpdate>;
};

async function applyGivingBack(table: Table, step: GivingBack): Promise<Applied> {
  const { pledge, after, giveBack, update } = step;
  const written = await transactionally(
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Update: update },
          ...giveBack.map((hold) => giveBackAction(table, pledge.campaignId, hold)),
        ],
      }),
    ),
  );
  if (written === 'done') return { applied: after };
  const [onPledge] = written;
  if (onPledge?.kind === 'condition')
    return { standing: onPledge.inTheWay && pledgeFromItem(onPledge.inTheWay) };
  throw new TransientError('Another write is under way on this pledge or its stock.');
}

type Changing = {
  readonly event: Extract<PledgeEvent, { readonly type: 'PledgeChanged' }>;
  readonly claim: Claim | undefined;
  readonly spread: () => number;
};

/** Takes the new holds and gives back the old ones in one transaction. */
async function change(
  table: Table,
  pledge: Pledge,
  { event, claim, spread }: Changing,
): Promise<Applied | Exhausted> {
  const after = evolvePledge(pledge, event);
  if (!after) return { standing: pledge };
  if (!claim) {
    const update = pledgeUpdate(table, pledge.id, {
      event,
      target: after.state,
      from: [pledge.state],
      version: pledge.version,
    });
    return applyGivingBack(table, { pledge, after, giveBack: pledge.holds, update });
  }
  const changed = (holds: readonly Hold[]) => ({ ...event, holds });
  const result = await holding(table, pledge, { claim, spread }, (holds) => ({
    Update: pledgeUpdate(table, pledge.id, {
      event: changed(holds),
      target: after.state,
      from: [pledge.state],
      version: pledge.version,
    }),
  }));
  if ('exhausted' in result) return result;
  if ('inTheWay' in result) return { standing: result.inTheWay && pledgeFromItem(result.inTheWay) };
  return { applied: { ...after, holds: result.held } };
}

async function listShard(
  table: Table,
  partition: string,
  options: PageOptions,
): Promise<PledgePage> {
  const { items, next } = await queryPage(
    table,
    { field: 'pk', value: partition },
    { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partition } },
    options,
  );
  return { pledges: items.map(pledgeFromItem), next };
}

/** The index holds keys only, so that no later write of a pledge pays for it a second time. */
async function listByBacker(
  table: Table,
  backerId: string,
  options: PageOptions,
): Promise<PledgePage> {
  const value = backerIndexKey(backerId);
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :backer',
      ExpressionAttributeValues: { ':backer': value },
      ScanIndexForward: false,
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const pledges = (await readAll(table, keys, { consistent: true })).map(pledgeFromItem);
  return { pledges: pledges.sort((a, b) => b.createdAtMs - a.createdAtMs), next };
}
