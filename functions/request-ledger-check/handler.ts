import { httpEntry } from '../../shared/entry/http.ts';
import { requestLedgerCheck } from './request-ledger-check.ts';
import { queue } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, requestLedgerCheck, () => ({
  messages: queue('LEDGER_CHECK_QUEUE_URL'),
}));
