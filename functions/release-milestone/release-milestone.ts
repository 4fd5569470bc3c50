/**
 * Releases what a confirmed milestone releases of what the campaign has earned, and nothing of what
 * is on its way back to a backer, or of a campaign that was given up. How much that is is
 * written into the plan first, one milestone after the other; then it is booked, once by its name. A
 * crash in between finds the amount there and books it the next time.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { MilestonePlan } from '../../shared/domain/milestone.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Sums } from '../../shared/domain/ledger.ts';
import { TransientError } from '../../shared/errors.ts';
import {
  addSums,
  isOfNoPledge,
  onItsWayBackMinor,
  positionOf,
} from '../../shared/domain/ledger.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { figuresOf } from '../../shared/domain/settlement-report.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';
import { nextRelease } from '../../shared/domain/milestone.ts';

export type ReleaseMilestoneDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly milestones: Pick<MilestoneStore, 'get' | 'apply'>;
  readonly ledger: Pick<LedgerStore, 'figures' | 'book'>;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  readonly now: Clock;
};

export async function releaseMilestone(
  deps: ReleaseMilestoneDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await deps.campaign(campaignId);
  const plan = campaign && (await deps.milestones.get(campaignId));
  if (!plan) throw new Error(`There are no milestones of ${campaignId} to release money.`);
  const earnedMinor = nextRelease(plan, 0) ? await earnedOf(deps, campaign) : 0;
  // Looked at once more: the walk over its pledges took its time.
  const standing = await deps.campaign(campaignId);
  const mayRelease = standing !== undefined && isDelivering(standing);
  const released = mayRelease ? await releaseAll(deps, plan, earnedMinor) : plan;
  await book(deps, released, campaign.currency);
}

/**
 * What its pledges are worth now, less what is going back of them: the journal is some moments
 * behind them, and knows of a refund only once it has arrived.
 */
async function earnedOf(
  { ledger, pledges }: ReleaseMilestoneDeps,
  { id, currency }: Campaign,
): Promise<number> {
  let position: Sums = {};
  let backMinor = 0;
  await everyPledge(pledges, id, { consistent: true }, (page) => {
    for (const pledge of page) {
      position = addSums(position, positionOf(pledge));
      backMinor += onItsWayBackMinor(pledge);
    }
  });
  const { sums } = await ledger.figures(id);
  const ofNoPledge = Object.entries(sums).filter(([key]) => isOfNoPledge(key));
  const all = addSums(position, Object.fromEntries(ofNoPledge));
  return figuresOf(all, currency).owedMinor - backMinor;
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
