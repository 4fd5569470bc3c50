/** Every event there is. Adding one: its file, one line here, `npm run catalogue`. */
import type { EventContract, EventName } from './contract.ts';
import { campaignCreated } from './campaign-created.ts';
import { campaignEdited } from './campaign-edited.ts';
import { campaignAnnounced } from './campaign-announced.ts';
import { campaignPublished } from './campaign-published.ts';
import { campaignOpened } from './campaign-opened.ts';
import { campaignExtended } from './campaign-extended.ts';
import { campaignSealed } from './campaign-sealed.ts';
import { campaignFunded } from './campaign-funded.ts';
import { campaignUnfunded } from './campaign-unfunded.ts';
import { campaignCancelled } from './campaign-cancelled.ts';
import { campaignSettled } from './campaign-settled.ts';
import { cancellationSettled } from './cancellation-settled.ts';
import { pledgeCreated } from './pledge-created.ts';
import { pledgePrepared } from './pledge-prepared.ts';
import { pledgeChanged } from './pledge-changed.ts';
import { pledgeVerified } from './pledge-verified.ts';
import { pledgeConfirmed } from './pledge-confirmed.ts';
import { pledgeCollectionStarted } from './pledge-collection-started.ts';
import { pledgeCollectionPending } from './pledge-collection-pending.ts';
import { pledgeCollected } from './pledge-collected.ts';
import { pledgePaymentFailed } from './pledge-payment-failed.ts';
import { pledgeDropped } from './pledge-dropped.ts';
import { pledgeReleaseStarted } from './pledge-release-started.ts';
import { pledgeReleased } from './pledge-released.ts';
import { pledgeCancelled } from './pledge-cancelled.ts';
import { pledgeLapsed } from './pledge-lapsed.ts';
import { pledgeReminded } from './pledge-reminded.ts';
import { pledgeWindowExtended } from './pledge-window-extended.ts';
import { pledgeRecoveryPrepared } from './pledge-recovery-prepared.ts';
import { pledgeAuthorizationReplaced } from './pledge-authorization-replaced.ts';
import { pledgeRefundRequested } from './pledge-refund-requested.ts';
import { pledgeRefundStarted } from './pledge-refund-started.ts';
import { pledgeRefundPending } from './pledge-refund-pending.ts';
import { pledgeRefundCompleted } from './pledge-refund-completed.ts';
import { pledgeRefunded } from './pledge-refunded.ts';
import { pledgeRefundFailed } from './pledge-refund-failed.ts';
import { pledgeKept } from './pledge-kept.ts';
import { pledgeFraudWarned } from './pledge-fraud-warned.ts';
import { pledgeInquiryUpdated } from './pledge-inquiry-updated.ts';
import { pledgeDisputed } from './pledge-disputed.ts';
import { pledgeDisputeUpdated } from './pledge-dispute-updated.ts';
import { pledgeDisputeWon } from './pledge-dispute-won.ts';
import { pledgeDisputeLost } from './pledge-dispute-lost.ts';
import { campaignTallied } from './campaign-tallied.ts';
import { campaignAbandoned } from './campaign-abandoned.ts';
import { abandonmentSettled } from './abandonment-settled.ts';
import { ledgerDifferenceFound } from './ledger-difference-found.ts';
import { partnerRegistered } from './partner-registered.ts';
import { partnerChanged } from './partner-changed.ts';
import { partnerSecretRotated } from './partner-secret-rotated.ts';
import { partnerSwitchedOn } from './partner-switched-on.ts';
import { partnerSwitchedOff } from './partner-switched-off.ts';
import { partnerEndpointSwitchedOn } from './partner-endpoint-switched-on.ts';
import { partnerEndpointSwitchedOff } from './partner-endpoint-switched-off.ts';
import { campaignFulfilmentStarted } from './campaign-fulfilment-started.ts';
import { campaignFulfilled } from './campaign-fulfilled.ts';
import { exitWindowClosed } from './exit-window-closed.ts';
import { promiseChanged } from './promise-changed.ts';
import { milestoneForecastChanged } from './milestone-forecast-changed.ts';
import { milestoneSlipped } from './milestone-slipped.ts';
import { milestoneProposed } from './milestone-proposed.ts';
import { milestoneConfirmed } from './milestone-confirmed.ts';
import { milestoneDeclined } from './milestone-declined.ts';
import { milestoneReleased } from './milestone-released.ts';
import { updatePosted } from './update-posted.ts';
import { milestonesPlanned } from './milestones-planned.ts';
import { fulfilmentOpened } from './fulfilment-opened.ts';
import { shipmentDispatched } from './shipment-dispatched.ts';
import { shipmentDelivered } from './shipment-delivered.ts';
import { shipmentReturned } from './shipment-returned.ts';
import { deliveryFailed } from './delivery-failed.ts';
import { deliveryWaived } from './delivery-waived.ts';
import { pledgeFulfilled } from './pledge-fulfilled.ts';
import { fulfilmentClosed } from './fulfilment-closed.ts';
import { fulfilmentReopened } from './fulfilment-reopened.ts';
import { waveAssigned } from './wave-assigned.ts';
import { deliveryDataRequested } from './delivery-data-requested.ts';
import { deliveryDataReminded } from './delivery-data-reminded.ts';
import { deliveryLockAnnounced } from './delivery-lock-announced.ts';
import { deliveryDataGiven } from './delivery-data-given.ts';
import { deliveryDataRemoved } from './delivery-data-removed.ts';
import { deadLettersRedriven } from './dead-letters-redriven.ts';
import { deadLetterDiscarded } from './dead-letter-discarded.ts';
import { redriveCancelled } from './redrive-cancelled.ts';
import { cancellationOrdered } from './cancellation-ordered.ts';
import { extensionOrdered } from './extension-ordered.ts';
import { retryOrdered } from './retry-ordered.ts';
import { reviewOrdered } from './review-ordered.ts';

export const catalogue = {
  CampaignCreated: campaignCreated,
  CampaignEdited: campaignEdited,
  CampaignAnnounced: campaignAnnounced,
  CampaignPublished: campaignPublished,
  CampaignOpened: campaignOpened,
  CampaignExtended: campaignExtended,
  CampaignSealed: campaignSealed,
  CampaignFunded: campaignFunded,
  CampaignUnfunded: campaignUnfunded,
  CampaignCancelled: campaignCancelled,
  CampaignSettled: campaignSettled,
  CancellationSettled: cancellationSettled,
  PledgeCreated: pledgeCreated,
  PledgePrepared: pledgePrepared,
  PledgeChanged: pledgeChanged,
  PledgeConfirmed: pledgeConfirmed,
  PledgeVerified: pledgeVerified,
  PledgeCollectionStarted: pledgeCollectionStarted,
  PledgeCollectionPending: pledgeCollectionPending,
  PledgeCollected: pledgeCollected,
  PledgePaymentFailed: pledgePaymentFailed,
  PledgeDropped: pledgeDropped,
  PledgeReleaseStarted: pledgeReleaseStarted,
  PledgeReleased: pledgeReleased,
  PledgeCancelled: pledgeCancelled,
  PledgeLapsed: pledgeLapsed,
  PledgeReminded: pledgeReminded,
  PledgeWindowExtended: pledgeWindowExtended,
  PledgeRecoveryPrepared: pledgeRecoveryPrepared,
  PledgeAuthorizationReplaced: pledgeAuthorizationReplaced,
  PledgeRefundRequested: pledgeRefundRequested,
  PledgeRefundStarted: pledgeRefundStarted,
  PledgeRefundPending: pledgeRefundPending,
  PledgeRefundCompleted: pledgeRefundCompleted,
  PledgeRefunded: pledgeRefunded,
  PledgeRefundFailed: pledgeRefundFailed,
  PledgeKept: pledgeKept,
  PledgeFraudWarned: pledgeFraudWarned,
  PledgeInquiryUpdated: pledgeInquiryUpdated,
  PledgeDisputed: pledgeDisputed,
  PledgeDisputeUpdated: pledgeDisputeUpdated,
  PledgeDisputeWon: pledgeDisputeWon,
  PledgeDisputeLost: pledgeDisputeLost,
  CampaignTallied: campaignTallied,
  CampaignAbandoned: campaignAbandoned,
  AbandonmentSettled: abandonmentSettled,
  CampaignFulfilmentStarted: campaignFulfilmentStarted,
  CampaignFulfilled: campaignFulfilled,
  PromiseChanged: promiseChanged,
  ExitWindowClosed: exitWindowClosed,
  UpdatePosted: updatePosted,
  MilestonesPlanned: milestonesPlanned,
  MilestoneForecastChanged: milestoneForecastChanged,
  MilestoneSlipped: milestoneSlipped,
  MilestoneProposed: milestoneProposed,
  MilestoneConfirmed: milestoneConfirmed,
  MilestoneDeclined: milestoneDeclined,
  MilestoneReleased: milestoneReleased,
  FulfilmentOpened: fulfilmentOpened,
  ShipmentDispatched: shipmentDispatched,
  ShipmentDelivered: shipmentDelivered,
  ShipmentReturned: shipmentReturned,
  DeliveryFailed: deliveryFailed,
  DeliveryWaived: deliveryWaived,
  PledgeFulfilled: pledgeFulfilled,
  FulfilmentClosed: fulfilmentClosed,
  FulfilmentReopened: fulfilmentReopened,
  WaveAssigned: waveAssigned,
  DeliveryDataRequested: deliveryDataRequested,
  DeliveryDataReminded: deliveryDataReminded,
  DeliveryLockAnnounced: deliveryLockAnnounced,
  DeliveryDataGiven: deliveryDataGiven,
  DeliveryDataRemoved: deliveryDataRemoved,
  LedgerDifferenceFound: ledgerDifferenceFound,
  PartnerRegistered: partnerRegistered,
  PartnerChanged: partnerChanged,
  PartnerSecretRotated: partnerSecretRotated,
  PartnerSwitchedOn: partnerSwitchedOn,
  PartnerSwitchedOff: partnerSwitchedOff,
  PartnerEndpointSwitchedOn: partnerEndpointSwitchedOn,
  PartnerEndpointSwitchedOff: partnerEndpointSwitchedOff,
  DeadLettersRedriven: deadLettersRedriven,
  DeadLetterDiscarded: deadLetterDiscarded,
  RedriveCancelled: redriveCancelled,
  CancellationOrdered: cancellationOrdered,
  ExtensionOrdered: extensionOrdered,
  RetryOrdered: retryOrdered,
  ReviewOrdered: reviewOrdered,
} as const satisfies { readonly [Name in EventName]: EventContract<Name> };
