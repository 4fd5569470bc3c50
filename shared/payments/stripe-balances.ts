/**
 * Stripe's balance transactions (https://docs.stripe.com/reports/balance-transaction-types), each
 * brought back to the pledge whose money it moved: by the metadata of its charge or refund, and
 * where those name none, as refunds from the Dashboard and disputes do not, by the charge's.
 */
import type Stripe from 'stripe';
import type { BalanceGateway, MovementPage, MovementRange } from './balance-gateway.ts';
import type { Movement, MovementKind, MoneyAtStripe } from '../domain/reconciliation.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { StripeAccess } from './stripe-access.ts';
import { campaignIdOf, pledgeIdPattern } from '../domain/ids.ts';
import { chargedIntentOf } from '../domain/dispute.ts';
import { noMoneyAtStripe } from '../domain/reconciliation.ts';
import { idOf } from './stripe-access.ts';
import { unlessMissing, withStripeErrors } from './stripe-errors.ts';

export const stripeBalances = (access: StripeAccess): BalanceGateway => ({
  page: async (range) => page(await access.client(), range),
  look: async (pledge) => look(await access.client(), pledge),
});

const pageMax = 100;

async function page(stripe: Stripe, range: MovementRange): Promise<MovementPage> {
  const { fromMs, untilMs, after } = range;
  const found = await withStripeErrors(
    stripe.balanceTransactions.list({
      created: { gte: fromMs / 1000, lt: untilMs / 1000 },
      limit: pageMax,
      expand: ['data.source'],
      ...(after !== undefined && { starting_after: after }),
    }),
  );
  const movements: Movement[] = [];
  for (const transaction of found.data) {
    const movement = await movementOf(stripe, transaction);
    if (movement) movements.push(movement);
  }
  return {
    movements,
    others: found.data.length - movements.length,
    ...(found.has_more && { next: found.data.at(-1)?.id }),
  };
}

const kinds: Readonly<Record<string, MovementKind>> = {
  charge: 'charged',
  payment: 'charged',
  refund: 'refunded',
  payment_refund: 'refunded',
  refund_failure: 'refund_failed',
  payment_failure_refund: 'refund_failed',
  adjustment: 'disputed',
};

async function movementOf(
  stripe: Stripe,
  transaction: Stripe.BalanceTransaction,
): Promise<Movement | undefined> {
  const kind = kinds[transaction.type];
  const { source } = transaction;
  if (kind === undefined || source === null || typeof source === 'string') return undefined;
  const moved = await movedBy(stripe, source);
  return moved && ofPledge(transaction, kind, moved);
}

function ofPledge(
  transaction: Stripe.BalanceTransaction,
  kind: MovementKind,
  { metadata, ...moved }: Moved,
): Movement | undefined {
  const pledgeId = metadata?.['fanfund_pledge'] ?? '';
  if (!pledgeIdPattern.test(pledgeId)) return undefined;
  return {
    ...{ transactionId: transaction.id, kind, atMs: transaction.created * 1000 },
    ...{ pledgeId, campaignId: campaignIdOf(pledgeId), ...moved },
    fee: { minor: transaction.fee, currency: transaction.currency.toUpperCase() },
  };
}

type Moved = {
  readonly sourceId: string;
  readonly amountMinor: number;
  readonly metadata: Stripe.Metadata | null;
};

type Source = Exclude<Stripe.BalanceTransaction['source'], string | null>;

async function movedBy(stripe: Stripe, source: Source): Promise<Moved | undefined> {
  switch (source.object) {
    case 'charge':
      return {
        sourceId: idOf(source.payment_intent),
        amountMinor: source.amount_captured,
        metadata: source.metadata,
      };
    case 'refund':
      return {
        ...{ sourceId: source.id, amountMinor: source.amount },
        metadata: source.metadata?.['fanfund_pledge']
          ? source.metadata
          : await metadataOfCharge(stripe, source.charge),
      };
    case 'dispute':
      return {
        ...{ sourceId: source.id, amountMinor: withdrawnMinor(source) },
        metadata: await metadataOfCharge(stripe, source.charge),
      };
    default:
      return undefined;
  }
}

async function metadataOfCharge(
  stripe: Stripe,
  charge: string | Stripe.Charge | null,
): Promise<Stripe.Metadata | null> {
  if (charge === null) return null;
  if (typeof charge !== 'string') return charge.metadata;
  return (await unlessMissing(stripe.charges.retrieve(charge)))?.metadata ?? null;
}

/** A balance in another currency does not say what was moved in the charge's own: all of it, then. */
const withdrawnMinor = (dispute: Stripe.Dispute): number =>
  dispute.balance_transactions.reduce((sum, { amount, currency }) => {
    const minor = currency === dispute.currency ? amount : Math.sign(amount) * dispute.amount;
    return sum - minor;
  }, 0);

async function look(stripe: Stripe, pledge: Pledge): Promise<MoneyAtStripe | undefined> {
  const intentId = chargedIntentOf(pledge);
  if (intentId === undefined) return undefined;
  const intent = await unlessMissing(
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  const charge = intent?.latest_charge;
  if (!charge || typeof charge === 'string') return noMoneyAtStripe;
  const uncaptured = charge.amount - charge.amount_captured;
  return {
    takenMinor: charge.amount_captured,
    refundedMinor: charge.captured ? charge.amount_refunded - uncaptured : 0,
    withdrawnMinor: charge.disputed ? await withdrawnFrom(stripe, intentId) : 0,
  };
}

async function withdrawnFrom(stripe: Stripe, intentId: string): Promise<number> {
  const { data } = await withStripeErrors(
    stripe.disputes.list({ payment_intent: intentId, limit: pageMax }),
  );
  return data.reduce((sum, dispute) => sum + withdrawnMinor(dispute), 0);
}
