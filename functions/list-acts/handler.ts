import { acts } from '../../shared/wiring-queues.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listActs } from './list-acts.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listActs, () => ({ acts: acts() }));
