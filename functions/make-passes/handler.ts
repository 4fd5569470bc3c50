import { campaigns, table } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { makePasses } from './make-passes.ts';
import { passStore } from '../../shared/store/pass-store.ts';
import { systemSeed } from '../../shared/random.ts';

export const handler = httpEntry(contract, makePasses, () => ({
  campaigns: campaigns(),
  passes: passStore(table()),
  seed: systemSeed,
}));
