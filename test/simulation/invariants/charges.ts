/**
 * What may be taken from a backer, judged by what Stripe did and what was durable at that moment. A
 * hold on a card is no charge.
 */
import type { Chronicle, ChargeStory, PledgeStory } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import { campaignOf, keptMinor, wasDenied } from './chronicle.ts';
import { attemptNumberOf, metadataOf, textOf } from './stripe-object.ts';

const named = (charge: ChargeStory): string =>
  `${charge.id} of ${charge.intentId} (${charge.attempt || 'no attempt'})`;

export const oneChargePerPledge: Invariant = {
  name: 'one-charge-per-pledge',
  why: 'Nobody pays twice for a pledge, whatever keys, retries, tabs and redeliveries there were.',
  watch: ({ violate, told }) => ({
    moneyTaken: (charge) => {
      const story = told.pledges.get(charge.pledgeId);
      if (!story) return;
      const others = story.charges.filter((other) => other !== charge && keptMinor(other) > 0);
      const [other] = others.filter(({ attempt }) => !wasDenied(story, attempt));
      // Stripe had denied knowing of this attempt: the product could not help it, and gives it back.
      if (!other || wasDenied(story, charge.attempt)) return;
      violate(
        `${charge.pledgeId} was charged by ${named(charge)} and is charged by ${named(other)}`,
      );
    },
  }),
};

/** Which attempts take money, and whether the pledge has one of that name. */
function hasAttempt({ attempts }: PledgeStory, name: string): boolean {
  if (name === 'prepare-1') return true;
  const number = attemptNumberOf(name, 'collect') ?? attemptNumberOf(name, 'recover');
  return number !== undefined && number >= 1 && number <= attempts.collect;
}

export const everyChargeHasItsPledge: Invariant = {
  name: 'every-charge-has-its-pledge',
  why: 'Money that names no pledge and attempt of ours can neither be booked nor given back.',
  watch: ({ violate, told }) => ({
    moneyTaken: (charge) => {
      const { pledgeId, attempt, object } = charge;
      const story = told.pledges.get(pledgeId);
      const campaignId = metadataOf(object, 'fanfund_campaign');
      if (!story) return violate(`${named(charge)} names no pledge of the table: "${pledgeId}"`);
      if (campaignId !== story.campaignId)
        violate(`${named(charge)} of ${pledgeId} names the campaign "${campaignId}"`);
      if (!hasAttempt(story, attempt))
        violate(`${named(charge)} of ${pledgeId} names an attempt that is not on the pledge`);
    },
  }),
};

export const chargedAsLocked: Invariant = {
  name: 'charged-as-locked',
  why: 'A backer pays what the pledge said at the deadline, in its currency, and no other amount.',
  watch: ({ violate, told }) => ({
    moneyTaken: (charge) => {
      const pledge = told.pledges.get(charge.pledgeId)?.pledge;
      if (!pledge) return;
      const currency = textOf(charge.object, 'currency').toUpperCase();
      if (charge.takenMinor === pledge.amountMinor && currency === pledge.currency) return;
      violate(
        `${named(charge)} took ${charge.takenMinor} ${currency} for ${pledge.id}, ` +
          `which is ${pledge.amountMinor} ${pledge.currency}`,
      );
    },
    pledgeWritten: ({ story, before, after, type }) => {
      const talliedAtMs = told.campaigns.get(story.campaignId)?.talliedAtMs;
      if (!before || talliedAtMs === undefined) return;
      const isChanged =
        before.amountMinor !== after.amountMinor || before.currency !== after.currency;
      if (isChanged)
        violate(
          `${after.id} went from ${before.amountMinor} ${before.currency} to ` +
            `${after.amountMinor} ${after.currency} by ${type} after its campaign was tallied`,
        );
    },
  }),
};

/** Paid by its backer when it was made: `charge-now`, where that is what was promised. */
const isChargedAhead = ({ attempt }: ChargeStory, { pledge }: PledgeStory): boolean =>
  attempt === 'prepare-1' && pledge.collection === 'charge-now';

function whyNotDue(told: Chronicle, story: PledgeStory): string | undefined {
  const campaign = campaignOf(told, story.id);
  if (!campaign) return 'its campaign is not there';
  const { deadlineMs, state } = campaign.campaign;
  if (told.nowMs < deadlineMs) return `the deadline is ${new Date(deadlineMs).toISOString()}`;
  // One that was given up since, or fell short of its collected goal, gives back what was on its way.
  if (campaign.hasCollected) return undefined;
  const outcome = 'outcome' in campaign.campaign ? campaign.campaign.outcome : 'not decided';
  return `the campaign is ${state} (${outcome}) and never took money`;
}

export const chargedOnlyWhenDue: Invariant = {
  name: 'charged-only-when-due',
  why: 'All or nothing: before the deadline, or with the goal unmet, no card is charged.',
  watch: ({ violate, told }) => ({
    moneyTaken: (charge) => {
      const story = told.pledges.get(charge.pledgeId);
      if (!story || isChargedAhead(charge, story)) return;
      const reason = whyNotDue(told, story);
      if (reason !== undefined)
        violate(
          `${story.id} was charged by ${named(charge)} at ` +
            `${new Date(told.nowMs).toISOString()}: ${reason}`,
        );
    },
  }),
};

const goneStates: ReadonlySet<string> = new Set(['cancelled', 'lapsed', 'released', 'dropped']);

/** Since when this pledge must not be charged any more; undefined while it may. */
function goneBecause(story: PledgeStory): string | undefined {
  const { pledge, cancelledAtMs } = story;
  if (cancelledAtMs !== undefined) return 'its backer was told that it is cancelled';
  if (goneStates.has(pledge.state)) return `it is ${pledge.state}`;
  return pledge.state === 'releasing' ? `it is being released (${pledge.reason})` : undefined;
}

export const notChargedAfterLeaving: Invariant = {
  name: 'not-charged-after-leaving',
  why: 'Who was told that a pledge is cancelled, or has been released from it, owes nothing.',
  watch: ({ violate, told }) => ({
    moneyTaken: (charge) => {
      const story = told.pledges.get(charge.pledgeId);
      const reason = story && goneBecause(story);
      if (!story || reason === undefined) return;
      // The backer's own browser paid before Stripe had ended the intent: the release gives it back.
      if (charge.attempt === 'prepare-1' && isPaidByBrowser(story, charge)) return;
      if (wasDenied(story, charge.attempt)) return;
      violate(`${story.id} was charged by ${named(charge)}, though ${reason}`);
    },
  }),
};

/** Only a browser confirms the intent that a pledge is made with; capturing a hold is ours. */
const isPaidByBrowser = ({ pledge }: PledgeStory, { object }: ChargeStory): boolean =>
  pledge.collection === 'charge-now' && object['captured'] === true;
