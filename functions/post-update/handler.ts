import { campaigns, now } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { postUpdate } from './post-update.ts';
import { updates } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, postUpdate, () => ({
  campaigns: campaigns(),
  updates: updates(),
  now,
}));
