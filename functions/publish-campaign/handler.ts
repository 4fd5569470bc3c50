import { campaigns, now, schedule, table, totals } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { publishCampaign } from './publish-campaign.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, publishCampaign, () => ({
  campaigns: campaigns(),
  promises: promises(),
  schedule: schedule(),
  figures: figuresReader(table(), totals()),
  now,
  graceMs: environmentMs('DEADLINE_GRACE_SECONDS'),
}));
