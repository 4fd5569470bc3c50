/**
 * What Fanfund can say for itself when a cardholder's bank asks a payment back: who ordered what,
 * under which terms, and what happened when. Every sentence is a fact of the pledge, its campaign or
 * Stripe's charge; there are no card data in it.
 */
import type { Campaign, Reward } from './campaign.ts';
import type { Pledge, PledgeEventType } from './pledge.ts';
import type { Refund } from './refund.ts';
import { formatMoney } from './money.ts';
import { linesOf } from './line.ts';
import { lineTitle } from './line-words.ts';

/** What Stripe knows of the payment that helps to show that the cardholder has made it. */
export type PaymentFacts = {
  readonly chargeId: string;
  readonly chargedAtMs: number;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  /** As it stands on the cardholder's statement. */
  readonly statementDescriptor?: string | undefined;
  /** Whether the cardholder was authenticated (3-D Secure), in Stripe's words. */
  readonly authentication?: string | undefined;
  readonly cvcCheck?: string | undefined;
  readonly addressCheck?: string | undefined;
  readonly postalCodeCheck?: string | undefined;
  readonly riskLevel?: string | undefined;
};

/** Of each text field of a dispute (https://docs.stripe.com/api/disputes/update). */
export const evidenceCharactersMax = 20_000;

export type EvidenceSources = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly facts: PaymentFacts | undefined;
};

const iso = (ms: number): string => new Date(ms).toISOString();

const rewardOf = ({ pledge, campaign }: EvidenceSources): Reward | undefined =>
  campaign.rewards.find(({ id }) => id === linesOf(pledge)[0]?.rewardId);

export function productDescription(sources: EvidenceSources): string {
  const { pledge, campaign } = sources;
  const lines = linesOf(pledge).map((line) => `${line.quantity} × ${lineTitle(campaign, line)}`);
  const delivery = rewardOf(sources)?.estimatedDelivery;
  return lines.length > 0
    ? `${lines.join(', ')}, made for the backers of the campaign ` +
        `"${campaign.title}"${delivery ? `; delivery was estimated for ${delivery}` : ''}.`
    : `Support for the campaign "${campaign.title}", without a reward.`;
}

const eventTexts: Partial<Record<PledgeEventType, string>> = {
  PledgeCreated: 'The backer placed the order.',
  PledgeChanged: 'The backer changed the order.',
  PledgeConfirmed: 'The backer entered a card and agreed to the payment.',
  PledgeCollectionStarted: 'The payment was begun.',
  PledgeCollected: 'The payment was taken.',
  PledgePaymentFailed: 'The payment was declined.',
  PledgeReminded: 'The backer was to be reminded of the failed payment.',
  PledgeAuthorizationReplaced: 'The authorisation was replaced by the saved card.',
  PledgeCancelled: 'The backer took the order back.',
  PledgeReleased: 'The payment was given back.',
  PledgeRefundRequested: 'A refund of a part was asked for.',
  PledgeRefundStarted: 'A refund of the rest was asked for.',
  PledgeRefundPending: 'Stripe accepted a refund.',
  PledgeRefundCompleted: 'A refund arrived.',
  PledgeRefunded: 'All of the money was refunded.',
  PledgeRefundFailed: 'A refund failed.',
  PledgeFraudWarned: 'The card network warned of fraud.',
  PledgeInquiryUpdated: 'The bank asked about the payment.',
  PledgeDisputed: 'The bank disputed the payment.',
  PledgeDisputeWon: 'The dispute was decided for us.',
  PledgeDisputeLost: 'The dispute was decided for the cardholder.',
};

/** What its backer hears of by e-mail, where an address is known. */
const noticeEvents: ReadonlySet<PledgeEventType> = new Set([
  'PledgePaymentFailed',
  'PledgeReminded',
  'PledgeWindowExtended',
  'PledgeDropped',
  'PledgeReleased',
  'PledgeRefundCompleted',
  'PledgeRefunded',
]);

/** All of it, for programs. */
export function evidenceBundle(sources: EvidenceSources) {
  const { pledge, campaign, facts } = sources;
  const reward = rewardOf(sources);
  return {
    pledge: {
      ...{ id: pledge.id, backerId: pledge.backerId, state: pledge.state },
      ...{ rewardId: pledge.rewardId, quantity: pledge.quantity },
      ...{ amountMinor: pledge.amountMinor, currency: pledge.currency },
      createdAt: iso(pledge.createdAtMs),
    },
    terms: {
      ...{ campaignId: campaign.id, title: campaign.title, goal: campaign.goal },
      ...{ fundingModel: campaign.fundingModel, collection: pledge.collection },
      deadline: iso(campaign.deadlineMs),
      outcome: 'outcome' in campaign ? campaign.outcome : undefined,
      reward: reward && {
        ...{ id: reward.id, title: reward.title, priceMinor: reward.priceMinor },
        estimatedDelivery: reward.estimatedDelivery,
      },
    },
    payment: { ...paymentIds(pledge), ...(facts && chargeView(facts)) },
    history: pledge.history.map(({ type, atMs }) => ({
      ...{ at: iso(atMs), event: type, text: eventTexts[type] },
    })),
    notices: noticesOf(pledge),
    refunds: refundsOf(pledge).map(refundView),
    disputes: (pledge.disputes ?? []).map(({ openedAtMs, evidenceDueAtMs, ...dispute }) => ({
      ...dispute,
      openedAt: iso(openedAtMs),
      evidenceDueAt: evidenceDueAtMs === undefined ? undefined : iso(evidenceDueAtMs),
    })),
    fraudWarnings: (pledge.fraudWarnings ?? []).map(({ id, kind, warnedAtMs }) => ({
      ...{ id, kind, warnedAt: iso(warnedAtMs) },
    })),
    productDescription: productDescription(sources),
    text: evidenceText(sources),
  };
}

function paymentIds(pledge: Pledge) {
  const payment = 'payment' in pledge ? pledge.payment : undefined;
  return {
    customerId: payment?.customerId,
    paymentMethodId: payment?.paymentMethodId,
    confirmedIntentId: payment?.intentId,
    chargedIntentId: 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined,
  };
}

const chargeView = ({ chargedAtMs, ...facts }: PaymentFacts) => ({
  ...facts,
  chargedAt: iso(chargedAtMs),
});

const refundsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge && pledge.refunds) || [];

const refundView = (refund: Refund) => ({
  ...{ id: refund.id, amountMinor: refund.amountMinor, reason: refund.reason },
  ...{ lines: refund.lines, state: refund.state, stripeRefundId: refund.stripeRefundId },
  requestedAt: iso(refund.requestedAtMs),
});

const noticesOf = ({ contactEmail, history }: Pledge) =>
  contactEmail === undefined
    ? []
    : history
        .filter(({ type }) => noticeEvents.has(type))
        .map(({ type, atMs }) => ({ at: iso(atMs), about: type }));

/** The same for people at a bank: to be pasted, or handed in as it is. */
export function evidenceText(sources: EvidenceSources): string {
  const { pledge, campaign, facts } = sources;
  const paragraphs = [
    ['ORDER', ...orderLines(sources)],
    ['TERMS', ...termLines(pledge, campaign)],
    ['PAYMENT', ...paymentLines(pledge, facts)],
    ['WHAT HAPPENED (times in UTC)', ...historyLines(pledge)],
    ['REFUNDS', ...refundLines(pledge)],
  ];
  const text = paragraphs.map((lines) => lines.join('\n')).join('\n\n');
  return text.slice(0, evidenceCharactersMax);
}

const orderLines = (sources: EvidenceSources): string[] => {
  const { pledge } = sources;
  return [
    productDescription(sources),
    `Order ${pledge.id} of ${iso(pledge.createdAtMs)}, placed by the signed-in customer ` +
      `${pledge.backerId}, over ${formatMoney(pledge.amountMinor, pledge.currency)}.`,
  ];
};

const collectionTexts: Readonly<Record<Pledge['collection'], string>> = {
  'save-card':
    'The customer entered the card when ordering and agreed that it is charged after the deadline.',
  authorize: 'The amount was authorised when ordering, to be taken after the deadline.',
  'charge-now': 'The amount was taken when ordering.',
  'held-by-partner': 'The shop where the order was placed collected the amount.',
};

function termLines(pledge: Pledge, campaign: Campaign): string[] {
  const isAllOrNothing = campaign.fundingModel === 'all-or-nothing';
  return [
    `The campaign "${campaign.title}" (${campaign.id}) took orders until ` +
      `${iso(campaign.deadlineMs)}. Until then its backers could cancel at no cost.`,
    isAllOrNothing
      ? 'Money was to be kept only if the campaign reached its goal.'
      : 'Money was to be kept whether or not the campaign reached its goal.',
    collectionTexts[pledge.collection],
    ...('outcome' in campaign ? [`The campaign ended ${campaign.outcome}.`] : []),
  ];
}

function paymentLines(pledge: Pledge, facts: PaymentFacts | undefined): string[] {
  if (!facts) return ['Stripe knows of no charge.'];
  const { currency } = pledge;
  return [
    `Charge ${facts.chargeId} of ${iso(facts.chargedAtMs)} over ` +
      `${formatMoney(facts.amountMinor, currency)}.`,
    ...said('On the statement it reads', facts.statementDescriptor),
    ...said('Authentication of the cardholder (3-D Secure):', facts.authentication),
    ...said('Check of the security code:', facts.cvcCheck),
    ...said('Check of the address:', facts.addressCheck),
    ...said('Check of the postal code:', facts.postalCodeCheck),
    ...said('Risk, as rated at the time of the charge:', facts.riskLevel),
  ];
}

const said = (what: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${what} ${value}.`];

const historyMax = { first: 30, last: 70 };

/** The beginning and the end of a long history are what counts. */
function historyLines({ history }: Pledge): string[] {
  const lines = history.map(
    ({ type, atMs }) => `${iso(atMs)}  ${eventTexts[type] ?? wordsOf(type)}`,
  );
  const left = lines.length - historyMax.first - historyMax.last;
  if (left <= 0) return lines;
  return [...lines.slice(0, historyMax.first), `(${left} more)`, ...lines.slice(-historyMax.last)];
}

/** `PledgeWindowExtended` is "Window extended." */
const wordsOf = (type: PledgeEventType): string => {
  const words = type
    .replace('Pledge', '')
    .replaceAll(/(?<!^)([A-Z])/g, ' $1')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

const refundsMax = 60;

function refundLines(pledge: Pledge): string[] {
  const refunds = refundsOf(pledge).slice(-refundsMax);
  if (refunds.length === 0) return ['None.'];
  return refunds.map(
    ({ amountMinor, state, requestedAtMs }) =>
      `${iso(requestedAtMs)}  ${formatMoney(amountMinor, pledge.currency)}, ${state}.`,
  );
}
