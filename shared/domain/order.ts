/**
 * What a backer may order: turns a request into lines with their prices, what sending them costs and
 * what is taxed, or refuses it. The server's clock decides; the campaign's own item is never part of
 * the write, so that pledges to one campaign do not wait for each other. Price lock: what a pledge
 * has already, and not more of it, keeps its price and its place, whatever the campaign says by now.
 */
import type { Campaign, Reward, Variant } from './campaign.ts';
import type { OrderFacts, PledgeLine, PledgeTax, ShipTo } from './line.ts';
import type { Refusal } from './refusal.ts';
import type { Payment, Pledge } from './pledge.ts';
import { addedTaxMinor, lineFacts, pricesOf } from './line.ts';
import { amountFault } from './money.ts';
import { confirmedAtMs } from './tally.ts';
import { dayMs } from './duration.ts';
import { isPublic, shownState } from './campaign.ts';
import { isLateState, takesLate } from './late.ts';
import { isRefusal, refuse } from './refusal.ts';
import { shippingCost } from './shipping.ts';
import { taxesOn } from './tax.ts';

export type OrderLine = {
  readonly rewardId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

export type Order = {
  readonly rewardId?: string | undefined;
  readonly quantity?: number | undefined;
  readonly amountMinor?: number | undefined;
  readonly lines?: readonly OrderLine[] | undefined;
  readonly shipTo?: ShipTo | undefined;
};

/** What the order is judged by beside the campaign's terms. */
export type Ordering = {
  /** Secret rewards that are open to this backer, with the pass that was shown, if any. */
  readonly opened?: ReadonlyMap<string, string | undefined>;
  /** What the pledge has already. */
  readonly has?: readonly PledgeLine[];
  /** Whether it may be a late pledge, should the deadline have passed. */
  readonly late?: boolean;
};

export type OrderedLine = {
  readonly reward: Reward;
  readonly variant: Variant | undefined;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly pass: string | undefined;
};

/** An order that fits the campaign's terms: what the pledge keeps of it, and what it takes. */
export type AcceptedOrder = OrderFacts & {
  readonly ordered: readonly OrderedLine[];
  readonly late?: true | undefined;
};

export function acceptOrder(
  campaign: Campaign,
  order: Order,
  nowMs: number,
  ordering: Ordering = {},
): AcceptedOrder | Refusal {
  const late = ordering.late === true && takesLate(campaign, nowMs);
  const closed = late ? undefined : checkOpen(campaign, nowMs);
  const judging = { opened: new Map(), has: [], ...ordering, late, nowMs };
  const accepted = closed ?? judged(campaign, order, judging);
  if (isRefusal(accepted)) return accepted;
  const fault = amountFault(accepted.amountMinor, campaign.currency);
  if (fault)
    return refuse(fault, `${accepted.amountMinor} cannot be charged in ${campaign.currency}.`);
  return late ? { ...accepted, late } : accepted;
}

function judged(campaign: Campaign, order: Order, judging: Judging): AcceptedOrder | Refusal {
  const lines = wantedLines(order);
  if (lines.length === 0) return support(order, judging);
  return purchase(campaign, { ...order, lines }, judging);
}

function wantedLines({ lines, rewardId, quantity = 1 }: Order): readonly OrderLine[] {
  if (lines) return lines;
  return rewardId === undefined ? [] : [{ rewardId, quantity }];
}

/** Pledges may be made, changed and cancelled while this returns nothing. */
export function checkOpen(campaign: Campaign, nowMs: number): Refusal | undefined {
  if (!isPublic(campaign)) return refuse('not_found', 'There is no such campaign.');
  if (campaign.state === 'cancelled')
    return refuse('campaign_cancelled', 'The campaign was cancelled by its creator.');
  if (nowMs >= campaign.deadlineMs)
    return refuse('campaign_closed', 'The deadline of this campaign has passed.');
  if (shownState(campaign, nowMs) !== 'live')
    return refuse('campaign_not_open', 'The campaign is not open for pledges.');
  return undefined;
}

/**
 * The same for a pledge that is there. A late one that was made in time may still be paid when the
 * sale has closed, for as long as it holds its stock.
 */
export function checkOpenFor(
  campaign: Campaign,
  { late }: { readonly late?: true | undefined },
  nowMs: number,
): Refusal | undefined {
  if (!late) return checkOpen(campaign, nowMs);
  if (isLateState(campaign)) return undefined;
  return refuse('campaign_closed', 'The campaign takes no late pledges any more.');
}

function support(order: Order, { late }: Pick<Judging, 'late'>): AcceptedOrder | Refusal {
  if (late) return refuse('campaign_closed', 'Only late rewards are sold after the deadline.');
  if (order.quantity !== undefined && order.quantity !== 1)
    return refuse('quantity_without_reward', 'A quantity needs a reward.');
  if (order.shipTo) return refuse('ship_to_without_reward', 'Without a reward nothing is sent.');
  if (order.amountMinor === undefined)
    return refuse('amount_required', 'A pledge without a reward needs an amountMinor.');
  return { ordered: [], quantity: 1, amountMinor: order.amountMinor };
}

type Judging = Required<Ordering> & { readonly nowMs: number };
type Purchase = Order & { readonly lines: readonly OrderLine[] };

function purchase(campaign: Campaign, order: Purchase, judging: Judging): AcceptedOrder | Refusal {
  const ordered = orderedLines(campaign, order.lines, judging);
  if (isRefusal(ordered)) return ordered;
  const lines = ordered.map(lineOf);
  const country = order.shipTo?.country;
  const shippingMinor = shippingCost(campaign, ordered, country);
  if (isRefusal(shippingMinor)) return shippingMinor;
  const baseMinor = pricesOf(lines) + shippingMinor;
  if (campaign.taxes && country === undefined)
    return refuse('ship_to_required', 'Say in shipTo in which country this is taxed.');
  const taxes = taxesOn(campaign.taxes, { baseMinor, country }, campaign.currency);
  const costMinor = baseMinor + addedTaxMinor(taxes);
  const amountMinor = order.amountMinor ?? costMinor;
  if (amountMinor < costMinor)
    return refuse('amount_below_price', `All of this costs ${costMinor}.`);
  const parts = { shippingMinor, taxes, extraMinor: amountMinor - costMinor };
  return { ordered, ...lineFacts(lines), amountMinor, ...partsOf(order, parts) };
}

type Parts = {
  readonly shippingMinor: number;
  readonly taxes: readonly PledgeTax[];
  readonly extraMinor: number;
};

/** Nothing of what the amount does not contain, so that most pledges have none of it. */
const partsOf = ({ shipTo }: Order, { shippingMinor, taxes, extraMinor }: Parts) => ({
  ...(shipTo && { shipTo }),
  ...(shippingMinor > 0 && { shippingMinor }),
  ...(taxes.length > 0 && { taxes }),
  ...(extraMinor > 0 && { extraMinor }),
});

const lineOf = ({ reward, variant, quantity, priceMinor }: OrderedLine): PledgeLine => ({
  rewardId: reward.id,
  ...(variant && { variantId: variant.id }),
  quantity,
  priceMinor,
  ...(reward.kind === 'add-on' && { addOn: true }),
});

function orderedLines(
  campaign: Campaign,
  lines: readonly OrderLine[],
  judging: Judging,
): readonly OrderedLine[] | Refusal {
  const ordered: OrderedLine[] = [];
  for (const line of lines) {
    const accepted = orderedLine(campaign, line, judging);
    if (isRefusal(accepted)) return accepted;
    ordered.push(accepted);
  }
  return checkTogether(ordered) ?? ordered;
}

function orderedLine(campaign: Campaign, line: OrderLine, judging: Judging): OrderedLine | Refusal {
  const { rewardId, variantId, quantity } = line;
  const owned = judging.has.filter((own) => own.rewardId === rewardId);
  const pass = judging.opened.get(rewardId);
  const reward = campaign.rewards.find(({ id }) => id === rewardId);
  if (!reward || !isOpenTo(reward, owned, judging)) return noSuchReward(pass);
  const variant = variantOf(reward, variantId);
  if (isRefusal(variant)) return variant;
  const kept = owned.find((own) => own.variantId === variantId && own.quantity >= quantity);
  const { priceMinor } = kept ?? { ...reward, ...priceOf(variant) };
  const closed = kept ? undefined : checkWindow(reward, judging);
  return closed ?? { reward, variant, quantity, priceMinor, pass };
}

const priceOf = (variant: Variant | undefined) =>
  variant?.priceMinor === undefined ? {} : { priceMinor: variant.priceMinor };

const isOpenTo = (reward: Reward, owned: readonly PledgeLine[], { opened }: Judging): boolean =>
  !reward.secret || owned.length > 0 || opened.has(reward.id);

/** Of a pass that was made up nobody learns whether there is a reward of its name. */
const noSuchReward = (pass: string | undefined): Refusal =>
  pass === undefined
    ? refuse('reward_not_found', 'This campaign has no such reward.')
    : refuse('pass_not_valid', 'This pass is none, or was used already.');

function variantOf(
  { id, variants }: Reward,
  variantId: string | undefined,
): Variant | undefined | Refusal {
  if (!variants && variantId === undefined) return undefined;
  if (variants && variantId === undefined)
    return refuse('variant_required', `Say in variantId which ${id} it is to be.`);
  const variant = variants?.find((each) => each.id === variantId);
  return variant ?? refuse('variant_not_found', `There is no such variant of ${id}.`);
}

function checkWindow(reward: Reward, judging: Judging): Refusal | undefined {
  const { opensAtMs = 0, closesAtMs = Infinity } = reward;
  const { nowMs } = judging;
  if (nowMs < opensAtMs) return refuse('reward_not_open', 'This reward is not available yet.');
  if (nowMs >= closesAtMs) return refuse('reward_closed', 'This reward is no longer available.');
  return checkSale(reward, judging);
}

/** What is late is sold once the campaign is settled, and all else until the deadline. */
function checkSale(reward: Reward, { late }: Judging): Refusal | undefined {
  if (late === (reward.late ?? false)) return undefined;
  return late
    ? refuse('reward_closed', 'This reward was sold until the deadline.')
    : refuse('reward_not_open', 'This reward is sold once the campaign is settled.');
}

/** What no line can say alone. */
function checkTogether(ordered: readonly OrderedLine[]): Refusal | undefined {
  const names = ordered.map(({ reward, variant }) => `${reward.id}/${variant?.id ?? ''}`);
  if (new Set(names).size !== names.length)
    return refuse('line_repeated', 'Two lines name the same thing: say its quantity in one.');
  if (ordered.every(({ reward }) => reward.kind === 'add-on'))
    return refuse('add_on_alone', 'An add-on is sold only beside a reward that is none.');
  for (const { reward } of ordered) {
    const { perBackerMax = Infinity } = reward;
    const pieces = ordered
      .filter((line) => line.reward === reward)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (pieces > perBackerMax)
      return refuse('per_backer_limit', `One backer may take ${perBackerMax} of this reward.`);
  }
  return undefined;
}

/** What a settlement may take until it reaches a pledge: a million captures at 25 a second. */
const settlingMs = 12 * 60 * 60 * 1000;

type Confirmed = { readonly payment: Pick<Payment, 'captureBeforeMs'>; readonly atMs: number };

/** When somebody has to look at a pledge again that is confirmed: at a late one, which is paid, now. */
export const confirmationDueMs = (
  campaign: Pick<Campaign, 'deadlineMs'>,
  { late }: { readonly late?: true | undefined },
  { payment, atMs }: Confirmed,
): number | undefined =>
  late ? atMs : authorizationDueMs(campaign, payment.captureBeforeMs, atMs);

/**
 * When a hold has to give way to the saved card, because it ends before the money is due; undefined
 * when it lasts. Stripe's `capture_before` is the only source to trust
 * (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method). A hold that outlives the
 * deadline is left alone for half of that time: the settlement may be quicker.
 */
export function authorizationDueMs(
  { deadlineMs }: Pick<Campaign, 'deadlineMs'>,
  captureBeforeMs: number | undefined,
  nowMs: number,
): number | undefined {
  if (captureBeforeMs === undefined || captureBeforeMs > deadlineMs + settlingMs) return undefined;
  const outlivesDeadline = captureBeforeMs > deadlineMs;
  const halfMs = (captureBeforeMs - Math.max(nowMs, outlivesDeadline ? deadlineMs : 0)) / 2;
  return Math.floor(captureBeforeMs - (outlivesDeadline ? halfMs : Math.min(dayMs, halfMs)));
}

/** The same of a pledge that stands, reckoned from when it was confirmed, as its worker does. */
export function holdDueAtMs(
  campaign: Pick<Campaign, 'deadlineMs'>,
  pledge: Pledge,
): number | undefined {
  if (pledge.state !== 'confirmed' || pledge.collection !== 'authorize') return undefined;
  const { captureBeforeMs } = pledge.payment;
  return authorizationDueMs(campaign, captureBeforeMs, confirmedAtMs(pledge) ?? pledge.createdAtMs);
}
