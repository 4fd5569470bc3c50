/**
 * Follows up a pledge whose payment failed, when the policy of its campaign says so: tries the card
 * again, reminds its backer, or gives the pledge up. A pledge is dropped only once nobody can pay
 * it any more, because its unpaid PaymentIntent was cancelled at Stripe; where that comes too late,
 * the backer has paid. Whatever comes twice finds that the step is not due any more.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CollectMessage, DunMessage } from '../../shared/queues/messages.ts';
import type { DunningPolicy } from '../../shared/domain/dunning.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { collects } from '../../shared/domain/settlement.ts';
import { dunningDueMs, dunningPolicy, dunningStep } from '../../shared/domain/dunning.ts';
import { evolvePledge, isHeldByPartner } from '../../shared/domain/pledge.ts';
import { resumeDueAtMs, strayDueAtMs } from '../../shared/domain/attempt.ts';

export type DunPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly recoveries: Pick<RecoveryGateway, 'abandon'>;
  readonly collections: Queue<CollectMessage>;
  readonly now: Clock;
  /** How long a day of dunning lasts. */
  readonly dunningDayMs: number;
};

export async function dunPledge(deps: DunPledgeDeps, { pledgeId }: DunMessage): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'past_due') return;
  const campaign = await deps.campaign(pledge.campaignId);
  if (isHeldByPartner(pledge)) return giveUp(deps, pledge);
  if (!campaign || !collects(campaign)) return drop(deps, pledge);
  const policy = dunningPolicy(campaign, deps.dunningDayMs);
  switch (dunningStep(pledge, policy, deps.now()).kind) {
    case 'retry':
      return retry(deps, pledge);
    case 'remind':
      return remind(deps, pledge, policy);
    case 'drop':
      return drop(deps, pledge);
    case 'wait':
      return undefined;
  }
}

/** The attempt is written first; should its message get lost, it is due again by itself. */
async function retry(deps: DunPledgeDeps, pledge: PledgeIn<'past_due'>): Promise<void> {
  const atMs = deps.now();
  await applyOrRetry(deps.pledges, pledge, {
    type: 'PledgeCollectionStarted',
    atMs,
    dueAtMs: resumeDueAtMs(atMs),
    attemptNumber: pledge.attempt.number + 1,
  });
  const { id: pledgeId, campaignId, collection } = pledge;
  await deps.collections.send({ pledgeId, collection }, { campaignId });
}

/** The event is the reminder: whoever writes to backers hears of it. */
async function remind(
  deps: DunPledgeDeps,
  pledge: PledgeIn<'past_due'>,
  policy: DunningPolicy,
): Promise<void> {
  const event = { type: 'PledgeReminded', atMs: deps.now() } as const;
  const after = evolvePledge(pledge, event);
  const dueAtMs = after?.state === 'past_due' ? dunningDueMs(after, policy) : undefined;
  await applyOrRetry(deps.pledges, pledge, { ...event, dueAtMs });
}

/** A partner has said that it cannot collect: nobody else can. */
async function giveUp(
  { pledges, now }: DunPledgeDeps,
  pledge: PledgeIn<'past_due'>,
): Promise<void> {
  await applyOrRetry(pledges, pledge, { type: 'PledgeDropped', atMs: now() });
}

async function drop(deps: DunPledgeDeps, pledge: PledgeIn<'past_due'>): Promise<void> {
  const abandoned = await deps.recoveries.abandon(pledge);
  const atMs = deps.now();
  const dueAtMs = strayDueAtMs(pledge, atMs);
  if (abandoned.kind === 'cancelled') {
    await applyOrRetry(deps.pledges, pledge, { type: 'PledgeDropped', atMs, dueAtMs });
    return;
  }
  const { chargedIntentId, fee } = abandoned;
  const event = { type: 'PledgeCollected', atMs, dueAtMs, chargedIntentId, fee } as const;
  await applyOrRetry(deps.pledges, pledge, event);
}
