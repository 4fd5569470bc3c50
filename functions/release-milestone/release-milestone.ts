/**
 * Releases what a confirmed milestone releases of what the campaign has earned. How much that is is
 * written into the plan first, one milestone after the other; then it is booked, once by its name. A
 * crash in between finds the amount there and books it the next time.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { MilestonePlan } from '../../shared/domain/milestone.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { figuresOf } from '../../shared/domain/settlement-report.ts';
import { nextRelease } from '../../shared/domain/milestone.ts';

export type ReleaseMilestoneDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly milestones: Pick<MilestoneStore, 'get' | 'apply'>;
  readonly ledger: Pick<LedgerStore, 'figures' | 'book'>;
  readonly now: Clock;
};

export async function releaseMilestone(
  deps: ReleaseMilestoneDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await deps.campaign(campaignId);
  const plan = campaign && (await deps.milestones.get(campaignId));
  if (!plan) throw new Error(`There are no milestones of ${campaignId} to release money.`);
  const { sums } = await deps.ledger.figures(campaignId);
  const released = await releaseAll(deps, plan, figuresOf(sums, campaign.currency).owedMinor);
  await book(deps, released, campaign.currency);
}

async function releaseAll(
  deps: ReleaseMilestoneDeps,
  plan: MilestonePlan,
  earnedMinor: number,
): Promise<MilestonePlan> {
  const next = nextRelease(plan, earnedMinor);
  if (!next) return plan;
  const event = { type: 'MilestoneReleased', atMs: deps.now(), ...next } as const;
  const after = await deps.milestones.apply(plan, event);
  if (!after) throw new TransientError('The milestones were changed at the same moment.');
  return releaseAll(deps, after, earnedMinor);
}

/** What releases nothing leaves no line. */
async function book(
  { ledger, now }: ReleaseMilestoneDeps,
  { campaignId, milestones }: MilestonePlan,
  currency: string,
): Promise<void> {
  const entries = milestones.flatMap(({ id, releasedMinor: amountMinor = 0 }) =>
    amountMinor === 0
      ? []
      : [
          {
            ...{ pledgeId: '', atMs: now(), amountMinor, currency },
            ...({ kind: 'milestone_released', reference: `milestone:${id}` } as const),
          },
        ],
  );
  await ledger.book(campaignId, entries);
}
