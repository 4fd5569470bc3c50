import { campaigns, now } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { milestones } from '../../shared/wiring-promises.ts';
import { planMilestones } from './plan-milestones.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, planMilestones, () => ({
  campaigns: campaigns(),
  milestones: milestones(),
  now,
}));
