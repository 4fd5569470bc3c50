import { campaigns, ledger, ledgerChecks, now, pledges, queue } from '../../shared/wiring.ts';
import { checkLedger } from './check-ledger.ts';
import { ledgerCheckMessage } from '../../shared/queues/messages.ts';
import { meter } from '../../shared/entry/meter.ts';
import { pacedBalances } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(ledgerCheckMessage, checkLedger, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  ledger: ledger(),
  checks: ledgerChecks(),
  balances: pacedBalances(8000),
  messages: queue('QUEUE_URL'),
  meter: meter(),
  now,
}));
