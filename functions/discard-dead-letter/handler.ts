import { acting, deadLetters, queues } from '../../shared/wiring-queues.ts';
import { discardDeadLetter } from './discard-dead-letter.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, discardDeadLetter, () => ({
  ...acting(),
  queues: queues(),
  deadLetters,
}));
