import { campaigns, now, queue, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { previews } from '../../shared/wiring-promises.ts';
import { requestAbandonmentPreview } from './request-abandonment-preview.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, requestAbandonmentPreview, () => ({
  campaigns: campaigns(),
  previews: previews(),
  totals: totals(),
  counts: queue('PREVIEW_QUEUE_URL'),
  now,
}));
