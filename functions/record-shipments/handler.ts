import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { recordShipments } from './record-shipments.ts';
import { recording } from '../../shared/wiring-fulfilment.ts';

export const handler = httpEntry(contract, recordShipments, () => recording());
