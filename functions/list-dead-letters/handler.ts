import { deadLetters, depth, failures, queues } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listDeadLetters, () => ({
  queues: queues(),
  depthOf: depth,
  deadLetters,
  failures: failures(),
}));
