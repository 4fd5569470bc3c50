/** One event of each type, with values that are the same in every run. */
import type { CampaignEvent, CampaignEventType } from '../../shared/domain/campaign.ts';
import type { PledgeEvent, PledgeEventType } from '../../shared/domain/pledge.ts';
import {
  dayMs,
  deadlineMs,
  disputeRecord,
  hourMs,
  minuteMs,
  paymentOf,
  pledgedAtMs,
  refundRecord,
  sealedAtMs,
  startMs,
  tally,
  terms,
} from './given.ts';

type OfType<Event extends { readonly type: string }, Type> = Extract<
  Event,
  { readonly type: Type }
>;

const refunds = (state: 'requested' | 'pending' | 'succeeded' | 'failed', amountMinor = 4900) => ({
  atMs: sealedAtMs + 4_000,
  chargedIntentId: 'pi_1',
  refunds: [refundRecord({ state, amountMinor })],
});
const disputes = (status: 'warning_needs_response' | 'needs_response' | 'won' | 'lost') => ({
  atMs: sealedAtMs + 5_000,
  chargedIntentId: 'pi_1',
  disputes: [disputeRecord({ status, withdrawnMinor: status === 'won' ? 0 : 4900 })],
});

export const pledgeEvents: { readonly [Type in PledgeEventType]: OfType<PledgeEvent, Type> } = {
  PledgeCreated: { type: 'PledgeCreated', atMs: pledgedAtMs },
  PledgePrepared: {
    type: 'PledgePrepared',
    atMs: pledgedAtMs + 1_000,
    prepared: { intentId: 'seti_1', clientSecret: 'seti_1_secret_x' },
  },
  PledgeChanged: {
    type: 'PledgeChanged',
    atMs: pledgedAtMs + 2_000,
    rewardId: 'mug',
    quantity: 3,
    amountMinor: 4500,
    holds: [{ counter: 'stock#mug#0', units: 3 }],
  },
  PledgeVerified: { type: 'PledgeVerified', atMs: pledgedAtMs + 2_500 },
  PledgeConfirmed: { type: 'PledgeConfirmed', atMs: pledgedAtMs + minuteMs, payment: paymentOf(1) },
  PledgeCollectionStarted: {
    type: 'PledgeCollectionStarted',
    atMs: pledgedAtMs + 3_000,
    attemptNumber: 2,
  },
  PledgeCollectionPending: { type: 'PledgeCollectionPending', atMs: sealedAtMs - 500 },
  PledgeCollected: { type: 'PledgeCollected', atMs: sealedAtMs, chargedIntentId: 'pi_1' },
  PledgePaymentFailed: {
    type: 'PledgePaymentFailed',
    atMs: sealedAtMs,
    failure: { code: 'card_declined', declineCode: 'insufficient_funds' },
    pastDueUntilMs: sealedAtMs + 1_000,
  },
  PledgeReminded: { type: 'PledgeReminded', atMs: sealedAtMs + 500 },
  PledgeWindowExtended: {
    type: 'PledgeWindowExtended',
    atMs: sealedAtMs + 600,
    pastDueUntilMs: sealedAtMs + 9_000,
  },
  PledgeRecoveryPrepared: {
    type: 'PledgeRecoveryPrepared',
    atMs: sealedAtMs + 700,
    unpaidIntentId: 'pi_2',
  },
  PledgeAuthorizationReplaced: {
    type: 'PledgeAuthorizationReplaced',
    atMs: pledgedAtMs + 6_000,
    payment: paymentOf(1),
  },
  PledgeDropped: { type: 'PledgeDropped', atMs: sealedAtMs + 2_000 },
  PledgeReleaseStarted: {
    type: 'PledgeReleaseStarted',
    atMs: sealedAtMs,
    attemptNumber: 1,
    reason: 'campaign_cancelled',
  },
  PledgeReleased: {
    type: 'PledgeReleased',
    atMs: sealedAtMs + 3_000,
    reason: 'campaign_cancelled',
    refundedMinor: 0,
  },
  PledgeCancelled: { type: 'PledgeCancelled', atMs: pledgedAtMs + 4_000, refundedMinor: 0 },
  PledgeLapsed: { type: 'PledgeLapsed', atMs: pledgedAtMs + 5_000, refundedMinor: 0 },
  PledgeRefundRequested: { type: 'PledgeRefundRequested', ...refunds('requested', 1_000) },
  PledgeRefundStarted: { type: 'PledgeRefundStarted', ...refunds('requested') },
  PledgeRefundPending: { type: 'PledgeRefundPending', ...refunds('pending') },
  PledgeRefundCompleted: { type: 'PledgeRefundCompleted', ...refunds('succeeded', 1_000) },
  PledgeRefunded: { type: 'PledgeRefunded', ...refunds('succeeded') },
  PledgeRefundFailed: { type: 'PledgeRefundFailed', ...refunds('failed') },
  PledgeKept: { type: 'PledgeKept', atMs: sealedAtMs + 4_200, keptMinor: 4900 },
  PledgeFraudWarned: {
    type: 'PledgeFraudWarned',
    atMs: sealedAtMs + 4_500,
    fraudWarnings: [{ id: 'issfr_1', kind: 'misc', warnedAtMs: sealedAtMs + 4_000 }],
  },
  PledgeInquiryUpdated: { type: 'PledgeInquiryUpdated', ...disputes('warning_needs_response') },
  PledgeDisputed: { type: 'PledgeDisputed', ...disputes('needs_response') },
  PledgeDisputeUpdated: { type: 'PledgeDisputeUpdated', ...disputes('needs_response') },
  PledgeDisputeWon: { type: 'PledgeDisputeWon', ...disputes('won') },
  PledgeDisputeLost: { type: 'PledgeDisputeLost', ...disputes('lost') },
};

export const campaignEvents: { readonly [Type in CampaignEventType]: OfType<CampaignEvent, Type> } =
  {
    CampaignCreated: { type: 'CampaignCreated', atMs: startMs },
    CampaignAnnounced: { type: 'CampaignAnnounced', atMs: startMs + minuteMs },
    CampaignEdited: {
      type: 'CampaignEdited',
      atMs: startMs + 1_000,
      terms: { ...terms, title: 'Another title', opensAtMs: startMs + minuteMs },
    },
    CampaignPublished: {
      type: 'CampaignPublished',
      atMs: startMs + 2_000,
      opensAtMs: startMs + minuteMs,
    },
    CampaignOpened: { type: 'CampaignOpened', atMs: startMs + minuteMs },
    CampaignExtended: {
      ...{ type: 'CampaignExtended', atMs: startMs + hourMs },
      deadlineMs: deadlineMs + dayMs,
    },
    CampaignSealed: { type: 'CampaignSealed', atMs: sealedAtMs },
    CampaignFunded: { type: 'CampaignFunded', atMs: sealedAtMs + 1_000, tally },
    CampaignUnfunded: { type: 'CampaignUnfunded', atMs: sealedAtMs + 1_000, tally },
    CampaignCancelled: { type: 'CampaignCancelled', atMs: startMs + 3_000 },
    CampaignSettled: { type: 'CampaignSettled', atMs: sealedAtMs + 2_000 },
    CancellationSettled: { type: 'CancellationSettled', atMs: startMs + 4_000 },
    CampaignTallied: { type: 'CampaignTallied', atMs: sealedAtMs + 500, tally },
    CampaignAbandoned: { type: 'CampaignAbandoned', atMs: sealedAtMs + 3_000 },
    AbandonmentSettled: { type: 'AbandonmentSettled', atMs: sealedAtMs + 4_000 },
    CampaignFulfilmentStarted: { type: 'CampaignFulfilmentStarted', atMs: sealedAtMs + 5_000 },
    CampaignFulfilled: { type: 'CampaignFulfilled', atMs: sealedAtMs + 6_000 },
  };
