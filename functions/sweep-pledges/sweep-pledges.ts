/**
 * The reconciler's clock: finds every pledge that is due to be looked at and tells the queue that
 * its state belongs to, so that no pledge ever waits for a message that was lost or an answer that
 * never came. It only sends; the capabilities ask Stripe, at their pace. A run that cannot send all
 * there is leaves the rest to the next one, which begins with what has waited longest.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { DueQueues } from '../../shared/queues/due-steps.ts';
import { dueShards } from '../../shared/store/keys.ts';
import { dueSteps, tellAgainAtMs } from '../../shared/domain/due.ts';
import { sendDueStep } from '../../shared/queues/due-steps.ts';

export type SweepPledgesDeps = DueQueues & {
  readonly due: DuePledges;
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
    told.reduce((sum, { count }) => sum + count, 0),
  );
  const oldestMs = Math.min(startedAtMs, ...told.map(({ openSinceMs }) => openSinceMs));
  deps.meter.count('OldestOpenAttemptSeconds', Math.round((startedAtMs - oldestMs) / 1000));
}

type Swept = { readonly count: number; readonly openSinceMs: number };

async function sweepShard(
  deps: SweepPledgesDeps,
  shard: string,
  startedAtMs: number,
): Promise<Swept> {
  let told = 0;
  let openSinceMs = Infinity;
  let after: string | undefined;
  do {
    const page = await deps.due.list(shard, startedAtMs, { limit: pageMax, after });
    await Promise.all(page.pledges.map((pledge) => tell(deps, pledge)));
    told += page.pledges.length;
    openSinceMs = Math.min(openSinceMs, ...page.pledges.map(openSince));
    after = page.next;
  } while (after !== undefined && told < perShardMax && deps.now() < startedAtMs + runMsMax);
  return { count: told, openSinceMs };
}

const openSince = (pledge: Pledge): number =>
  pledge.state === 'collecting' || pledge.state === 'releasing'
    ? pledge.attempt.startedAtMs
    : Infinity;

/** Sent first: a run that ends in between tells it again. */
async function tell(deps: SweepPledgesDeps, pledge: Pledge): Promise<void> {
  const steps = dueSteps(pledge);
  for (const step of steps) await sendDueStep(deps, pledge, step);
  const nowMs = deps.now();
  if (steps.length === 0) deps.meter.count('PledgesDueForNothing', 1);
  const againAtMs = tellAgainAtMs(pledge, nowMs);
  if (againAtMs !== undefined) await deps.due.postpone(pledge, againAtMs);
}
