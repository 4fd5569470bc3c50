import { campaignAsOfNow, ledger, now, pledges } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { milestoneConfirmed } from '../../shared/events/milestone-confirmed.ts';
import { milestones } from '../../shared/wiring-promises.ts';
import { releaseMilestone } from './release-milestone.ts';

export const handler = eventEntry([milestoneConfirmed], releaseMilestone, () => ({
  campaign: campaignAsOfNow,
  milestones: milestones(),
  ledger: ledger(),
  pledges: pledges(),
  now,
}));
