import { campaigns, now } from '../../shared/wiring.ts';
import { decideMilestone } from './decide-milestone.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { milestones } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, decideMilestone, () => ({
  campaigns: campaigns(),
  milestones: milestones(),
  now,
}));
