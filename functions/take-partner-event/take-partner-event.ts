/**
 * Carries out what a partner has sent and the door has taken: makes a pledge, or believes the
 * partner about money that it holds. A message that comes again finds it done. What turns out to be
 * impossible by now is told to the partner as a fact of its own.
 */
import type { Clock } from '../../shared/clock.ts';
import type { CreateEvent, PartnerEventIn } from '../../shared/partners/partner-event.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerEventMessage } from '../../shared/partners/partner-message.ts';
import type { PartnerOrder, PartnerOrderDeps } from '../../shared/partners/partner-pledge.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { OfferMessage } from '../../shared/queues/messages.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TellRefusal } from '../../shared/partners/tell-refusal.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { checkOpen } from '../../shared/domain/order.ts';
import { heldPayment } from '../../shared/domain/partner-held.ts';
import { isHeldByPartner } from '../../shared/domain/pledge.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { makePledge } from '../../shared/store/make-pledge.ts';
import { partnerBackerId, requestHash } from '../../shared/store/keys.ts';
import { partnerOrder, partnerPledgeId } from '../../shared/partners/partner-pledge.ts';
import { verifyAfterMs } from '../../shared/domain/verification.ts';

export type TakePartnerEventDeps = PartnerOrderDeps & {
  readonly partners: { get(partnerId: string): Promise<Partner | undefined> };
  readonly pledges: PledgeStore;
  readonly offers: Queue<OfferMessage>;
  readonly tellRefusal: TellRefusal;
  readonly now: Clock;
  /** For how long a pledge holds its stock without a payment. */
  readonly holdMs: number;
};

export async function takePartnerEvent(
  deps: TakePartnerEventDeps,
  { partnerId, webhookId, event }: PartnerEventMessage,
): Promise<void> {
  const partner = await deps.partners.get(partnerId);
  if (!partner) return;
  const refused =
    event.type === 'pledge.create'
      ? await create(deps, partner, event)
      : await answer(deps, partner, event);
  if (!refused) return;
  const about = { pledgeId: pledgeIdOf(partner, event), webhookId, type: event.type };
  await deps.tellRefusal(partner.id, { ...about, ...referenceOf(event), refusal: refused });
}

const pledgeIdOf = (partner: Partner, event: PartnerEventIn): string =>
  event.type === 'pledge.create' ? partnerPledgeId(partner.id, event.data) : event.data.pledgeId;

const referenceOf = (event: PartnerEventIn) =>
  event.type === 'pledge.create' ? { reference: event.data.reference } : {};

/** A pledge that is there already is gone on with, even when it could not be made any more. */
async function create(
  deps: TakePartnerEventDeps,
  partner: Partner,
  { data }: CreateEvent,
): Promise<Refusal | undefined> {
  const known = await deps.pledges.get(partnerPledgeId(partner.id, data));
  if (known) return goOn(deps, known, data);
  const order = await partnerOrder(deps, partner, data);
  if (isRefusal(order)) return order;
  const made = await make(deps, partner, { ...order, data });
  return isRefusal(made) ? made : goOn(deps, made.pledge, data);
}

type Wanted = PartnerOrder & { readonly data: CreateEvent['data'] };

function make(deps: TakePartnerEventDeps, partner: Partner, wanted: Wanted) {
  const { campaign, order, atMs, data } = wanted;
  const { reference, backer, payment } = data;
  return makePledge(deps.pledges, campaign, order, {
    id: partnerPledgeId(partner.id, data),
    backerId: partnerBackerId(partner.id, backer.reference),
    ...{ createdAtMs: atMs, expiresAtMs: atMs + deps.holdMs },
    verifyAfterMs: verifyAfterMs(campaign, order.amountMinor, false),
    requestHash: requestHash(data),
    contactEmail: backer.email,
    partner: { id: partner.id, reference },
    ...(payment.by === 'partner' && { collection: 'held-by-partner' as const }),
  });
}

async function goOn(
  deps: TakePartnerEventDeps,
  pledge: Pledge,
  data: CreateEvent['data'],
): Promise<Refusal | undefined> {
  if (pledge.requestHash !== requestHash(data))
    return refuse('reference_reused', 'This reference came with another pledge before.');
  if (pledge.state !== 'pending') return undefined;
  const { id: pledgeId, campaignId } = pledge;
  const { payment } = data;
  if (payment.by === 'stripe') {
    const { customerId, paymentMethodId } = payment;
    await deps.offers.send({ pledgeId, customerId, paymentMethodId }, { campaignId });
    return undefined;
  }
  const { id = '', reference = '' } = pledge.partner ?? {};
  await applyOrRetry(deps.pledges, pledge, {
    type: 'PledgeConfirmed',
    ...{ atMs: deps.now(), payment: heldPayment(id, reference) },
  });
  return undefined;
}

/**
 * Until the deadline, as for every backer. Nothing is to be given back: a saved card was never
 * charged, and what the partner holds it gives back itself.
 */
async function cancel(deps: TakePartnerEventDeps, pledge: Pledge): Promise<Refusal | undefined> {
  if (pledge.state === 'cancelled') return undefined;
  const campaign = await deps.campaign(pledge.campaignId);
  const atMs = deps.now();
  const closed = campaign ? checkOpen(campaign, atMs) : refuse('not_found', 'It is gone.');
  if (closed) return closed;
  if (pledge.state !== 'pending' && pledge.state !== 'confirmed')
    return refuse('pledge_state', `A ${pledge.state} pledge cannot be cancelled.`);
  await applyOrRetry(deps.pledges, pledge, { type: 'PledgeCancelled', atMs, refundedMinor: 0 });
  return undefined;
}

type LaterEvent = Exclude<PartnerEventIn, CreateEvent>;
type MarkEvent = Exclude<LaterEvent, { readonly type: 'pledge.cancel' }>;

/** What the partner says about a pledge that is there. */
async function answer(
  deps: TakePartnerEventDeps,
  partner: Partner,
  event: LaterEvent,
): Promise<Refusal | undefined> {
  const pledge = await deps.pledges.get(event.data.pledgeId);
  if (pledge?.partner?.id !== partner.id) return refuse('not_found', 'There is no such pledge.');
  return event.type === 'pledge.cancel' ? cancel(deps, pledge) : mark(deps, pledge, event);
}

/** What it says about money that it holds. */
async function mark(
  deps: TakePartnerEventDeps,
  pledge: Pledge,
  event: MarkEvent,
): Promise<Refusal | undefined> {
  if (!isHeldByPartner(pledge))
    return refuse('pledge_state', 'Stripe collects this pledge, not the partner.');
  if (isSaidBefore[event.type].includes(pledge.state)) return undefined;
  const first = firstStep(pledge, event, deps.now());
  if (!first) return refuse('pledge_state', `A ${pledge.state} pledge was not asked about.`);
  const after = await applyOrRetry(deps.pledges, pledge, first);
  if (after.state === 'past_due')
    await applyOrRetry(deps.pledges, after, { type: 'PledgeDropped', atMs: deps.now() });
  return undefined;
}

const isSaidBefore: Readonly<Record<MarkEvent['type'], readonly Pledge['state'][]>> = {
  'pledge.mark_collected': ['collected', 'refunding', 'refunded'],
  'pledge.mark_failed': ['dropped'],
  'pledge.mark_released': ['released', 'cancelled', 'lapsed'],
};

function firstStep(pledge: Pledge, event: MarkEvent, atMs: number): PledgeEvent | undefined {
  switch (event.type) {
    case 'pledge.mark_collected':
      return pledge.state === 'collecting'
        ? { type: 'PledgeCollected', atMs, chargedIntentId: pledge.payment.intentId }
        : undefined;
    case 'pledge.mark_failed': {
      // Nobody duns what a partner holds: a crash before the next step leaves it due at once.
      const failure = { code: event.data.code };
      if (pledge.state === 'past_due') return { type: 'PledgeDropped', atMs };
      return pledge.state === 'collecting'
        ? { type: 'PledgePaymentFailed', atMs, dueAtMs: atMs, failure, pastDueUntilMs: atMs }
        : undefined;
    }
    case 'pledge.mark_released':
      return pledge.state === 'releasing'
        ? { type: 'PledgeReleased', atMs, reason: pledge.reason, refundedMinor: 0 }
        : undefined;
  }
}
