import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { startFulfilment } from './start-fulfilment.ts';

export const handler = httpEntry(contract, startFulfilment, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  now,
}));
