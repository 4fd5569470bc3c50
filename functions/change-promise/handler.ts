import { campaigns, now } from '../../shared/wiring.ts';
import { changePromise } from './change-promise.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, changePromise, () => ({
  campaigns: campaigns(),
  promises: promises(),
  now,
}));
