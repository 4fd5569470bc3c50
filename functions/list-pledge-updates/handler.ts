import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listPledgeUpdates } from './list-pledge-updates.ts';
import { pledges } from '../../shared/wiring.ts';
import { reactions, updates } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listPledgeUpdates, () => ({
  pledges: pledges(),
  fulfilments: fulfilments(),
  updates: updates(),
  reactions: reactions(),
}));
