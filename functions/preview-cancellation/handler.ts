import { campaigns, now, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { previewCancellation } from './preview-cancellation.ts';
import { stripePerSecond } from '../../shared/wiring-queues.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, previewCancellation, () => ({
  campaigns: campaigns(),
  totals: totals(),
  stripePerSecond: stripePerSecond(),
  now,
}));
