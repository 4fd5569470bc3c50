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
export const fitsWave = (fulfilment: Fulfilment, rules: WaveRules): boolean =>
  isWaiting(fulfilment) &&
  isNumbered(fulfilment, rules) &&
  isRewarded(fulfilment, rules) &&
  isSentTo(fulfilment, rules);

const isWaiting = (fulfilment: Fulfilment): boolean =>
  !fulfilment.wave && isOpen(fulfilment) && unsentLines(fulfilment).length > 0;

const isNumbered = (
  { number }: Fulfilment,
  { numberFrom = 1, numberTo = Infinity }: WaveRules,
): boolean => number >= numberFrom && number <= numberTo;

const isRewarded = ({ lines }: Fulfilment, { rewardIds }: WaveRules): boolean =>
  !rewardIds || lines.some(({ rewardId }) => rewardIds.includes(rewardId));

const isSentTo = ({ country }: Fulfilment, { countries }: WaveRules): boolean =>
  !countries || countries.includes(country ?? '');
