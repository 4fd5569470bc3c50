import { campaigns } from '../../shared/wiring.ts';
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

export const handler = httpEntry(contract, exportWave, () => ({
  campaigns: campaigns(),
  waves: waves(),
  fulfilments: fulfilments(),
  plans: plans(),
  data: deliveryData(),
  dataKeys,
}));
