import { campaigns } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { milestones } from '../../shared/wiring-promises.ts';
import { readMilestones } from './read-milestones.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readMilestones, () => ({
  campaigns: campaigns(),
  milestones: milestones(),
}));
