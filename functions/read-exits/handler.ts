import { campaigns, now, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { readExits } from './read-exits.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readExits, () => ({
  campaigns: campaigns(),
  promises: promises(),
  totals: totals(),
  now,
}));
