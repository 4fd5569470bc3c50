/**
 * What is at rest: a campaign that is called settled has nothing under way, a pledge at its end is
 * looked at no more, and disputes stand in the table as they stand at Stripe.
 */
import type { EndState, Item, StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import { chargedIntentOf, isOpenDispute } from '../../../shared/domain/dispute.ts';
import type { DisputeStatus } from '../../../shared/domain/dispute.ts';
import { hasOpenRefund } from '../../../shared/domain/refund.ts';
import { isOpen } from '../../../shared/domain/pledge.ts';
import { referenceOf, textOf, withdrawnMinor } from './stripe-object.ts';

const settling: ReadonlySet<string> = new Set([
  ...['CampaignSettled', 'CancellationSettled', 'AbandonmentSettled'],
]);

/** What has begun so lately may have begun while the pledges were read. */
const readWithinMs = 15 * 60 * 1000;

export const settledWhenAllIsDone: Invariant = {
  name: 'settled-when-all-is-done',
  why: 'A report that is written while money is under way is wrong when it arrives, and stays so.',
  watch: ({ violate }) => ({
    campaignWritten: ({ story, after, event, written }) => {
      if (!settling.has(event.type)) return;
      for (const { pledge } of story.pledges) {
        const sinceMs = pledge.history.at(-1)?.atMs ?? 0;
        if (isOpen(pledge) && sinceMs < written.atMs - readWithinMs)
          violate(`${after.id}: ${event.type} while ${pledge.id} was ${pledge.state}`);
      }
    },
  }),
};

const final: ReadonlySet<Pledge['state']> = new Set([
  ...(['collected', 'dropped', 'refunded', 'won', 'lost'] as const),
  ...(['released', 'cancelled', 'lapsed'] as const),
]);

export const nothingIsToldForEver: Invariant = {
  name: 'nothing-is-told-for-ever',
  why: 'A pledge at its end that stays due is asked about at Stripe again and again, for years.',
  watch: ({ violate, told }) => ({
    atEnd: () => {
      for (const { id, pledge } of told.pledges.values()) {
        if (!final.has(pledge.state) || hasOpenRefund('refunds' in pledge ? pledge.refunds : []))
          continue;
        if (pledge.dueAtMs !== undefined && !(pledge.disputes ?? []).some(isMoving))
          violate(`${id} is ${pledge.state} and due at ${new Date(pledge.dueAtMs).toISOString()}`);
      }
    },
  }),
};

const isMoving = ({ status }: { readonly status: DisputeStatus }): boolean =>
  isOpenDispute({ status }) || (status.startsWith('warning_') && status !== 'warning_closed');

const stateFor: ReadonlySet<string> = new Set(['disputed', 'won', 'lost', 'refunding', 'refunded']);

/** Of what no webhook ever told, the daily check has told people. */
function reported(items: Iterable<Item>): Set<string> {
  const ids = new Set<string>();
  for (const item of items)
    if (String(item['sk']).startsWith('DIFFERENCE#')) ids.add(textOf(item, 'pledgeId'));
  return ids;
}

function byIntent(disputes: Iterable<StripeObject>): Map<string, StripeObject[]> {
  const found = new Map<string, StripeObject[]>();
  for (const dispute of disputes) {
    const intentId = referenceOf(dispute, 'payment_intent');
    found.set(intentId, [...(found.get(intentId) ?? []), dispute]);
  }
  return found;
}

function faultOfDisputes(pledge: Pledge, disputes: readonly StripeObject[]): string | undefined {
  const statuses = disputes.map((dispute) => textOf(dispute, 'status') as DisputeStatus);
  const isHeld = statuses.some((status) => isOpenDispute({ status }));
  if (isHeld) return pledge.state === 'disputed' ? undefined : 'and a bank has not decided';
  const isLost = disputes.some(
    (dispute) => textOf(dispute, 'status') === 'lost' && withdrawnMinor(dispute) > 0,
  );
  if (isLost && (!stateFor.has(pledge.state) || pledge.state === 'won')) return 'and it was lost';
  return pledge.state === 'disputed' ? 'and no bank holds anything' : undefined;
}

export const disputesAreAsAtStripe: Invariant = {
  name: 'disputes-are-as-at-stripe',
  why: 'Money that a bank holds looks like money that is here, or the other way round.',
  watch: ({ violate, told }) => ({
    atEnd: (end: EndState) => {
      const disputes = byIntent(end.stripe.disputes());
      const known = reported(end.items());
      for (const { id, pledge } of told.pledges.values()) {
        const own = disputes.get(chargedIntentOf(pledge) ?? '') ?? [];
        const fault = known.has(id) ? undefined : faultOfDisputes(pledge, own);
        if (fault !== undefined) violate(`${id} is ${pledge.state}, ${fault}`);
      }
    },
  }),
};
