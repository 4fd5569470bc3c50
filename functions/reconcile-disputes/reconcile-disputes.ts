/**
 * Looks at a pledge's disputes and fraud warnings at Stripe and brings the pledge to where they are.
 * A message is only a hint: it may come twice, late, in any order or never, and the pledge ends the
 * same. Whoever writes first, each step is decided on the pledge as it is.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DisputeGateway } from '../../shared/payments/dispute-gateway.ts';
import type { DisputesMessage } from '../../shared/queues/messages.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import {
  chargedIntentOf,
  disputeEvents,
  fraudEvents,
  isDisputeLookDue,
  nextDisputeLook,
} from '../../shared/domain/dispute.ts';
import { TransientError } from '../../shared/errors.ts';

export type ReconcileDisputesDeps = {
  readonly pledges: PledgeStore;
  readonly due: Pick<DuePledges, 'postpone'>;
  readonly disputes: DisputeGateway;
  readonly now: Clock;
};

const triesMax = 3;

export async function reconcileDisputes(
  deps: ReconcileDisputesDeps,
  message: DisputesMessage,
): Promise<void> {
  const pledgeId =
    'pledgeId' in message ? message.pledgeId : await deps.disputes.pledgeOf(message.intentId);
  if (pledgeId === undefined) return;
  const toldOf = 'intentId' in message ? message.intentId : undefined;
  for (let tried = 0; tried < triesMax; tried += 1)
    if (await isBroughtAlong(deps, await deps.pledges.get(pledgeId), toldOf)) return;
  throw new TransientError('The pledge is being written, or its money is not recorded yet.');
}

/** False when somebody else wrote the pledge meanwhile, or the money is not recorded as taken. */
async function isBroughtAlong(
  deps: ReconcileDisputesDeps,
  pledge: Pledge | undefined,
  toldOf: string | undefined,
): Promise<boolean> {
  if (!pledge) return true;
  const intentId = chargedIntentOf(pledge) ?? toldOf;
  if (intentId === undefined) return true;
  if (toldOf !== undefined && toldOf !== intentId) return false;
  const [disputes, warnings] = await Promise.all([
    deps.disputes.list(intentId),
    deps.disputes.warnings(intentId),
  ]);
  const atMs = deps.now();
  const events = disputeEvents(pledge, { disputes, chargedIntentId: intentId, atMs });
  if (events.length === 0) events.push(...fraudEvents(pledge, { warnings, atMs }));
  if (events.length === 0) await lookAgainLater(deps, pledge);
  return isWritten(deps, pledge, events);
}

async function isWritten(
  deps: ReconcileDisputesDeps,
  pledge: Pledge,
  events: readonly PledgeEvent[],
): Promise<boolean> {
  let current = pledge;
  for (const event of events) {
    const step = await deps.pledges.apply(current, event);
    if (!('applied' in step)) return false;
    current = step.applied;
  }
  return true;
}

/** Nothing is new, which is no event: only the time moves on. */
async function lookAgainLater(deps: ReconcileDisputesDeps, pledge: Pledge): Promise<void> {
  const atMs = deps.now();
  const againAtMs = nextDisputeLook(pledge, { atMs });
  if (againAtMs !== undefined && againAtMs > atMs && isDisputeLookDue(pledge, atMs))
    await deps.due.postpone(pledge, againAtMs);
}
