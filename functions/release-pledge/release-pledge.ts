/**
 * Gives one pledge back: a saved card is simply not charged, an authorisation is voided, a charge
 * refunded. The attempt is written before Stripe is asked. A pledge whose payment failed for too
 * long is given up here as well.
 */
import type { Clock } from '../../shared/clock.ts';
import type { PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn, ReleaseReason } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { TransientError } from '../../shared/errors.ts';

export type ReleasePledgeDeps = {
  readonly pledges: PledgeStore;
  readonly payments: PaymentGateway;
  readonly now: Clock;
};

export async function releasePledge(
  deps: ReleasePledgeDeps,
  { pledgeId, reason }: ReleaseMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  switch (pledge?.state) {
    case 'releasing':
      return finish(deps, pledge);
    case 'past_due':
      return drop(deps, pledge);
    case 'confirmed':
      return isForCampaign(reason) ? begin(deps, pledge, reason) : undefined;
    case 'pending':
      return reason === 'cancelled_by_backer' ? undefined : begin(deps, pledge, reason);
    default:
      return undefined;
  }
}

/** A backer's cancellation is written by `cancel-pledge`; without that it did not happen. */
const isForCampaign = (reason: ReleaseReason): boolean =>
  reason !== 'lapsed' && reason !== 'cancelled_by_backer';

async function begin(
  deps: ReleasePledgeDeps,
  pledge: PledgeIn<'pending' | 'confirmed'>,
  reason: ReleaseReason,
): Promise<void> {
  if (pledge.collection === 'save-card') {
    const end = ending(pledge.state === 'pending' ? 'lapsed' : reason, 0, deps.now());
    await write(deps, pledge, end);
    return;
  }
  const releasing = await write(deps, pledge, {
    type: 'PledgeReleaseStarted',
    atMs: deps.now(),
    attemptNumber: 1,
    reason,
  });
  if (releasing.state === 'releasing') await finish(deps, releasing);
}

async function finish(deps: ReleasePledgeDeps, pledge: PledgeIn<'releasing'>): Promise<void> {
  const { refundedMinor } = await deps.payments.release(pledge);
  await write(deps, pledge, ending(pledge.reason, refundedMinor, deps.now()));
}

function ending(reason: ReleaseReason, refundedMinor: number, atMs: number): PledgeEvent {
  switch (reason) {
    case 'lapsed':
      return { type: 'PledgeLapsed', atMs, refundedMinor };
    case 'cancelled_by_backer':
      return { type: 'PledgeCancelled', atMs, refundedMinor };
    case 'campaign_abandoned':
    case 'campaign_cancelled':
    case 'campaign_unfunded':
    case 'too_late':
      return { type: 'PledgeReleased', atMs, reason, refundedMinor };
  }
}

async function drop(deps: ReleasePledgeDeps, pledge: PledgeIn<'past_due'>): Promise<void> {
  if (deps.now() < pledge.pastDueUntilMs) return;
  await write(deps, pledge, { type: 'PledgeDropped', atMs: deps.now() });
}

/** Somebody else may have written the same fact; a repetition then finds what is left to do. */
async function write(deps: ReleasePledgeDeps, pledge: Pledge, event: PledgeEvent): Promise<Pledge> {
  const step = await deps.pledges.apply(pledge, event);
  if ('applied' in step) return step.applied;
  throw new TransientError('The pledge was written meanwhile.');
}
