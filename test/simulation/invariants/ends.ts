/**
 * How everything ends once nothing goes wrong any more: each pledge and campaign in a state in which
 * nobody owes anybody anything, or with a task for somebody who can do what no machine can.
 */
import type { Chronicle, PledgeStory } from './chronicle.ts';
import type { EndState, Item, StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge, PledgeState } from '../../../shared/domain/pledge.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import type { Campaign } from '../../../shared/domain/campaign.ts';
import { isAtRest, keepsMoney } from '../../../shared/domain/campaign.ts';
import { chargedIntentOf, isOpenDispute } from '../../../shared/domain/dispute.ts';
import { hasOpenRefund, isOwed, refundableMinor } from '../../../shared/domain/refund.ts';
import { reported } from './journal.ts';
import { metadataOf, numberOf, referenceOf, textOf, withdrawnMinor } from './stripe-object.ts';

const final: ReadonlySet<PledgeState> = new Set([
  ...(['collected', 'dropped', 'refunded', 'won', 'lost'] as const),
  ...(['released', 'cancelled', 'lapsed'] as const),
]);

/** Why a pledge of a campaign that has ended is not at its end. */
function whyOpen(pledge: Pledge): string | undefined {
  const records = recordsOf(pledge);
  if (hasOpenRefund(records)) return 'a refund is open';
  if (final.has(pledge.state)) return undefined;
  switch (pledge.state) {
    case 'disputed':
      return pledge.disputes?.some(isOpenDispute) ? undefined : 'its disputes are decided';
    // What Stripe could not give back is owed by another route: operations have a task for it.
    case 'refunding':
      return records.some(isOwed) ? undefined : 'nothing of it is owed by another route';
    default:
      return 'that is no end';
  }
}

const recordsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge && pledge.refunds) || [];

export const everyPledgeEnds: Invariant = {
  name: 'every-pledge-ends',
  why: 'A pledge that stays half-way is a backer who neither pays nor is let go.',
  watch: ({ violate, told }) => ({
    atEnd: () => {
      for (const { campaign, pledges } of told.campaigns.values()) {
        if (!isAtRest(campaign)) continue;
        for (const { id, pledge } of pledges) {
          const reason = whyOpen(pledge);
          if (reason !== undefined) violate(`${id} is ${pledge.state}: ${reason}`);
        }
      }
    },
  }),
};

export const everyCampaignEnds: Invariant = {
  name: 'every-campaign-ends',
  why: 'A campaign that is never settled has no report, and its creator waits for the money.',
  watch: ({ violate, told }) => ({
    atEnd: ({ atMs }) => {
      for (const { campaign } of told.campaigns.values()) {
        const isOver = campaign.state !== 'draft' && campaign.deadlineMs < atMs;
        if ((isOver || campaign.state === 'cancelled') && !isAtRest(campaign))
          violate(`${campaign.id} is ${campaign.state} and not at rest`);
      }
    },
  }),
};

type Tasks = ReadonlyMap<string, ReadonlySet<string>>;

/** Kinds of tasks by the pledge they are about, open or done. */
function tasksOf(items: Iterable<Item>): Tasks {
  const tasks = new Map<string, Set<string>>();
  for (const item of items) {
    if (item['sk'] !== 'TASK') continue;
    const about = textOf(item, 'pledgeId') || textOf(item, 'campaignId');
    tasks.set(about, (tasks.get(about) ?? new Set()).add(textOf(item, 'kind')));
  }
  return tasks;
}

/** Which task somebody must have been given for a pledge as it is. */
function neededFor(pledge: Pledge): string | undefined {
  // A bank may have taken all of it meanwhile: then there is nothing to pay.
  const isHere = pledge.state !== 'disputed' && refundableMinor(pledge) > 0;
  if (isHere && recordsOf(pledge).some(isOwed)) return 'refund_failed';
  return pledge.state === 'disputed' ? 'dispute_opened' : undefined;
}

export const tasksForWhatNoMachineCan: Invariant = {
  name: 'tasks-for-what-no-machine-can',
  why: 'Money that Stripe could not give back, and a bank that waits for evidence, need a person.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      const tasks = tasksOf(end.items());
      for (const { id, pledge } of told.pledges.values()) {
        const kind = neededFor(pledge);
        if (kind !== undefined && tasks.get(id)?.has(kind) !== true)
          violate(`${id} is ${pledge.state}, and nobody has a task "${kind}"`);
      }
    },
  }),
};

/** A charge as Stripe has it at the end, with what became of its money. */
type Charged = {
  readonly charge: StripeObject;
  readonly intentId: string;
  readonly story: PledgeStory | undefined;
  readonly keptMinor: number;
  /** A refund of it has failed: Stripe does not give it back a second time. */
  readonly hasFailed: boolean;
};

function chargesAtEnd(end: EndState, told: Chronicle): Charged[] {
  const withdrawn = new Map<string, number>();
  for (const dispute of end.stripe.disputes()) {
    const chargeId = referenceOf(dispute, 'charge');
    withdrawn.set(chargeId, (withdrawn.get(chargeId) ?? 0) + withdrawnMinor(dispute));
  }
  const failed = [...end.stripe.refunds()].filter(({ status }) => status === 'failed');
  const failedOf = new Set(failed.map((refund) => referenceOf(refund, 'charge')));
  return [...end.stripe.charges()].filter(isTaken).map((charge) => ({
    charge,
    intentId: referenceOf(charge, 'payment_intent'),
    story: told.pledges.get(metadataOf(charge, 'fanfund_pledge')),
    keptMinor:
      numberOf(charge, 'amount_captured') -
      numberOf(charge, 'amount_refunded') -
      (withdrawn.get(charge.id) ?? 0),
    hasFailed: failedOf.has(charge.id),
  }));
}

const isTaken = (charge: StripeObject): boolean =>
  charge['captured'] === true && charge['status'] === 'succeeded';

export const strayMoneyGoesBack: Invariant = {
  name: 'stray-money-goes-back',
  why: 'What came in beside a pledge, late or twice, is the backer’s: it goes back, or somebody is told.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      const tasks = tasksOf(end.items());
      for (const { charge, intentId, story, keptMinor, hasFailed } of chargesAtEnd(end, told)) {
        if (!story || keptMinor <= 0 || chargedIntentOf(story.pledge) === intentId) continue;
        const isTold = hasFailed && tasks.get(story.id)?.has('stray_refund_failed') === true;
        if (!isTold)
          violate(
            `${charge.id} of ${intentId} keeps ${keptMinor} beside ${story.id}, ` +
              `which is ${story.pledge.state} by ${chargedIntentOf(story.pledge)}`,
          );
      }
    },
  }),
};

/** Why this pledge's money is not the campaign's to keep; undefined when it is. */
function notToKeep(told: Chronicle, { pledge, campaignId }: PledgeStory): string | undefined {
  const campaign = told.campaigns.get(campaignId)?.campaign;
  if (!campaign || !isAtRest(campaign)) return undefined;
  if (hasLeft.has(pledge.state)) return `it is ${pledge.state}`;
  if ('reason' in pledge && pledge.reason) return `it was released: ${pledge.reason}`;
  return isKept(campaign) ? undefined : `its campaign is ${campaign.state}`;
}

const hasLeft: ReadonlySet<PledgeState> = new Set(['released', 'cancelled', 'lapsed', 'dropped']);

const isKept = (campaign: Campaign): boolean =>
  campaign.state === 'settled' && keepsMoney(campaign, campaign.outcome);

export const whatIsNotKeptGoesBack: Invariant = {
  name: 'what-is-not-kept-goes-back',
  why: 'A campaign that failed, was cancelled or abandoned keeps nobody’s money, nor does one for who left.',
  watch: ({ violate, told }) => {
    const check = (known: ReadonlySet<string>, found: Charged): void => {
      const { charge, story, keptMinor, intentId } = found;
      const isOwn = story && chargedIntentOf(story.pledge) === intentId;
      const reason = isOwn && keptMinor > 0 ? notToKeep(told, story) : undefined;
      if (!story || reason === undefined) return;
      // That a refund failed after all, of which no webhook told, the daily check tells people.
      if (known.has(story.id)) return;
      // Paid by another route, or about to be: Stripe will not move it any more.
      if (recordsOf(story.pledge).some((each) => isOwed(each) || each.state === 'elsewhere'))
        return;
      violate(`${charge.id} keeps ${keptMinor} of ${story.id}, and ${reason}`);
    };
    return {
      atEnd: (end) => {
        const known = reported(end);
        for (const charged of chargesAtEnd(end, told)) check(known, charged);
      },
    };
  },
};

const payable: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
]);

export const nothingIsLeftPayable: Invariant = {
  name: 'nothing-is-left-payable',
  why: 'A form that still takes a card, or a hold on one, for a pledge that has ended is money in the wrong place.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      for (const intent of end.stripe.paymentIntents()) {
        const story = told.pledges.get(metadataOf(intent, 'fanfund_pledge'));
        const status = textOf(intent, 'status');
        const isEnded = story && final.has(story.pledge.state) && payable.has(status);
        if (isEnded && isReachable(told, intent))
          violate(`${intent.id} of ${story.id} (${story.pledge.state}) is ${status}`);
      }
    },
  }),
};

/** Who never learnt its secret cannot pay it: an answer was lost, and another one was made. */
const isReachable = (told: Chronicle, { id, status }: StripeObject): boolean =>
  told.intents.get(id)?.isTold === true || status === 'requires_capture' || status === 'processing';
