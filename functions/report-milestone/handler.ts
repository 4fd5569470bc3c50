import { campaigns, now } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { milestones } from '../../shared/wiring-promises.ts';
import { reportMilestone } from './report-milestone.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, reportMilestone, () => ({
  campaigns: campaigns(),
  milestones: milestones(),
  now,
}));
