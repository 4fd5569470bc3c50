import { deadLetters, depth, queues, redrives } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listQueues } from './list-queues.ts';
import { now } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listQueues, () => ({
  queues: queues(),
  depthOf: depth,
  deadLetters,
  redrives: redrives(),
  now,
}));
