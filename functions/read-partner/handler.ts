import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now } from '../../shared/wiring.ts';
import { partners } from '../../shared/wiring-partners.ts';
import { readPartner } from './read-partner.ts';

export const handler = httpEntry(contract, readPartner, () => ({ partners: partners(), now }));
