import { elsewhereBody, refundPath, settleRefundElsewhere } from './settle-refund-elsewhere.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, pledges } from '../../shared/wiring.ts';

export const handler = httpEntry(
  { caller: 'operator', path: refundPath, body: elsewhereBody, idempotencyKey: true },
  settleRefundElsewhere,
  () => ({ pledges: pledges(), now }),
);
