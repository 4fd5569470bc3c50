import { acting, queues, redrives } from '../../shared/wiring-queues.ts';
import { cancelRedrive } from './cancel-redrive.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, cancelRedrive, () => ({
  ...acting(),
  queues: queues(),
  redrives: redrives(),
}));
