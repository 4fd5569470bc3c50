/**
 * A rule that must hold in every world, whatever goes wrong: a name, why it must hold, and its ears.
 * Ears keep what they need by pledge and never scan, since they hear some sixty observations for each
 * pledge; only `atEnd` may walk over everything, once.
 */
import type { EndState, Observation, ObservationOf, Setting } from '../observation.ts';
import type { CampaignChange, ChargeStory, Chronicle, PledgeChange } from './chronicle.ts';

type OfWorld = {
  readonly [Kind in Observation['kind']]?: (observation: ObservationOf<Kind>) => void;
};

export type Ears = OfWorld & {
  /** A pledge's item was written: a step of its life, or only the time to look at it again. */
  readonly pledgeWritten?: (change: PledgeChange) => void;
  readonly campaignWritten?: (change: CampaignChange) => void;
  /** Money of a backer came in at Stripe; a hold is none. */
  readonly moneyTaken?: (charge: ChargeStory) => void;
  readonly atEnd?: (end: EndState) => void;
};

export type Watching = {
  readonly violate: (detail: string) => void;
  /** What was observed so far, the present observation included. */
  readonly told: Chronicle;
  readonly setting: Setting;
};

export type Invariant = {
  readonly name: string;
  /** In a sentence: what it would mean for somebody if it did not hold. */
  readonly why: string;
  /** Called once for a world. */
  readonly watch: (watching: Watching) => Ears;
};
