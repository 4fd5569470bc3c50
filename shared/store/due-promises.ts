/** What the clock has to look at: windows whose end has come, and plans whose forecast has passed. */
import type { MilestonePlan } from '../domain/milestone.ts';
import type { PromiseVersion } from '../domain/promise.ts';
import type { Table } from './table.ts';
import { dueItems } from './due-items.ts';
import { isMilestonesItem, planFromItem } from './milestone-store.ts';
import { isPromiseItem, promiseFromItem } from './promise-store.ts';
import { promisesDueKey } from './keys.ts';

export type DuePage = {
  readonly windows: readonly PromiseVersion[];
  readonly plans: readonly MilestonePlan[];
  readonly next?: string | undefined;
};

export type DuePromises = {
  /** Those first that have waited longest. */
  list(untilMs: number, after?: string): Promise<DuePage>;
};

const dueAtOnceMax = 100;

export const duePromises = (table: Table): DuePromises => ({
  list: async (untilMs, after) => {
    const range = { partition: promisesDueKey, untilMs };
    const { items, next } = await dueItems(table, range, { after, limit: dueAtOnceMax });
    return {
      windows: items.filter(isPromiseItem).map(promiseFromItem),
      plans: items.filter(isMilestonesItem).map(planFromItem),
      next,
    };
  },
});
