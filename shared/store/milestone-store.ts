/**
 * The milestones of a campaign: one item with all of them, replaced only as it was read, so that of
 * two who change it at once the second has to look again. It stands in the sparse index until the
 * day on which the next of its forecasts has passed.
 */
import type { Item, Table } from './table.ts';
import type { Milestone, MilestoneEvent, MilestonePlan } from '../domain/milestone.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError } from './table.ts';
import { evolvePlan, milestoneOf, planDueAtMs } from '../domain/milestone.ts';
import { fieldsOf, writeTelling } from './promise-items.ts';
import { milestonesKey } from './keys.ts';

export type MilestoneStore = {
  get(campaignId: string): Promise<MilestonePlan | undefined>;
  /** Puts a plan in place of `before`; undefined when somebody else was faster. */
  plan(
    before: MilestonePlan | undefined,
    planned: Pick<MilestonePlan, 'campaignId' | 'milestones'> & { readonly atMs: number },
  ): Promise<MilestonePlan | undefined>;
  /** Undefined when the event may not happen, or the plan was changed meanwhile. */
  apply(plan: MilestonePlan, event: MilestoneEvent): Promise<MilestonePlan | undefined>;
};

export const milestoneStore = (table: Table): MilestoneStore => ({
  get: (campaignId) => get(table, campaignId),
  plan: async (before, { atMs, ...planned }) => {
    const plan = { ...planned, version: (before?.version ?? 0) + 1 };
    const event = { type: 'MilestonesPlanned', atMs } as const;
    return write(table, plan, { event });
  },
  apply: async (plan, event) => {
    const after = evolvePlan(plan, event);
    if (!after) return undefined;
    const { type, atMs } = event;
    const milestone = milestoneOf(after, event.milestoneId);
    return write(table, after, { event: { type, atMs }, milestone });
  },
});

async function write(
  table: Table,
  { version, ...plan }: MilestonePlan,
  told: {
    readonly event: Parameters<typeof writeTelling>[1]['event'];
    readonly milestone?: Milestone | undefined;
  },
): Promise<MilestonePlan | undefined> {
  const { event, milestone } = told;
  const written = await writeTelling(table, {
    key: milestonesKey(plan.campaignId),
    version,
    fields: { ...plan, ...(milestone && { milestone }) },
    event,
    dueAtMs: planDueAtMs(plan),
  });
  return written === 'done' ? { ...plan, version } : undefined;
}

export const isMilestonesItem = ({ pk, sk }: Item): boolean =>
  String(pk).startsWith('M#') && sk === 'MILESTONES';

export function planFromItem(item: Item): MilestonePlan {
  const { milestone: _milestone, ...fields } = fieldsOf(item);
  return { ...fields, version: Number(item['version']) } as MilestonePlan;
}

async function get(table: Table, campaignId: string): Promise<MilestonePlan | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: milestonesKey(campaignId),
        ConsistentRead: true,
      }),
    );
    return item && planFromItem(item);
  } catch (error) {
    throw asStoreError(error);
  }
}
