import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listPartners } from './list-partners.ts';
import { now } from '../../shared/wiring.ts';
import { partners } from '../../shared/wiring-partners.ts';

export const handler = httpEntry(contract, listPartners, () => ({ partners: partners(), now }));
