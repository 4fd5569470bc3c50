import { acting } from '../../shared/wiring-queues.ts';
import { campaigns, schedule, table, totals } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { extendForOperations } from './extend-for-operations.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, extendForOperations, () => ({
  ...acting(),
  campaigns: campaigns(),
  schedule: schedule(),
  figures: figuresReader(table(), totals()),
  graceMs: environmentMs('DEADLINE_GRACE_SECONDS'),
}));
