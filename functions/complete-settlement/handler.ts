import { campaigns, ledger, now, pledges, queue } from '../../shared/wiring.ts';
import { completeMessage } from '../../shared/queues/messages.ts';
import { completeSettlement } from './complete-settlement.ts';
import { meter } from '../../shared/entry/meter.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { reports, settlementQueues, totals } from '../../shared/wiring.ts';
import { signWithReportKey } from '../../shared/wiring-signing.ts';

export const handler = queueEntry(completeMessage, completeSettlement, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  totals: totals(),
  ledger: ledger(),
  reports: reports(),
  sign: signWithReportKey,
  ...settlementQueues(),
  completions: queue('QUEUE_URL'),
  meter: meter(),
  now,
}));
