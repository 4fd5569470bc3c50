/**
 * The clock of promises: writes down that the time to leave is over, with how many have left and
 * what it cost, and that a milestone has slipped past its forecast. Each is told once, whatever runs
 * twice: the item is out of the index with the write that tells of it.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DuePromises } from '../../shared/store/due-promises.ts';
import type { MilestonePlan } from '../../shared/domain/milestone.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { PromiseVersion } from '../../shared/domain/promise.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { slipsAtMs } from '../../shared/domain/milestone.ts';

export type SweepPromisesDeps = {
  readonly due: DuePromises;
  readonly promises: Pick<PromiseStore, 'close'>;
  readonly milestones: Pick<MilestoneStore, 'apply'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly now: Clock;
};

export async function sweepPromises(deps: SweepPromisesDeps): Promise<void> {
  const nowMs = deps.now();
  let after: string | undefined;
  do {
    const page = await deps.due.list(nowMs, after);
    for (const version of page.windows) await close(deps, version, nowMs);
    for (const plan of page.plans) await slip(deps, plan, nowMs);
    after = page.next;
  } while (after !== undefined);
}

async function close(
  deps: SweepPromisesDeps,
  version: PromiseVersion,
  nowMs: number,
): Promise<void> {
  const { campaignId } = version;
  const { exits, exitedMinor } = (await deps.totals.read([campaignId])).get(campaignId) ?? noTotals;
  await deps.promises.close(version, { atMs: nowMs, exits, exitedMinor });
}

/** One after the other: each write tells of one milestone. */
async function slip(deps: SweepPromisesDeps, plan: MilestonePlan, nowMs: number): Promise<void> {
  const late = plan.milestones.find((milestone) => (slipsAtMs(milestone) ?? Infinity) <= nowMs);
  if (!late) return;
  const event = { type: 'MilestoneSlipped', atMs: nowMs, milestoneId: late.id } as const;
  const after = await deps.milestones.apply(plan, event);
  if (after) await slip(deps, after, nowMs);
}
