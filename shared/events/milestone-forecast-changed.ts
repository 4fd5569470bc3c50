import { milestoneEvent } from './contract.ts';

export const milestoneForecastChanged = milestoneEvent({
  name: 'MilestoneForecastChanged',
  version: 1,
  meaning: 'Its creator expects a milestone on another day than before.',
});
