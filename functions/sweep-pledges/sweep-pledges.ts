/**
 * The reconciler's clock: finds every pledge that is due to be looked at and tells the queue that
 * its state belongs to, so that no pledge ever waits for a message that was lost or an answer that
 * never came. It only sends; the capabilities ask Stripe, at their pace. A run that cannot send all
 * there is leaves the rest to the next one, which begins with what has waited longest.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { DueStep } from '../../shared/domain/due.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type {
  AuthorizationMessage,
  CollectMessage,
  DisputesMessage,
  DunMessage,
  RefundMessage,
  RefundsMessage,
  ReleaseMessage,
} from '../../shared/queues/messages.ts';
import { dueShards } from '../../shared/store/keys.ts';
import { dueSteps, tellAgainAtMs } from '../../shared/domain/due.ts';

export type SweepPledgesDeps = {
  readonly due: DuePledges;
  readonly collections: Queue<CollectMessage>;
  readonly dunnings: Queue<DunMessage>;
  readonly releases: Queue<ReleaseMessage>;
  readonly authorizations: Queue<AuthorizationMessage>;
  readonly refunds: Queue<RefundMessage>;
  readonly refundLooks: Queue<RefundsMessage>;
  readonly disputeLooks: Queue<DisputesMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

const pageMax = 100;
/** A run has a minute; what is left after that is there for the next one. */
const runMsMax = 40_000;
const perShardMax = 5000;

export async function sweepPledges(deps: SweepPledgesDeps): Promise<void> {
  const startedAtMs = deps.now();
  const told = await Promise.all(dueShards.map((shard) => sweepShard(deps, shard, startedAtMs)));
  deps.meter.count(
    'PledgesDue',
    told.reduce((sum, count) => sum + count, 0),
  );
}

async function sweepShard(
  deps: SweepPledgesDeps,
  shard: string,
  startedAtMs: number,
): Promise<number> {
  let told = 0;
  let after: string | undefined;
  do {
    const page = await deps.due.list(shard, startedAtMs, { limit: pageMax, after });
    await Promise.all(page.pledges.map((pledge) => tell(deps, pledge)));
    told += page.pledges.length;
    after = page.next;
  } while (after !== undefined && told < perShardMax && deps.now() < startedAtMs + runMsMax);
  return told;
}

/** Sent first: a run that ends in between tells it again. */
async function tell(deps: SweepPledgesDeps, pledge: Pledge): Promise<void> {
  const steps = dueSteps(pledge);
  for (const step of steps) await send(deps, pledge, step);
  const nowMs = deps.now();
  if (steps.length === 0) deps.meter.count('PledgesDueForNothing', 1);
  const againAtMs = tellAgainAtMs(pledge, nowMs);
  if (againAtMs !== undefined) await deps.due.postpone(pledge, againAtMs);
}

function send(deps: SweepPledgesDeps, pledge: Pledge, step: DueStep): Promise<void> {
  const { id: pledgeId, campaignId, collection } = pledge;
  const group = { campaignId };
  switch (step.kind) {
    case 'collect':
      return deps.collections.send({ pledgeId, collection }, group);
    case 'dun':
      return deps.dunnings.send({ pledgeId }, group);
    case 'release':
      return deps.releases.send({ pledgeId, reason: step.reason }, group);
    case 'replace_authorization':
      return deps.authorizations.send({ pledgeId }, group);
    case 'refund':
      return deps.refunds.send({ pledgeId, refundId: step.refundId }, group);
    case 'look_at_refunds':
      return deps.refundLooks.send({ pledgeId }, group);
    case 'look_at_disputes':
      return deps.disputeLooks.send({ pledgeId }, group);
  }
}
