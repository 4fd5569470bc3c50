import { campaigns } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listUpdates } from './list-updates.ts';
import { reactions, updates } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listUpdates, () => ({
  campaigns: campaigns(),
  updates: updates(),
  reactions: reactions(),
}));
