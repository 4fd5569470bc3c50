import { campaigns } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { readPromise } from './read-promise.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readPromise, () => ({
  campaigns: campaigns(),
  promises: promises(),
}));
