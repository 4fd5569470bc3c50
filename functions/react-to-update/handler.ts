import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledges } from '../../shared/wiring.ts';
import { reactToUpdate } from './react-to-update.ts';
import { reactions, updates } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, reactToUpdate, () => ({
  pledges: pledges(),
  fulfilments: fulfilments(),
  updates: updates(),
  reactions: reactions(),
}));
