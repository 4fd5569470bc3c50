/**
 * What a creator tells backers on the way: to all of them or to an audience, for everybody to read
 * or for backers alone. An update is never changed once it was posted: mails cannot be.
 */
import type { Pledge, PledgeState } from './pledge.ts';
import { hasReward } from './line.ts';

export const updateReactions = ['love', 'thanks', 'worried', 'disappointed'] as const;
export type Reaction = (typeof updateReactions)[number];

/** Who has a pledge that stands, or stood when it was taken; those may be told apart. */
export const backingStates = [
  ...(['confirmed', 'collecting', 'past_due', 'collected', 'disputed', 'won', 'lost'] as const),
] as const satisfies readonly PledgeState[];
export type BackingState = (typeof backingStates)[number];

/** Each list narrows it down; what is missing does not. */
export type Audience = {
  readonly rewardIds?: readonly string[] | undefined;
  readonly states?: readonly BackingState[] | undefined;
  /** Where it is to be sent; who has not said so is none of them. */
  readonly countries?: readonly string[] | undefined;
};

export type Update = {
  readonly campaignId: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly visibility: 'public' | 'backers';
  readonly audience?: Audience | undefined;
  readonly postedAtMs: number;
  readonly requestHash: string;
};

export const isBacking = ({ state }: Pick<Pledge, 'state'>): boolean =>
  (backingStates as readonly PledgeState[]).includes(state);

/** Whether a backer is meant. Of the past, too: who pledges today may read what was told before. */
export function isFor(
  { audience = {} }: Pick<Update, 'audience'>,
  pledge: Pick<Pledge, 'state' | 'rewardId' | 'lines'>,
  country: string | undefined,
): boolean {
  const { rewardIds, states, countries } = audience;
  return (
    isBacking(pledge) &&
    (!rewardIds || rewardIds.some((rewardId) => hasReward(pledge, rewardId))) &&
    names(states, pledge.state) &&
    names(countries, country)
  );
}

const names = (wanted: readonly string[] | undefined, own: string | undefined): boolean =>
  !wanted || (own !== undefined && wanted.includes(own));
