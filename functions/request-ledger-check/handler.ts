import { httpEntry } from '../../shared/entry/http.ts';
import { ledgerCheckBody, requestLedgerCheck } from './request-ledger-check.ts';
import { queue } from '../../shared/wiring.ts';

export const handler = httpEntry(
  { caller: 'operator', body: ledgerCheckBody, idempotencyKey: true },
  requestLedgerCheck,
  () => ({ messages: queue('LEDGER_CHECK_QUEUE_URL') }),
);
