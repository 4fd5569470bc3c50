import { acting } from '../../shared/wiring-queues.ts';
import { campaigns, table, totals } from '../../shared/wiring.ts';
import { cancelForOperations } from './cancel-for-operations.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, cancelForOperations, () => ({
  ...acting(),
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
}));
