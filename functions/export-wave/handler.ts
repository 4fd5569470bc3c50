import { campaigns, table } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import {
  dataKeys,
  deliveryData,
  fulfilments,
  plans,
  waves,
} from '../../shared/wiring-fulfilment.ts';
import { exportWave } from './export-wave.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgesById } from '../../shared/store/pledges-by-id.ts';

export const handler = httpEntry(contract, exportWave, () => ({
  campaigns: campaigns(),
  waves: waves(),
  fulfilments: fulfilments(),
  pledgesById: pledgesById(table()),
  plans: plans(),
  data: deliveryData(),
  dataKeys,
}));
