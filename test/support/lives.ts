/**
 * Random lives of pledges along the transition table, for properties that hold on every one of
 * them. The events are such as the product makes: money is given back only where it was taken.
 */
import fc from 'fast-check';
import type { Collection } from '../../shared/domain/campaign.ts';
import type {
  Pledge,
  PledgeEvent,
  PledgeEventType,
  ReleaseReason,
} from '../../shared/domain/pledge.ts';
import type { Dispute } from '../../shared/domain/dispute.ts';
import type { Refund, RefundState } from '../../shared/domain/refund.ts';
import { evolvePledge, isOpen, pledgeTarget } from '../../shared/domain/pledge.ts';
import { refundableMinor, refundedSum, withRefund } from '../../shared/domain/refund.ts';
import { pledgeEvents } from './events.ts';
import { campaignIn, disputeRecord, pending, refundRecord } from './given.ts';

const types = Object.keys(pledgeEvents) as PledgeEventType[];
const stepsMax = 9;

type Choice = { readonly pick: number; readonly amountMinor: number };

const reasons: readonly ReleaseReason[] = ['campaign_unfunded', 'cancelled_by_backer', 'lapsed'];

const onlyWithMoneyTaken = (pledge: Pledge): number =>
  pledge.collection === 'charge-now' && pledge.state !== 'pending' && 'payment' in pledge
    ? pledge.amountMinor
    : 0;

/** The sample event of a type, made to fit this pledge as the product would. */
function fitting(pledge: Pledge, type: PledgeEventType, amountMinor: number): PledgeEvent {
  const event = pledgeEvents[type];
  switch (event.type) {
    case 'PledgeChanged':
      return { ...event, amountMinor, quantity: 1 + (amountMinor % 3) };
    case 'PledgeReleaseStarted':
      return { ...event, reason: reasons[amountMinor % reasons.length] ?? event.reason };
    case 'PledgeReleased':
      return {
        ...event,
        reason: ('reason' in pledge && pledge.reason) || 'campaign_unfunded',
        refundedMinor: onlyWithMoneyTaken(pledge),
      };
    case 'PledgeCancelled':
    case 'PledgeLapsed':
      return { ...event, refundedMinor: onlyWithMoneyTaken(pledge) };
    case 'PledgeRefundRequested':
      return { ...event, refunds: [...refundsOf(pledge), nextRefund(pledge, 1)] };
    case 'PledgeRefundStarted':
      return { ...event, refunds: [...refundsOf(pledge), nextRefund(pledge, leftOf(pledge))] };
    case 'PledgeRefundPending':
      return { ...event, refunds: moved(pledge, 'pending') };
    case 'PledgeRefundCompleted':
    case 'PledgeRefunded':
      return { ...event, refunds: moved(pledge, 'succeeded') };
    case 'PledgeRefundFailed':
      return { ...event, refunds: failed(pledge) };
    case 'PledgeDisputed':
    case 'PledgeDisputeLost':
      return { ...event, disputes: [disputeFor(pledge, 'lost')] };
    case 'PledgeDisputeUpdated':
    case 'PledgeInquiryUpdated':
      return { ...event, disputes: disputesOf(pledge) };
    case 'PledgeDisputeWon':
      return { ...event, disputes: [disputeFor(pledge, 'won')] };
    default:
      return event;
  }
}

const refundsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge ? pledge.refunds : undefined) ?? [];
const disputesOf = (pledge: Pledge): readonly Dispute[] =>
  ('disputes' in pledge ? pledge.disputes : undefined) ?? [];
const leftOf = (pledge: Pledge): number =>
  refundableMinor({ ...pledge, refunds: refundsOf(pledge) });
const nextRefund = (pledge: Pledge, amountMinor: number): Refund =>
  refundRecord({ id: `rf_${refundsOf(pledge).length + 1}`, amountMinor, state: 'requested' });
const openRefund = (pledge: Pledge): Refund | undefined =>
  refundsOf(pledge).find(({ state }) => state === 'requested' || state === 'pending');
const disputeFor = (pledge: Pledge, status: 'won' | 'lost'): Dispute =>
  disputeRecord({
    status,
    amountMinor: pledge.amountMinor,
    withdrawnMinor: status === 'won' ? 0 : pledge.amountMinor - refundedSum(refundsOf(pledge)),
  });

function moved(pledge: Pledge, state: RefundState): readonly Refund[] {
  const refund = openRefund(pledge);
  return refund ? withRefund(refundsOf(pledge), { ...refund, state }) : refundsOf(pledge);
}

/** One under way fails, or one that had arrived: also that of a pledge that has left. */
function failed(pledge: Pledge): readonly Refund[] {
  const refund =
    openRefund(pledge) ?? refundsOf(pledge).findLast(({ state }) => state === 'succeeded');
  return refund
    ? withRefund(refundsOf(pledge), { ...refund, state: 'failed' })
    : [refundRecord({ amountMinor: pledge.amountMinor, state: 'failed' })];
}

/** Whether the next refund to arrive is the last of the money. */
const completesAll = (pledge: Pledge): boolean =>
  refundedSum(moved(pledge, 'succeeded')) === pledge.amountMinor;

function isUnthinkableForMoney(pledge: Pledge, type: PledgeEventType): boolean {
  switch (type) {
    case 'PledgeRefundRequested':
      return leftOf(pledge) < 2;
    case 'PledgeRefundStarted':
      return leftOf(pledge) < 1;
    case 'PledgeRefundPending':
      return openRefund(pledge) === undefined;
    case 'PledgeRefundCompleted':
      return openRefund(pledge) === undefined || completesAll(pledge);
    case 'PledgeRefunded':
      return openRefund(pledge) === undefined || !completesAll(pledge);
    case 'PledgeRefundFailed':
    case 'PledgeDisputed':
      return hasLeft(pledge) ? (pledge.refundedMinor ?? 0) === 0 : false;
    default:
      return false;
  }
}

const hasLeft = (
  pledge: Pledge,
): pledge is Extract<Pledge, { readonly state: 'released' | 'cancelled' | 'lapsed' }> =>
  pledge.state === 'released' || pledge.state === 'cancelled' || pledge.state === 'lapsed';

/** What the product never does with such a collection. */
function isUnthinkable(pledge: Pledge, type: PledgeEventType): boolean {
  return isUnthinkableForMoney(pledge, type) || isUnthinkableSoEarly(pledge, type);
}

function isUnthinkableSoEarly(pledge: Pledge, type: PledgeEventType): boolean {
  const charged = pledge.collection === 'charge-now';
  switch (type) {
    case 'PledgeAuthorizationReplaced':
      return pledge.collection !== 'authorize';
    case 'PledgeChanged':
      return pledge.collection !== 'save-card';
    case 'PledgeDisputed':
      return isBeforeSettlement(pledge) && !charged;
    case 'PledgeCollectionStarted':
      return charged;
    case 'PledgeCollected':
      return pledge.state === 'confirmed' && !charged;
    case 'PledgeReleased':
    case 'PledgeCancelled':
      return pledge.state === 'confirmed' && charged;
    default:
      return false;
  }
}

const isBeforeSettlement = ({ state }: Pledge): boolean =>
  state === 'confirmed' || state === 'releasing';

function live(collection: Collection, choices: readonly Choice[], toItsEnd: boolean): Pledge[] {
  const campaign = campaignIn('live', { collection });
  const life: Pledge[] = [pending({ campaign, rewardId: 'kettle', amountMinor: 700 })];
  const steps = toItsEnd ? 60 : choices.length;
  for (let step = 0; step < steps; step += 1) {
    const choice = choices[step % choices.length] ?? { pick: 0, amountMinor: 50 };
    const next = after(life.at(-1), choice, step < choices.length ? () => true : leadsOn);
    if (next) life.push(next);
  }
  return life;
}

function after(
  pledge: Pledge | undefined,
  { pick, amountMinor }: Choice,
  wanted: (type: PledgeEventType) => boolean,
): Pledge | undefined {
  if (!pledge) return undefined;
  const possible = types.filter(
    (type) =>
      pledgeTarget(pledge.state, type) !== undefined &&
      !isUnthinkable(pledge, type) &&
      wanted(type),
  );
  const type = possible[pick % possible.length];
  return type && evolvePledge(pledge, fitting(pledge, type, amountMinor));
}

const circling: ReadonlySet<PledgeEventType> = new Set([
  ...(['PledgePrepared', 'PledgeChanged', 'PledgeCollectionStarted'] as const),
  ...(['PledgeReminded', 'PledgeWindowExtended', 'PledgeRecoveryPrepared'] as const),
  ...(['PledgeAuthorizationReplaced', 'PledgeRefundPending', 'PledgeRefundFailed'] as const),
]);

/** Past the random part, only what brings a pledge to its end. */
const leadsOn = (type: PledgeEventType): boolean => !circling.has(type);

/** A pledge after its creation and after each event of its life. */
export const lifeOf = ({ toItsEnd }: { readonly toItsEnd: boolean }): fc.Arbitrary<Pledge[]> =>
  fc
    .record({
      collection: fc.constantFrom<Collection>('save-card', 'authorize', 'charge-now'),
      choices: fc.array(
        fc.record({ pick: fc.nat(1000), amountMinor: fc.integer({ min: 50, max: 99_999 }) }),
        { minLength: 1, maxLength: stepsMax },
      ),
    })
    .map(({ collection, choices }) => live(collection, choices, toItsEnd))
    .filter((life) => !toItsEnd || life.slice(-1).every((pledge) => !isOpen(pledge)));
