import { campaigns, due, now, tasks, totals } from '../../shared/wiring.ts';
import { depth, partnersSeen, queues, stripePerSecond } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readOverview } from './read-overview.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readOverview, () => ({
  queues: queues(),
  depthOf: depth,
  tasks: tasks(),
  due: due(),
  campaigns: campaigns(),
  totals: totals(),
  partners: partnersSeen(),
  stripePerSecond: stripePerSecond(),
  now,
}));
