import { campaigns, now, pledges, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { previewExtension } from './preview-extension.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, previewExtension, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  totals: totals(),
  now,
}));
