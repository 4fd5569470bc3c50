import { campaigns, ledger } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readLedger } from './read-ledger.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readLedger, () => ({
  campaigns: campaigns(),
  ledger: ledger(),
}));
