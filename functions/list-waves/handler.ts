import { campaigns } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listWaves } from './list-waves.ts';
import { waves } from '../../shared/wiring-fulfilment.ts';

export const handler = httpEntry(contract, listWaves, () => ({
  campaigns: campaigns(),
  waves: waves(),
}));
