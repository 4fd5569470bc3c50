import { acting, deadLetters, queues, redrives } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { redriveDeadLetters } from './redrive-dead-letters.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, redriveDeadLetters, () => ({
  ...acting(),
  queues: queues(),
  deadLetters,
  redrives: redrives(),
}));
