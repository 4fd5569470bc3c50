import { acting } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledges, tasks } from '../../shared/wiring.ts';
import { reviewPledge } from './review-pledge.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, reviewPledge, () => ({
  ...acting(),
  pledges: pledges(),
  tasks: tasks(),
}));
