/** Every invariant there is. A world is watched by all of them. */
import type { Invariant } from './invariant.ts';
import {
  attemptIsWrittenFirst,
  noNewKeyWhileUnknown,
  oldKeysAreLookedUp,
  onePayableIntent,
} from './attempts.ts';
import {
  chargedAsLocked,
  chargedOnlyWhenDue,
  everyChargeHasItsPledge,
  notChargedAfterLeaving,
  oneChargePerPledge,
} from './charges.ts';
import {
  attemptsCountUp,
  campaignsMoveAlongTheTable,
  eventsRebuildTheState,
  nothingDisappears,
  pledgesMoveAlongTheTable,
  publishedTermsStay,
} from './lives.ts';
import { booksSayWhatStripeDid } from './truth.ts';

export const allInvariants: readonly Invariant[] = [
  ...[oneChargePerPledge, everyChargeHasItsPledge, chargedAsLocked, chargedOnlyWhenDue],
  ...[notChargedAfterLeaving],
  ...[attemptIsWrittenFirst, noNewKeyWhileUnknown, oldKeysAreLookedUp, onePayableIntent],
  ...[pledgesMoveAlongTheTable, campaignsMoveAlongTheTable, publishedTermsStay, attemptsCountUp],
  ...[nothingDisappears, eventsRebuildTheState],
  ...[booksSayWhatStripeDid],
];
