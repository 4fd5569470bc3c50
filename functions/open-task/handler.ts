import { eventEntry } from '../../shared/entry/queue.ts';
import { ledgerDifferenceFound } from '../../shared/events/ledger-difference-found.ts';
import { now, pledges, tasks } from '../../shared/wiring.ts';
import { openTask } from './open-task.ts';
import { pledgeCollectionStarted } from '../../shared/events/pledge-collection-started.ts';
import { pledgeDisputeLost } from '../../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeUpdated } from '../../shared/events/pledge-dispute-updated.ts';
import { pledgeDisputeWon } from '../../shared/events/pledge-dispute-won.ts';
import { pledgeDisputed } from '../../shared/events/pledge-disputed.ts';
import { pledgeFraudWarned } from '../../shared/events/pledge-fraud-warned.ts';
import { pledgeInquiryUpdated } from '../../shared/events/pledge-inquiry-updated.ts';
import { pledgeRefundFailed } from '../../shared/events/pledge-refund-failed.ts';
import { pledgeReleaseStarted } from '../../shared/events/pledge-release-started.ts';

const heard = [
  ...[pledgeRefundFailed, pledgeDisputed, pledgeInquiryUpdated, pledgeFraudWarned],
  ...[pledgeDisputeWon, pledgeDisputeLost, pledgeDisputeUpdated, ledgerDifferenceFound],
  ...[pledgeCollectionStarted, pledgeReleaseStarted],
];

export const handler = eventEntry(heard, openTask, () => ({
  pledges: pledges(),
  tasks: tasks(),
  now,
}));
