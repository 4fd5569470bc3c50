import { due, now, queue } from '../../shared/wiring.ts';
import { meter } from '../../shared/entry/meter.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { sweepPledges } from './sweep-pledges.ts';

export const handler = scheduleEntry(sweepPledges, () => ({
  due: due(),
  collections: queue('COLLECT_QUEUE_URL'),
  dunnings: queue('DUN_QUEUE_URL'),
  releases: queue('RELEASE_QUEUE_URL'),
  authorizations: queue('REPLACE_AUTHORIZATION_QUEUE_URL'),
  refunds: queue('REFUND_QUEUE_URL'),
  refundLooks: queue('RECONCILE_REFUNDS_QUEUE_URL'),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  meter: meter(),
  now,
}));
