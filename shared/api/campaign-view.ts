/** A campaign as everybody sees it. */
import type { Campaign, Reward } from '../domain/campaign.ts';
import type { InterestCounts } from '../domain/interest.ts';
import type { Tally } from '../domain/tally.ts';
import type { Totals } from '../domain/totals.ts';
import { defaultDunning } from '../domain/dunning.ts';
import { reachesGoal } from '../domain/tally.ts';
import { isSecret, isTeaser, shownState } from '../domain/campaign.ts';
import { takesLate } from '../domain/late.ts';

export type CampaignFigures = {
  readonly totals: Totals;
  /** Pieces left, by reward or `reward/variant`; those without a limit are missing. */
  readonly remaining: ReadonlyMap<string, number>;
  /** Of a campaign that was announced before it opened. */
  readonly interest?: InterestCounts | undefined;
};

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** Who may see what is not for everybody. */
export type Onlooker = 'everybody' | 'its creator';

export function campaignView(
  campaign: Campaign,
  figures: CampaignFigures,
  nowMs: number,
  onlooker: Onlooker = 'everybody',
) {
  const { unverifiedMinor } = figures.totals;
  const shown = shownOf(campaign, figures.totals);
  const counted = { ...shown, pledgedMinor: shown.pledgedMinor - unverifiedMinor };
  const rewards = rewardsFor(campaign, onlooker);
  return {
    id: campaign.id,
    title: campaign.title,
    state: shownState(campaign, nowMs),
    ...teaserView(campaign),
    ...('outcome' in campaign && { outcome: campaign.outcome }),
    goal: campaign.goal,
    currency: campaign.currency,
    fundingModel: campaign.fundingModel,
    collection: campaign.collection,
    successBasis: campaign.successBasis,
    ...(campaign.opensAtMs !== undefined && { opensAt: isoTime(campaign.opensAtMs) }),
    deadline: isoTime(campaign.deadlineMs),
    rewards: rewards.map((reward) => rewardView(reward, figures.remaining)),
    ...offerView(campaign, counted),
    ...lateView(campaign, figures.totals, nowMs),
    ...(figures.interest && { interest: figures.interest }),
    dunning: shownDunning(campaign),
    totals: {
      ...shown,
      ...(unverifiedMinor > 0 && { unverifiedMinor }),
      collectedMinor: figures.totals.collectedMinor,
      refundedMinor: figures.totals.refundedMinor,
    },
    progress: progressOf(campaign, counted),
    createdAt: isoTime(campaign.createdAtMs),
  };
}

const teaserView = (campaign: Campaign) => (isTeaser(campaign) ? { teaser: true } : {});

/** Of a teaser none: what is not fixed yet is not shown as an offer. */
function rewardsFor(campaign: Campaign, onlooker: Onlooker): readonly Reward[] {
  if (onlooker === 'its creator') return campaign.rewards;
  return isTeaser(campaign) ? [] : campaign.rewards.filter((reward) => !isSecret(reward));
}

/** What not every campaign has. */
const offerView = (campaign: Campaign, counted: Tally) => ({
  ...(campaign.verification && { verification: campaign.verification }),
  ...(campaign.promise && { promise: campaign.promise }),
  ...pricesView(campaign, counted),
});

const pricesView = ({ shipping, taxes, stretchGoals }: Campaign, counted: Tally) => ({
  ...(shipping && { shipping }),
  ...(taxes && { taxes }),
  ...(stretchGoals && {
    stretchGoals: stretchGoals.map((goal) => ({ ...goal, reached: reachesGoal(goal.at, counted) })),
  }),
});

/** Whether late pledges are taken now, and what came of them so far. */
function lateView(campaign: Campaign, totals: Totals, nowMs: number) {
  if (!campaign.latePledges) return {};
  const { closesAtMs } = campaign.latePledges;
  const { latePledgedMinor: pledgedMinor, latePledges: pledges, lateUnits: units } = totals;
  return {
    latePledges: {
      open: takesLate(campaign, nowMs),
      ...(closesAtMs !== undefined && { closesAt: isoTime(closesAtMs) }),
      totals: { pledgedMinor, pledges, units },
    },
  };
}

/** As the campaign's pledges are really followed up, with the defaults. */
const shownDunning = ({ dunning = {} }: Campaign) => ({
  ...defaultDunning,
  ...dunning,
  retries: { ...defaultDunning.retries, ...dunning.retries },
});

/**
 * What counts: the tally once there is one. Before it every standing pledge counts as one backer,
 * because only the tally tells people apart.
 */
function shownOf(campaign: Campaign, { pledgedMinor, pledges, units }: Totals): Tally {
  const tally = 'tally' in campaign ? campaign.tally : undefined;
  if (!tally) return { pledgedMinor, pledges, backers: pledges, units };
  const { takenBackMinor: _not, ...counted } = tally;
  return counted;
}

export function rewardView(reward: Reward, remaining: ReadonlyMap<string, number>) {
  const { opensAtMs, closesAtMs, secret, variants, ...rest } = reward;
  return {
    ...rest,
    ...(secret && { secret: true }),
    ...(variants && {
      variants: variants.map((variant) => ({
        ...variant,
        ...(variant.stock !== undefined && {
          remaining: remaining.get(`${reward.id}/${variant.id}`) ?? variant.stock,
        }),
      })),
    }),
    ...(reward.stock !== undefined && { remaining: remaining.get(reward.id) ?? reward.stock }),
    ...(opensAtMs !== undefined && { opensAt: isoTime(opensAtMs) }),
    ...(closesAtMs !== undefined && { closesAt: isoTime(closesAtMs) }),
  };
}

/** Part of the goal that is reached: 1 is all of it. */
function progressOf(
  { goal }: Campaign,
  counted: { readonly pledgedMinor: number; readonly units: number; readonly backers: number },
): number {
  const part = () => {
    if ('amountMinor' in goal) return counted.pledgedMinor / goal.amountMinor;
    if ('units' in goal) return counted.units / goal.units;
    return counted.backers / goal.backers;
  };
  return Math.floor(part() * 10_000) / 10_000;
}
