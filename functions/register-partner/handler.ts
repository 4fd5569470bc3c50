import { contract } from './contract.ts';
import { endpoints, partnerRoot, partners } from '../../shared/wiring-partners.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now } from '../../shared/wiring.ts';
import { registerPartner } from './register-partner.ts';

export const handler = httpEntry(contract, registerPartner, () => ({
  partners: partners(),
  endpoints: endpoints(),
  root: partnerRoot,
  now,
}));
