import { campaignsCached, now, table, totals } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { door } from '../../shared/wiring-fraud.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { openSecretRewards } from './open-secret-rewards.ts';
import { passStore } from '../../shared/store/pass-store.ts';

export const handler = httpEntry(contract, openSecretRewards, () => ({
  campaign: campaignsCached(),
  passes: passStore(table()),
  figures: figuresReader(table(), totals()),
  door: door(),
  now,
}));
