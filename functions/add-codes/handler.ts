import { addCodes } from './add-codes.ts';
import { campaigns } from '../../shared/wiring.ts';
import { codes } from '../../shared/wiring-fulfilment.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(contract, addCodes, () => ({
  campaigns: campaigns(),
  codes: codes(),
}));
