import { bus, campaigns, now, queue } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { sweepCampaigns } from './sweep-campaigns.ts';

export const handler = scheduleEntry(sweepCampaigns, () => ({
  campaigns: campaigns(),
  bus: bus(),
  seals: queue('SEAL_QUEUE_URL'),
  completions: queue('COMPLETE_QUEUE_URL'),
  now,
  graceMs: environmentMs('DEADLINE_GRACE_SECONDS'),
}));
