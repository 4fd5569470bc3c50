/** Every invariant there is. A world is watched by all of them. */
import type { Invariant } from './invariant.ts';
import { everybodyChangesTheirOwn, nothingUnverifiedChangesAnything } from './access.ts';
import { oneThingPerKey, sameKeySameAnswer, successIsDurable } from './answers.ts';
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
  everyCampaignEnds,
  everyPledgeEnds,
  nothingIsLeftPayable,
  strayMoneyGoesBack,
  tasksForWhatNoMachineCan,
  whatIsNotKeptGoesBack,
} from './ends.ts';
import {
  eventsInOrderRebuildTheLife,
  eventsTellWhatWasWritten,
  everyStepIsTold,
  oneMeaningPerEvent,
} from './events.ts';
import {
  debitsAreCredits,
  entriesNeverChange,
  journalTellsThePledges,
  ledgerIsStripe,
  totalsAreTheSum,
} from './journal.ts';
import {
  attemptsCountUp,
  campaignsMoveAlongTheTable,
  eventsRebuildTheState,
  nothingDisappears,
  pledgesMoveAlongTheTable,
  publishedTermsStay,
} from './lives.ts';
import { feesAreBookedOnce } from './fees.ts';
import { freshKeyIsFresh } from './keys.ts';
import { cancelledInTime, leftForAReason } from './leaving.ts';
import { everyMessageIsWorkedOff } from './messages.ts';
import { endsAreTold } from './notices.ts';
import { foundByItsOwner, pledgedAsOrdered, shownToItsOwner, soldOutIsTrue } from './orders.ts';
import {
  onlyInTime,
  outcomeIsDecidedOnce,
  tallyIsTrue,
  whatCameTooLateIsReleased,
} from './outcome.ts';
import { nothingIsAskedOnceItIsOver } from './over.ts';
import { heldMoneyIsAsThePartnerSays, partnersAreTold } from './partners.ts';
import { rateStaysWithinTheBudget } from './pace.ts';
import {
  everyRefundHasAReason,
  nothingIsReturnedTwice,
  refundsStayWithinTheCharge,
} from './refunds.ts';
import { reportsAddUp, settledOnlyWithReport } from './reports.ts';
import { disputesAreAsAtStripe, nothingIsToldForEver, settledWhenAllIsDone } from './rest.ts';
import { noSecretIsMailed, noSecretIsStored, noSecretIsTold } from './secrets.ts';
import {
  stockIsNeverLost,
  stockIsNeverNegative,
  stockIsNeverOversold,
  whoLeavesHoldsNothing,
} from './stock.ts';
import { booksSayWhatStripeDid } from './truth.ts';

export const allInvariants: readonly Invariant[] = [
  ...[oneChargePerPledge, everyChargeHasItsPledge, chargedAsLocked, chargedOnlyWhenDue],
  ...[notChargedAfterLeaving],
  ...[attemptIsWrittenFirst, noNewKeyWhileUnknown, oldKeysAreLookedUp, onePayableIntent],
  ...[successIsDurable, sameKeySameAnswer, oneThingPerKey],
  ...[nothingUnverifiedChangesAnything, everybodyChangesTheirOwn],
  ...[pledgesMoveAlongTheTable, campaignsMoveAlongTheTable, publishedTermsStay, attemptsCountUp],
  ...[nothingDisappears, eventsRebuildTheState, booksSayWhatStripeDid],
  ...[outcomeIsDecidedOnce, tallyIsTrue, whatCameTooLateIsReleased, onlyInTime],
  ...[stockIsNeverNegative, stockIsNeverOversold, stockIsNeverLost, whoLeavesHoldsNothing],
  ...[refundsStayWithinTheCharge, nothingIsReturnedTwice, everyRefundHasAReason],
  ...[entriesNeverChange, debitsAreCredits, journalTellsThePledges, totalsAreTheSum],
  ...[ledgerIsStripe, reportsAddUp, settledOnlyWithReport],
  ...[eventsTellWhatWasWritten, oneMeaningPerEvent, everyStepIsTold, eventsInOrderRebuildTheLife],
  ...[everyMessageIsWorkedOff, rateStaysWithinTheBudget],
  ...[noSecretIsTold, noSecretIsMailed, noSecretIsStored],
  ...[everyPledgeEnds, everyCampaignEnds, tasksForWhatNoMachineCan, strayMoneyGoesBack],
  ...[whatIsNotKeptGoesBack, nothingIsLeftPayable, endsAreTold],
  ...[pledgedAsOrdered, soldOutIsTrue, foundByItsOwner, shownToItsOwner],
  ...[freshKeyIsFresh, leftForAReason, cancelledInTime, nothingIsAskedOnceItIsOver],
  ...[feesAreBookedOnce, heldMoneyIsAsThePartnerSays, partnersAreTold],
  ...[settledWhenAllIsDone, nothingIsToldForEver, disputesAreAsAtStripe],
];
