/**
 * The banks behind the cards, and Stripe's own people: disputes are opened, argued and closed,
 * refunds come back, holds lapse, and fraud is warned of, when nobody here expects it.
 */
import type { Chance } from '../kernel/chance.ts';
import type { Scene } from './scene.ts';
import { dayMs, hourMs } from '../../../shared/domain/duration.ts';

const looks = 6;

/** How likely each charge, or hold, is to be hit at one look. */
type Habits = {
  readonly disputes: number;
  readonly endsHolds: number;
  readonly refundsByHand: number;
};

const usual: Habits = { disputes: 0.02, endsHolds: 0.08, refundsByHand: 0.004 };

/** In some worlds one of it is common, as after a theft of cards or when somebody tidies up. */
const habitsOf = (chance: Chance): Habits =>
  chance.weighed([
    [8, usual],
    [1, { ...usual, disputes: 0.2 }],
    [1, { ...usual, refundsByHand: 0.2 }],
  ]);

export async function playBanks(scene: Scene, deadlineMs: number): Promise<void> {
  const chance = scene.chance.fork('banks');
  const habits = habitsOf(chance);
  await scene.until(deadlineMs - chance.integer(0, 2 * hourMs));
  for (let look = 0; look < looks; look += 1) {
    await openSome(scene, chance, habits);
    await closeSome(scene, chance);
    await failSome(scene, chance);
    await refundSome(scene, chance, habits);
    await scene.pause(chance.integer(hourMs, 9 * dayMs));
  }
}

type Charge = {
  readonly status: string;
  readonly captured: boolean;
  readonly disputed: boolean;
};

const isDisputable = ({ status, captured, disputed }: Charge): boolean =>
  status === 'succeeded' && captured && !disputed;

async function openSome(
  { stripe }: Scene,
  chance: Chance,
  { disputes, endsHolds }: Habits,
): Promise<void> {
  const { books, issuers } = stripe;
  for (const { id, amount } of [...books.charges()].filter(isDisputable)) {
    if (!chance.happens(disputes)) continue;
    const share = chance.happens(0.3) ? { amount: Math.max(1, Math.floor(amount / 2)) } : {};
    const reason = chance.pick(['fraudulent', 'product_not_received', 'general'] as const);
    const kind = chance.pick(['dispute', 'inquiry', 'warning'] as const);
    const deed =
      kind === 'warning'
        ? issuers.warnOfFraud(id)
        : issuers.dispute(id, { reason, ...share, inquiry: kind === 'inquiry' });
    await orRefused(deed);
  }
  for (const { id, status } of [...books.paymentIntents()])
    if (status === 'requires_capture' && chance.happens(endsHolds))
      await orRefused(issuers.expireHold(id));
}

async function closeSome({ stripe }: Scene, chance: Chance): Promise<void> {
  const { books, issuers } = stripe;
  for (const { id, status } of [...books.disputes()]) {
    if (!chance.happens(0.5)) continue;
    if (status === 'warning_needs_response')
      await orRefused(
        chance.happens(0.5)
          ? issuers.escalateDispute(id)
          : issuers.closeDispute(id, 'warning_closed'),
      );
    else if (['needs_response', 'under_review'].includes(status))
      await orRefused(issuers.closeDispute(id, chance.pick(['won', 'lost'])));
  }
}

async function failSome({ stripe }: Scene, chance: Chance): Promise<void> {
  const { books, issuers } = stripe;
  for (const { id, status } of [...books.refunds()]) {
    if (status === 'succeeded' && chance.happens(0.02)) await orRefused(issuers.failRefund(id));
    if (status === 'pending' && chance.happens(0.5)) await orRefused(issuers.settleRefund(id));
  }
}

/** By hand, at Stripe's Dashboard: without a key, and without saying which pledge it is for. */
async function refundSome(
  { stripe }: Scene,
  chance: Chance,
  { refundsByHand }: Habits,
): Promise<void> {
  for (const { id, status, amount, captured, refunded } of [...stripe.books.charges()]) {
    if (status !== 'succeeded' || !captured || refunded || !chance.happens(refundsByHand)) continue;
    const share = chance.happens(0.5) ? amount : Math.max(10, Math.floor(amount / 40) * 10);
    await stripe.handle({
      ...{ method: 'POST', path: '/v1/refunds', body: `charge=${id}&amount=${share}` },
      headers: {
        authorization: `Bearer ${dashboardKey}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
  }
}

const dashboardKey = 'sk_test_simulation';

/** What Stripe does not let a bank do at this moment does not happen. */
const orRefused = (deed: Promise<unknown>): Promise<unknown> => deed.catch(() => undefined);
