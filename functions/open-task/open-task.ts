/**
 * Opens a task for operations where no machine can go on: money that Stripe could not give back,
 * evidence that a bank waits for, books that differ. Once for each event, however often it comes.
 */
import type { HeardEvent } from '../../shared/entry/queue.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { differenceFacts } from '../../shared/events/ledger-difference-found.ts';
import { awaitsEvidence, isToBePaidBack } from '../../shared/domain/dispute.ts';
import { isAskedForGood } from '../../shared/domain/partner-held.ts';
import { isHeldByPartner } from '../../shared/domain/pledge.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { isLeftToBank, isOwed, refundableMinor, wholeReasons } from '../../shared/domain/refund.ts';
import { taskIdFor } from '../../shared/store/keys.ts';

export type OpenTaskDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly tasks: TaskStore;
  readonly now: Clock;
};

type Asked = Pick<Task, 'kind' | 'toDo' | 'lookAt'>;

export async function openTask(deps: OpenTaskDeps, event: HeardEvent): Promise<void> {
  const { campaignId, pledgeId } = event;
  const pledge = pledgeId === undefined ? undefined : await deps.pledges.get(pledgeId);
  const asked = asking[event.name]?.(event, pledge);
  if (!asked) return;
  await deps.tasks.open({
    id: taskIdFor(event.eventId),
    ...{ campaignId, pledgeId, openedAtMs: deps.now() },
    ...asked,
  });
}

type Asking = (event: HeardEvent, pledge: Pledge | undefined) => Asked | undefined;

/** Undefined where there is nothing to do any more. */
const asking: Readonly<Record<string, Asking>> = {
  PledgeRefundFailed: (_event, pledge) => pledge && refundFailed(pledge),
  PledgeDisputed: (_event, pledge) => pledge && disputeOpened(pledge),
  PledgeDisputeWon: (_event, pledge) => pledge && disputeOver(pledge),
  PledgeDisputeLost: (_event, pledge) => pledge && disputeOver(pledge),
  PledgeDisputeUpdated: (_event, pledge) => pledge && notPaidBack(pledge),
  PledgeInquiryUpdated: (_event, pledge) => pledge && bankAsked(pledge),
  PledgeFraudWarned: (_event, pledge) => pledge && fraudWarned(pledge),
  LedgerDifferenceFound: ledgerDiffers,
  PledgeCollectionStarted: (_event, pledge) => pledge && partnerIsSilent(pledge),
  PledgeReleaseStarted: (_event, pledge) => pledge && partnerIsSilent(pledge),
};

/** Asked for the last time. What was answered meanwhile is no task. */
function partnerIsSilent(pledge: Pledge): Asked | undefined {
  if (pledge.state !== 'collecting' && pledge.state !== 'releasing') return undefined;
  if (!isHeldByPartner(pledge) || !isAskedForGood(pledge.attempt)) return undefined;
  const money = formatMoney(pledge.amountMinor, pledge.currency);
  const wish = pledge.state === 'collecting' ? 'collected' : 'released';
  return {
    kind: 'partner_silent',
    toDo:
      `Partner ${pledge.partner?.id} was asked ${pledge.attempt.number} times and does not say ` +
      `whether it has ${wish} ${money}. Find out from it, and have it answer by webhook.`,
    lookAt: `/v1/ops/pledges/${pledge.id}`,
  };
}

/** While a bank decides, nothing is to be paid: it may give the same money back. */
function refundFailed(pledge: Pledge): Asked | undefined {
  const owed = pledge.state === 'disputed' ? [] : missing(pledge, isOwed);
  if (owed.length === 0) return undefined;
  return {
    kind: 'refund_failed',
    toDo:
      `Stripe could not refund ${owed.join(', ')}. Pay the backer by another route and say so at ` +
      '…/refunds/{refundId}/paid-elsewhere, or ask for another refund.',
    lookAt: `/v1/ops/pledges/${pledge.id}`,
  };
}

/** Each such refund, of no more than can still be given back: a bank may have taken the rest. */
function missing(pledge: Pledge, isMissing: (refund: Refund) => boolean): string[] {
  let leftMinor = refundableMinor(pledge);
  return refundsOf(pledge)
    .filter(isMissing)
    .flatMap(({ id, amountMinor, detail = 'no reason given' }) => {
      const minor = Math.min(amountMinor, leftMinor);
      leftMinor -= minor;
      return minor > 0 ? [`${id} of ${formatMoney(minor, pledge.currency)} (${detail})`] : [];
    });
}

const refundsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge ? pledge.refunds : undefined) ?? [];

/** What was asked for before the bank decided; what a settlement gives back, it asks for itself. */
function disputeOver(pledge: Pledge): Asked | undefined {
  if (pledge.state === 'disputed') return undefined;
  const stopped = missing(pledge, (refund) => isLeftToBank(refund) && !isOfSettlement(refund));
  const again = [...stopped, ...cameBackLater(pledge)];
  const owed = refundFailed(pledge);
  if (again.length === 0) return owed;
  return {
    kind: 'refund_failed',
    toDo: [
      `A bank stood in the way of ${again.join(', ')} and has decided: the money is here. Ask for ` +
        'another refund unless the backer has it by now, and do not pay it by another route.',
      ...(owed ? [owed.toDo] : []),
    ].join(' '),
    lookAt: `/v1/ops/pledges/${pledge.id}`,
  };
}

const isOfSettlement = ({ reason }: Refund): boolean =>
  wholeReasons.some((whole) => whole === reason);

/** All that was left went back when the bank had a part, and now that part is here as well. */
function cameBackLater(pledge: Pledge): string[] {
  const leftMinor = refundableMinor(pledge);
  const isGivenBack = (refund: Refund): boolean =>
    refund.state === 'succeeded' && isOfSettlement(refund);
  if (pledge.state !== 'won' || leftMinor === 0 || !refundsOf(pledge).some(isGivenBack)) return [];
  return [`${formatMoney(leftMinor, pledge.currency)} that came back later`];
}

/** Looked for day by day for as long as it may take, and not found. */
function notPaidBack(pledge: Pledge): Asked | undefined {
  const unpaid = (pledge.disputes ?? []).filter(isToBePaidBack);
  if (unpaid.length === 0 || pledge.dueAtMs !== undefined) return undefined;
  const said = unpaid.map(
    ({ id, withdrawnMinor }) => `${id} (${formatMoney(withdrawnMinor, pledge.currency)})`,
  );
  return {
    kind: 'dispute_not_paid_back',
    toDo: `Won, and the money did not come back: ${said.join(', ')}. Ask Stripe why.`,
    lookAt: `/v1/ops/pledges/${pledge.id}`,
  };
}

function disputeOpened(pledge: Pledge): Asked | undefined {
  if (pledge.state !== 'disputed') return undefined;
  const said = awaiting(pledge);
  return {
    kind: 'dispute_opened',
    toDo: `The bank of the backer asks the payment back: ${said.join(', ')}. Hand in evidence or accept it.`,
    lookAt: `/v1/ops/pledges/${pledge.id}/evidence`,
  };
}

/** Each dispute or inquiry that waits for evidence, and until when it does. */
const awaiting = ({ disputes = [] }: Pledge): string[] =>
  disputes.filter(awaitsEvidence).map(({ id, reason, evidenceDueAtMs }) => {
    const due = evidenceDueAtMs && `, evidence due by ${new Date(evidenceDueAtMs).toISOString()}`;
    return `${id} (${reason}${due ?? ''})`;
  });

/** An inquiry that nobody answers becomes a dispute. */
function bankAsked(pledge: Pledge): Asked | undefined {
  const said = awaiting(pledge);
  if (said.length === 0) return undefined;
  return {
    kind: 'bank_asked',
    toDo: `The bank of the backer asks about the payment: ${said.join(', ')}. Hand in evidence, or refund it, before that becomes a dispute.`,
    lookAt: `/v1/ops/pledges/${pledge.id}/evidence`,
  };
}

/** Unless the money has left, or is asked back, meanwhile. */
function fraudWarned(pledge: Pledge): Asked | undefined {
  if (pledge.state !== 'collected' && pledge.state !== 'confirmed') return undefined;
  const said = (pledge.fraudWarnings ?? []).map(({ id, kind }) => `${id} (${kind})`);
  return {
    kind: 'fraud_warned',
    toDo: `The card network heard of fraud: ${said.join(', ')}. Refund the pledge now unless you know the backer: a dispute would cost its fee as well.`,
    lookAt: `/v1/ops/pledges/${pledge.id}`,
  };
}

function ledgerDiffers({ campaignId, pledgeId, detail }: HeardEvent): Asked {
  const about = pledgeId === undefined ? '' : ` about ${pledgeId}`;
  const { kind, reference, bookedMinor, foundMinor } = differenceFacts.parse(detail);
  return {
    kind: 'ledger_difference',
    toDo:
      `The ledger of ${campaignId}${about} differs from its pledges or from Stripe (${kind}): ` +
      `of ${reference} it has ${bookedMinor}, and ${foundMinor} were found, in minor units. ` +
      'Find out why.',
    lookAt: `/v1/ops/campaigns/${campaignId}/ledger`,
  };
}
