/**
 * A wave: those deliveries that are sent together, by rule. It is split once; who is in it, and at
 * which place, is written down and never follows the rule again.
 */
import type { Fulfilment } from './fulfilment.ts';
import { isOpen, unsentLines } from './fulfilment.ts';

export type WaveRules = {
  readonly rewardIds?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly numberFrom?: number | undefined;
  readonly numberTo?: number | undefined;
};

export type Wave = {
  readonly campaignId: string;
  readonly number: number;
  readonly name: string;
  readonly rules: WaveRules;
  readonly state: 'splitting' | 'ready';
  /** Once it is written down who is in it. */
  readonly size?: number | undefined;
  readonly createdAtMs: number;
  /** Identifies the request that made it, so that it is made once. */
  readonly requestKey: string;
};

/** Whether a delivery belongs into a wave that is being split: whoever is in one stays there. */
export function fitsWave(fulfilment: Fulfilment, rules: WaveRules): boolean {
  const { wave, number, country, lines } = fulfilment;
  if (wave || !isOpen(fulfilment) || unsentLines(fulfilment).length === 0) return false;
  const { rewardIds, countries, numberFrom = 1, numberTo = Infinity } = rules;
  const isNumbered = number >= numberFrom && number <= numberTo;
  const isRewarded = !rewardIds || lines.some(({ rewardId }) => rewardIds.includes(rewardId));
  return isNumbered && isRewarded && (!countries || countries.includes(country ?? ''));
}
