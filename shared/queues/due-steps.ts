/** Tells the worker of a pledge what is to be done about it: each step has a queue of its own. */
import type {
  AuthorizationMessage,
  CollectMessage,
  DisputesMessage,
  DunMessage,
  RefundMessage,
  RefundsMessage,
  ReleaseMessage,
} from './messages.ts';
import type { DueStep } from '../domain/due.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Queue } from './queue.ts';

export type DueQueues = {
  readonly collections: Queue<CollectMessage>;
  readonly dunnings: Queue<DunMessage>;
  readonly releases: Queue<ReleaseMessage>;
  readonly authorizations: Queue<AuthorizationMessage>;
  readonly refunds: Queue<RefundMessage>;
  readonly refundLooks: Queue<RefundsMessage>;
  readonly disputeLooks: Queue<DisputesMessage>;
};

export function sendDueStep(queues: DueQueues, pledge: Pledge, step: DueStep): Promise<void> {
  const { id: pledgeId, campaignId, collection } = pledge;
  const group = { campaignId };
  switch (step.kind) {
    case 'collect':
      return queues.collections.send({ pledgeId, collection }, group);
    case 'dun':
      return queues.dunnings.send({ pledgeId }, group);
    case 'release':
      return queues.releases.send({ pledgeId, reason: step.reason }, group);
    case 'replace_authorization':
      return queues.authorizations.send({ pledgeId }, group);
    case 'refund':
      return queues.refunds.send({ pledgeId, refundId: step.refundId }, group);
    case 'look_at_refunds':
      return queues.refundLooks.send({ pledgeId }, group);
    case 'look_at_disputes':
      return queues.disputeLooks.send({ pledgeId }, group);
  }
}
