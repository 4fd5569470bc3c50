/**
 * What becomes of a pledge's money, for its delivery: all of it gone, nothing more is sent; pieces
 * paid back, they are not owed; a dispute won after all, what is missing is owed again. It looks at
 * the pledge as it is now, so that events may come twice and in any order.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment, FulfilmentEvent } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { evolveAll, isOpen } from '../../shared/domain/fulfilment.ts';
import { isSameLines, linesToSend, refundedLines } from '../../shared/domain/pledge-lines.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { withDue } from '../../shared/domain/delivery-plan.ts';

export type FollowMoneyDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get' | 'write' | 'isOpened'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly isSettled: (campaignId: string) => Promise<boolean>;
  readonly now: Clock;
};

export async function followMoney(
  deps: FollowMoneyDeps,
  { campaignId, pledgeId = '' }: BusEvent,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (!pledge || linesToSend(pledge).length === 0) return;
  const fulfilment = await deps.fulfilments.get(pledgeId);
  if (!fulfilment) return waitForOpening(deps, campaignId, pledgeId);
  const events = whatFollows(fulfilment, pledge, deps.now());
  const step = events.length > 0 ? evolveAll(fulfilment, events) : undefined;
  if (!step) return;
  const after = withDue(step.after, await deps.plans.get(campaignId));
  const applied = await deps.fulfilments.write({ before: fulfilment, after, events: step.events });
  if (applied !== 'applied') throw new TransientError('The delivery was written meanwhile.');
}

/** It may be opened this moment, for a pledge that was read when its money was still here. */
async function waitForOpening(
  { fulfilments, isSettled }: FollowMoneyDeps,
  campaignId: string,
  pledgeId: string,
): Promise<void> {
  if (!(await isSettled(campaignId))) return;
  if (!(await fulfilments.isOpened(campaignId, pledgeShardOf(pledgeId))))
    throw new TransientError('The deliveries of the campaign are being opened.');
}

function whatFollows(fulfilment: Fulfilment, pledge: Pledge, atMs: number): FulfilmentEvent[] {
  const gone = goneBy(pledge);
  if (gone) return isOpen(fulfilment) ? [{ type: 'FulfilmentClosed', atMs, reason: gone }] : [];
  const waived = refundedLines(pledge);
  const isSame = isSameLines(waived, fulfilment.waived);
  const reopened = fulfilment.state === 'closed' && isHere(pledge);
  return [
    ...(reopened ? [{ type: 'FulfilmentReopened', atMs } as const] : []),
    ...(isSame ? [] : [{ type: 'DeliveryWaived', atMs, waived } as const]),
  ];
}

const isHere = ({ state }: Pledge): boolean => state === 'collected' || state === 'won';

function goneBy({ state }: Pledge) {
  if (state === 'refunding' || state === 'refunded') return 'refunded';
  return state === 'lost' ? 'dispute_lost' : undefined;
}
