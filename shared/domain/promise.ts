/**
 * What backers were promised, and what a change of it lets them do. Versions are only added: the
 * first is what was published, each later one has a reason. A change for the worse opens a window in
 * which who pledged before it may take the money back; who stays silent agrees. Invariant: a date is
 * held against the last one that backers have agreed to, so that small delays do not add up unseen.
 */
import type { Campaign, Reward } from './campaign.ts';
import type { MilestoneEventType } from './milestone.ts';
import type { OrderFacts } from './line.ts';
import type { Refusal } from './refusal.ts';
import { countriesServed } from './shipping.ts';
import { dayMs } from './duration.ts';
import { hasReward } from './line.ts';
import { refuse } from './refusal.ts';

export type PromiseTerms = {
  /** How many days later than promised is no breach yet. */
  readonly toleranceDays?: number | undefined;
  /** For how many days backers may leave after a breach. */
  readonly exitDays?: number | undefined;
};

export const defaultPromise = { toleranceDays: 30, exitDays: 14 } as const;
export const promiseBounds = { toleranceDaysMax: 90, exitDaysMin: 7, exitDaysMax: 60 } as const;
export const promiseVersionsMax = 50;

export type PromisedReward = {
  readonly rewardId: string;
  readonly what: string;
  /** A day; missing while none was promised. */
  readonly when?: string | undefined;
  /** Countries; missing: everywhere. */
  readonly shipsTo?: readonly string[] | undefined;
  /** The price that is locked for who has pledged. */
  readonly priceMinor: number;
};

/** Why who pledged may leave: later, something else, dearer, or not where they are. */
export type ExitCause = 'later' | 'other' | 'dearer' | 'elsewhere';

export type ExitWindow = {
  readonly closesAtMs: number;
  readonly rewards: readonly { readonly rewardId: string; readonly causes: readonly ExitCause[] }[];
  /** Missing while it is open, and until the clock has found its end. */
  readonly closed?: ExitFigures | undefined;
};

/** All who have left the campaign because of its promise, at any time until then. */
export type ExitFigures = {
  readonly atMs: number;
  readonly exits: number;
  readonly exitedMinor: number;
};

export type PromiseVersion = {
  readonly campaignId: string;
  readonly number: number;
  readonly atMs: number;
  readonly rewards: readonly PromisedReward[];
  /** Missing of the first. */
  readonly reason?: string | undefined;
  readonly exit?: ExitWindow | undefined;
  /** Identifies the request for it, and its body: a repeated one is told from another. */
  readonly request?: string | undefined;
  readonly requestHash?: string | undefined;
};

/** What may happen to the promise of a campaign, once it was published. */
export type PromiseEventType =
  'PromiseChanged' | 'ExitWindowClosed' | 'UpdatePosted' | MilestoneEventType;

/** What the creator wants to be promised from now on; what is left out stays. */
export type PromiseChange = {
  readonly reason: string;
  readonly rewards: readonly {
    readonly rewardId: string;
    readonly what?: string | undefined;
    /** `null`: no day any more. */
    readonly when?: string | null | undefined;
    readonly shipsTo?: readonly string[] | undefined;
    readonly priceMinor?: number | undefined;
  }[];
};

/** What was published, which cannot be edited any more. */
export const firstPromise = (campaign: Campaign): PromiseVersion => ({
  campaignId: campaign.id,
  number: 1,
  atMs: campaign.publishedAtMs ?? campaign.createdAtMs,
  rewards: campaign.rewards.map((reward) => promisedReward(campaign, reward)),
});

function promisedReward(campaign: Campaign, reward: Reward): PromisedReward {
  const countries = countriesServed(reward.shipping ?? campaign.shipping);
  return {
    rewardId: reward.id,
    what: reward.title,
    ...(reward.estimatedDelivery !== undefined && { when: reward.estimatedDelivery }),
    ...(countries && { shipsTo: countries }),
    priceMinor: reward.priceMinor,
  };
}

/** Whether there is anybody left to whom the promise could be changed. */
export const mayChangePromise = ({ state }: Campaign): boolean =>
  !['draft', 'cancelled', 'abandoned', 'fulfilled'].includes(state);

/** The next version, and the window that it opens; `versions` in their order, at least one. */
export function changedPromise(
  campaign: Pick<Campaign, 'promise'>,
  versions: readonly PromiseVersion[],
  change: PromiseChange,
  nowMs: number,
): PromiseVersion | Refusal {
  const last = versions.at(-1);
  if (!last) throw new Error('A promise has a first version.');
  const unknown = change.rewards.find(({ rewardId }) => !promised(last, rewardId));
  if (unknown) return refuse('reward_not_found', `There is no reward "${unknown.rewardId}".`);
  if (versions.length >= promiseVersionsMax)
    return refuse(
      'too_many_changes',
      `A promise is changed ${promiseVersionsMax - 1} times at most.`,
    );
  const rewards = last.rewards.map((before) => changedReward(before, change));
  if (rewards.every((after, index) => isSame(after, last.rewards[index])))
    return refuse('promise_unchanged', 'Nothing of the promise would change.');
  const { toleranceDays, exitDays } = promiseTermsOf(campaign);
  const breaches = rewards.flatMap((after) => {
    const causes = causesOf(versions, after, toleranceDays);
    return causes.length > 0 ? [{ rewardId: after.rewardId, causes }] : [];
  });
  return {
    campaignId: last.campaignId,
    number: last.number + 1,
    atMs: nowMs,
    rewards,
    reason: change.reason,
    ...(breaches.length > 0 && {
      exit: { closesAtMs: nowMs + exitDays * dayMs, rewards: breaches },
    }),
  };
}

/** As they hold for the campaign, with the defaults. */
export const promiseTermsOf = ({ promise: own = {} }: Pick<Campaign, 'promise'>) => ({
  toleranceDays: own.toleranceDays ?? defaultPromise.toleranceDays,
  exitDays: own.exitDays ?? defaultPromise.exitDays,
});

const promised = ({ rewards }: PromiseVersion, id: string): PromisedReward | undefined =>
  rewards.find(({ rewardId }) => rewardId === id);

function changedReward(before: PromisedReward, change: PromiseChange): PromisedReward {
  const wish = change.rewards.findLast(({ rewardId }) => rewardId === before.rewardId);
  if (!wish) return before;
  const { when: _when, ...kept } = before;
  const when = wish.when === undefined ? before.when : (wish.when ?? undefined);
  return {
    ...kept,
    ...(when !== undefined && { when }),
    ...(wish.what !== undefined && { what: wish.what }),
    ...(wish.shipsTo && { shipsTo: [...new Set(wish.shipsTo)].sort() }),
    ...(wish.priceMinor !== undefined && { priceMinor: wish.priceMinor }),
  };
}

const isSame = (one: PromisedReward, other: PromisedReward | undefined): boolean =>
  other !== undefined &&
  one.what === other.what &&
  one.when === other.when &&
  one.priceMinor === other.priceMinor &&
  one.shipsTo?.join() === other.shipsTo?.join();

/** What is worse about it than what backers have agreed to, and was not worse before this change. */
function causesOf(
  versions: readonly PromiseVersion[],
  after: PromisedReward,
  toleranceDays: number,
): ExitCause[] {
  const agreed = agreedTo(versions, after.rewardId);
  const before = promised(versions.at(-1) as PromiseVersion, after.rewardId);
  if (!agreed || !before || isSame(after, before)) return [];
  const breaks: Readonly<Record<ExitCause, boolean>> = {
    later: isLater(agreed.when, after.when, toleranceDays),
    other: after.what !== agreed.what,
    dearer: after.priceMinor > agreed.priceMinor,
    elsewhere: isNarrower(agreed.shipsTo, after.shipsTo),
  };
  return (Object.keys(breaks) as ExitCause[]).filter((cause) => breaks[cause]);
}

/** What the last window was about, or the first version: silence since then means consent. */
const agreedTo = (
  versions: readonly PromiseVersion[],
  rewardId: string,
): PromisedReward | undefined => {
  const asked = versions.findLast(({ exit }) =>
    exit?.rewards.some((reward) => reward.rewardId === rewardId),
  );
  return promised(asked ?? (versions[0] as PromiseVersion), rewardId);
};

/** A day that is taken back is later than any. */
function isLater(agreed: string | undefined, after: string | undefined, days: number): boolean {
  if (agreed === undefined) return false;
  return after === undefined || Date.parse(after) > Date.parse(agreed) + days * dayMs;
}

const isNarrower = (
  agreed: readonly string[] | undefined,
  after: readonly string[] | undefined,
): boolean => {
  if (!after) return false;
  return !agreed || agreed.some((country) => !after.includes(country));
};

type Leaver = Pick<OrderFacts, 'rewardId' | 'lines'> & { readonly createdAtMs: number };

/** Whether a change is about this pledge: it names one of its rewards, and came after it. */
export const concerns = (
  { atMs, rewards }: PromiseVersion,
  before: PromiseVersion | undefined,
  pledge: Leaver,
): boolean =>
  before !== undefined &&
  pledge.createdAtMs < atMs &&
  rewards.some(
    (after) =>
      hasReward(pledge, after.rewardId) && !isSame(after, promised(before, after.rewardId)),
  );

/** The window in which this pledge may leave now; the one that closes last. */
export function openWindow(
  versions: readonly PromiseVersion[],
  pledge: Leaver,
  nowMs: number,
): (ExitWindow & { readonly number: number }) | Refusal {
  const offered = versions.flatMap(({ number, atMs, exit }) =>
    exit &&
    pledge.createdAtMs < atMs &&
    exit.rewards.some(({ rewardId }) => hasReward(pledge, rewardId))
      ? [{ ...exit, number }]
      : [],
  );
  const [latest] = offered.sort((one, other) => other.closesAtMs - one.closesAtMs);
  if (!latest)
    return refuse(
      'exit_not_offered',
      'Nothing that was promised for this pledge has changed so far.',
    );
  return nowMs < latest.closesAtMs
    ? latest
    : refuse('exit_window_closed', 'The time in which the money could be taken back is over.');
}
