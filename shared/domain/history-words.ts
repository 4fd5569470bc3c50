/** What happened to a pledge, in a sentence for its backer: what they did, and what became of it. */
import type { Pledge, PledgeEventType, ReleaseReason } from './pledge.ts';

const sentences: Readonly<Record<PledgeEventType, string>> = {
  PledgeCreated: 'You pledged.',
  PledgePrepared: 'The payment form was made ready for you.',
  PledgeChanged: 'You changed the pledge.',
  PledgeVerified: 'The pledge was verified, and counts.',
  PledgeConfirmed: 'Your payment details were confirmed.',
  PledgeAuthorizationReplaced: 'The reservation on your card gave way to the saved card.',
  PledgeCollectionStarted: 'We began to collect the payment.',
  PledgeCollectionPending: 'Your bank is working on the payment.',
  PledgeCollected: 'The payment was collected.',
  PledgePaymentFailed: 'The payment failed.',
  PledgeReminded: 'You were reminded of the failed payment.',
  PledgeWindowExtended: 'You were given more time to pay.',
  PledgeRecoveryPrepared: 'Another way to pay was made ready for you.',
  PledgeDropped: 'The pledge ended, because it was not paid in time.',
  PledgeReleaseStarted: 'We began to give the payment back.',
  PledgeReleased: 'The pledge was released: you owe nothing.',
  PledgeCancelled: 'You cancelled the pledge.',
  PledgeLapsed: 'The pledge lapsed, because its payment was not set up in time.',
  PledgeKept: 'What had been delivered to you was kept when the rest was given up.',
  PledgeRefundRequested: 'A refund of a part was asked for.',
  PledgeRefundStarted: 'A refund of all that was left was asked for.',
  PledgeRefundPending: 'A refund is on its way.',
  PledgeRefundCompleted: 'A refund arrived.',
  PledgeRefunded: 'All of the money was given back.',
  PledgeRefundFailed: 'A refund failed; it will be paid in another way.',
  PledgeFraudWarned: 'The payment was looked at once more.',
  PledgeInquiryUpdated: 'Your bank asked about the payment.',
  PledgeDisputed: 'Your bank disputed the payment.',
  PledgeDisputeUpdated: 'The dispute with your bank went on.',
  PledgeDisputeWon: 'The dispute was decided: the payment stays.',
  PledgeDisputeLost: 'The dispute was decided: your bank gave the money back.',
};

const released: Readonly<Partial<Record<ReleaseReason, string>>> = {
  campaign_unfunded: 'The campaign did not reach its goal: you owe nothing.',
  campaign_cancelled: 'The campaign was cancelled: you owe nothing.',
  campaign_abandoned: 'The product will not be made: you get your money back.',
  too_late: 'The pledge came after the campaign had ended: you owe nothing.',
};

/** The reason is that of the pledge, which is released once. */
export function historySentence(pledge: Pledge, type: PledgeEventType): string {
  const reason = 'reason' in pledge ? pledge.reason : undefined;
  if (type !== 'PledgeReleased' || reason === undefined) return sentences[type];
  return released[reason] ?? sentences[type];
}
