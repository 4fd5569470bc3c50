/** What operations are shown, closed: pledges with all that is known, tasks, evidence and books. */
import { campaignId, currency, minor, natural, pageOf, pledgeId, time } from './answer-parts.ts';
import { account, balances, entryKind } from './settlement-answer.ts';
import { eventType, failureAnswer, historyAnswer, pledgeState } from './pledge-answer.ts';
import { refundReason, refundState } from './pledge-answer.ts';
import { once } from '../once.ts';
import { orderAnswer } from './order-view.ts';
import * as z from 'zod';

const text = () => z.string();
const collection = () => z.enum(['save-card', 'authorize', 'charge-now', 'held-by-partner']);
const fee = () => z.strictObject({ minor: minor(), currency: text() });
const lines = () =>
  z.array(z.strictObject({ rewardId: text(), variantId: text().optional(), quantity: natural() }));
const goal = () =>
  z.union([
    z.strictObject({ amountMinor: minor() }),
    z.strictObject({ units: natural() }),
    z.strictObject({ backers: natural() }),
  ]);

const disputeStatuses = [
  ...(['warning_needs_response', 'warning_under_review', 'warning_closed'] as const),
  ...(['needs_response', 'under_review', 'appeal_needs_response'] as const),
  ...(['appeal_under_review', 'won', 'lost', 'prevented'] as const),
] as const;

const disputes = () =>
  z.array(
    z.strictObject({
      id: text(),
      status: z.enum(disputeStatuses),
      amountMinor: minor(),
      reason: text(),
      withdrawnMinor: minor(),
      fee: fee().optional(),
      openedAt: time(),
      evidenceDueAt: time().optional(),
    }),
  );

const fraudWarnings = () => z.array(z.strictObject({ id: text(), kind: text(), warnedAt: time() }));

const refunds = () =>
  z.array(
    z.strictObject({
      id: text(),
      amountMinor: minor(),
      reason: refundReason(),
      lines: lines().optional(),
      state: refundState(),
      requestedAt: time(),
      startedAt: time(),
      attemptNumber: natural(),
      stripeRefundId: text().optional(),
      detail: text().optional(),
    }),
  );

const payment = () =>
  z.strictObject({
    intentId: text(),
    customerId: text(),
    paymentMethodId: text(),
    captureBeforeMs: z.int().optional(),
  });

const money = () =>
  z.strictObject({
    takenMinor: minor(),
    refundedMinor: minor(),
    heldMinor: minor(),
    lostMinor: minor(),
    keptMinor: minor(),
    refundableMinor: minor().optional(),
  });

const order = () => ({
  id: pledgeId(),
  backerId: text(),
  state: pledgeState(),
  rewardId: text().optional(),
  quantity: natural(),
  amountMinor: minor(),
  currency: currency(),
  createdAt: time(),
});

export const inspectedPledgeAnswer = once(() =>
  z
    .strictObject({
      ...{ ...order(), ...orderAnswer() },
      campaignId: campaignId(),
      collection: collection(),
      partner: z.strictObject({ id: text(), reference: text() }).optional(),
      holds: z.array(z.strictObject({ counter: text(), units: natural() })),
      version: natural(),
      verifyAfterMs: z.int().optional(),
      payment: payment().optional(),
      failure: failureAnswer().optional(),
      reason: text().optional(),
      fee: fee().optional(),
      chargedIntentId: text().optional(),
      unpaidIntentId: text().optional(),
      preparedIntentId: text().optional(),
      refundedMinor: minor().optional(),
      expiresAt: time(),
      dueAt: time().optional(),
      pastDueUntil: time().optional(),
      attempt: z.strictObject({ purpose: text(), number: natural(), startedAt: time() }).optional(),
      money: money(),
      refunds: refunds(),
      disputes: disputes(),
      fraudWarnings: fraudWarnings(),
      history: historyAnswer(),
    })
    .meta({ id: 'InspectedPledge' }),
);

export const evidenceAnswer = once(() =>
  z
    .strictObject({
      pledge: z.strictObject(order()),
      terms: z.strictObject({
        campaignId: campaignId(),
        title: text(),
        goal: goal(),
        fundingModel: text(),
        collection: collection(),
        deadline: time(),
        outcome: text().optional(),
        reward: z
          .strictObject({
            ...{ id: text(), title: text(), priceMinor: minor() },
            estimatedDelivery: text().optional(),
          })
          .optional(),
      }),
      payment: paymentFacts(),
      history: z.array(z.strictObject({ at: time(), event: eventType(), text: text().optional() })),
      notices: z.array(z.strictObject({ at: time(), about: eventType() })),
      refunds: z.array(
        z.strictObject({
          ...{ id: text(), amountMinor: minor(), reason: refundReason() },
          ...{ lines: lines().optional(), state: refundState() },
          ...{ stripeRefundId: text().optional(), requestedAt: time() },
        }),
      ),
      disputes: disputes(),
      fraudWarnings: fraudWarnings(),
      productDescription: text(),
      text: text(),
    })
    .meta({ id: 'Evidence' }),
);

const paymentFacts = () =>
  z.strictObject({
    customerId: text().optional(),
    paymentMethodId: text().optional(),
    confirmedIntentId: text().optional(),
    chargedIntentId: text().optional(),
    chargeId: text().optional(),
    chargedAt: time().optional(),
    amountMinor: minor().optional(),
    refundedMinor: minor().optional(),
    statementDescriptor: text().optional(),
    authentication: text().optional(),
    cvcCheck: text().optional(),
    addressCheck: text().optional(),
    postalCodeCheck: text().optional(),
    riskLevel: text().optional(),
  });

export const submittedEvidenceAnswer = once(() =>
  z
    .strictObject({
      disputeId: text(),
      status: z.enum(disputeStatuses),
      submitted: z.boolean(),
    })
    .meta({ id: 'SubmittedEvidence' }),
);

const taskKinds = [
  ...(['refund_failed', 'stray_refund_failed', 'dispute_opened'] as const),
  ...(['dispute_not_paid_back', 'bank_asked', 'fraud_warned', 'ledger_difference'] as const),
  ...(['partner_silent', 'partner_endpoint_off', 'review'] as const),
] as const;

export const taskAnswer = once(() =>
  z
    .strictObject({
      id: text(),
      kind: z.enum(taskKinds),
      campaignId: text(),
      pledgeId: text().optional(),
      toDo: text(),
      lookAt: text().optional().meta({ description: 'Where this API shows more of it' }),
      openedAt: time(),
      done: z.strictObject({ at: time(), by: text(), note: text() }).optional(),
    })
    .meta({ id: 'Task' }),
);

export const tasksAnswer = once(() => pageOf('TaskPage', taskAnswer));

export const ledgerAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      entries: natural().meta({ description: 'How many there are in all' }),
      balances: balances(),
      creator: z
        .strictObject({ earnedMinor: minor(), heldMinor: minor(), releasedMinor: minor() })
        .meta({ description: 'Held below zero: more was released than is left after refunds' }),
      items: z.array(
        z.strictObject({
          number: natural(),
          kind: entryKind(),
          pledgeId: text(),
          amountMinor: minor(),
          currency: text(),
          reference: text().optional(),
          debit: account(),
          credit: account(),
          at: time(),
        }),
      ),
      nextCursor: text().optional(),
    })
    .meta({ id: 'Ledger' }),
);

export const ledgerCheckAnswer = once(() =>
  z.strictObject({ day: z.iso.date(), state: z.literal('requested') }).meta({ id: 'LedgerCheck' }),
);
