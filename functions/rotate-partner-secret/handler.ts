import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now } from '../../shared/wiring.ts';
import { partnerRoot, partners } from '../../shared/wiring-partners.ts';
import { rotatePartnerSecret } from './rotate-partner-secret.ts';

export const handler = httpEntry(contract, rotatePartnerSecret, () => ({
  partners: partners(),
  root: partnerRoot,
  now,
}));
