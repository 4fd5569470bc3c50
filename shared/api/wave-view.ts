/** A wave as operations see it. */
import type { Wave } from '../domain/wave.ts';
import { isoTime } from './campaign-view.ts';

export const waveView = ({ campaignId, number, name, state, rules, size, createdAtMs }: Wave) => ({
  ...{ campaignId, number, name, state, rules },
  ...(size !== undefined && { size }),
  createdAt: isoTime(createdAtMs),
});
