/**
 * What it would mean to abandon a campaign, counted before anybody does: what goes back to cards,
 * what stays because it was delivered, and what cannot go back by the way it came. The steps are
 * those that the settlement takes, asked of the campaign as if it were abandoned.
 */
import type { Campaign } from './campaign.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Pledge } from './pledge.ts';
import { dayMs } from './duration.ts';
import { deliveredMinor } from './delivered.ts';
import { isHeldByPartner } from './pledge.ts';
import { refundableByStripe, refundableMinor } from './refund.ts';
import { settlementStep } from './settlement.ts';
import { takenMinor } from './totals.ts';

type Sum = { readonly pledges: number; readonly amountMinor: number };

/** Why money cannot go back to the card: a partner has it, a bank has it, or a refund failed before. */
export type OtherRoute = 'heldByPartner' | 'withBank' | 'refundFailed';

export type AbandonmentFigures = {
  readonly pledges: number;
  /** Back to cards. */
  readonly refunds: Sum;
  /** Never collected: nothing is to be paid back. */
  readonly releases: Sum;
  /** Stays with the campaign, because it was delivered. */
  readonly delivered: Sum;
  readonly otherRoutes: Readonly<Record<OtherRoute, Sum>>;
};

export type Preview = { add(pledge: Pledge, fulfilment: Fulfilment | undefined): void } & {
  result(): AbandonmentFigures;
};

/** For how long a count is recent enough to act on. */
export const previewValidMs = dayMs;

const noSum: Sum = { pledges: 0, amountMinor: 0 };
const plus = ({ pledges, amountMinor }: Sum, minor: number): Sum =>
  minor > 0 ? { pledges: pledges + 1, amountMinor: amountMinor + minor } : { pledges, amountMinor };

export function startPreview(campaign: Campaign, nowMs: number): Preview {
  const abandoned = { ...campaign, state: 'abandoned', abandonedAtMs: nowMs } as Campaign;
  let figures: AbandonmentFigures = {
    ...{ pledges: 0, refunds: noSum, releases: noSum, delivered: noSum },
    otherRoutes: { heldByPartner: noSum, withBank: noSum, refundFailed: noSum },
  };
  return {
    add: (pledge, fulfilment) => {
      figures = added(figures, partsOf(abandoned, pledge, { fulfilment, nowMs }));
    },
    result: () => figures,
  };
}

type Parts = Readonly<Record<'refund' | 'release' | 'delivered' | OtherRoute, number>>;

const noParts: Parts = {
  ...{ refund: 0, release: 0, delivered: 0, heldByPartner: 0, withBank: 0, refundFailed: 0 },
};

type Known = { readonly fulfilment: Fulfilment | undefined; readonly nowMs: number };

function partsOf(campaign: Campaign, pledge: Pledge, { fulfilment, nowMs }: Known): Parts {
  if (pledge.state === 'disputed') return { ...noParts, withBank: refundableMinor(pledge) };
  const step = settlementStep(campaign, pledge, nowMs);
  if (step.kind === 'release' || step.kind === 'dun') return givenUp(pledge);
  return 'chargedIntentId' in pledge && pledge.chargedIntentId !== undefined
    ? chargedParts(pledge, fulfilment, step.kind === 'refund')
    : noParts;
}

/** Paid with the pledge, and not yet written as collected, goes back to the card. */
const givenUp = (pledge: Pledge): Parts =>
  takenMinor(pledge) > 0
    ? { ...noParts, refund: pledge.amountMinor }
    : { ...noParts, release: pledge.amountMinor };

function chargedParts(
  pledge: Pledge,
  fulfilment: Fulfilment | undefined,
  isRefunded: boolean,
): Parts {
  const leftMinor = refundableMinor(pledge);
  const byStripeMinor = isRefunded ? refundableByStripe(pledge) : 0;
  const keptMinor = Math.min(deliveredMinor(pledge, fulfilment), leftMinor);
  const backMinor = Math.max(byStripeMinor - keptMinor, 0);
  return {
    ...noParts,
    delivered: keptMinor,
    ...(isHeldByPartner(pledge) ? { heldByPartner: backMinor } : { refund: backMinor }),
    refundFailed: Math.max(leftMinor - byStripeMinor - keptMinor, 0),
  };
}

const added = (figures: AbandonmentFigures, parts: Parts): AbandonmentFigures => ({
  pledges: figures.pledges + 1,
  refunds: plus(figures.refunds, parts.refund),
  releases: plus(figures.releases, parts.release),
  delivered: plus(figures.delivered, parts.delivered),
  otherRoutes: {
    heldByPartner: plus(figures.otherRoutes.heldByPartner, parts.heldByPartner),
    withBank: plus(figures.otherRoutes.withBank, parts.withBank),
    refundFailed: plus(figures.otherRoutes.refundFailed, parts.refundFailed),
  },
});
