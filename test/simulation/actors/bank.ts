/**
 * The banks behind the cards, and Stripe's own people: disputes are opened, argued and closed,
 * refunds come back, holds lapse, and fraud is warned of, when nobody here expects it.
 */
import type { Chance } from '../kernel/chance.ts';
import type { Scene } from './scene.ts';
import { dayMs, hourMs } from '../../../shared/domain/duration.ts';

const looks = 6;

export async function playBanks(scene: Scene, deadlineMs: number): Promise<void> {
  const chance = scene.chance.fork('banks');
  await scene.until(deadlineMs - chance.integer(0, 2 * hourMs));
  for (let look = 0; look < looks; look += 1) {
    await openSome(scene, chance);
    await closeSome(scene, chance);
    await failSome(scene, chance);
    await refundSome(scene, chance);
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

async function openSome({ stripe }: Scene, chance: Chance): Promise<void> {
  const { books, issuers } = stripe;
  for (const { id, amount } of [...books.charges()].filter(isDisputable)) {
    if (!chance.happens(0.02)) continue;
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
    if (status === 'requires_capture' && chance.happens(0.08))
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
async function refundSome({ stripe }: Scene, chance: Chance): Promise<void> {
  for (const { id, status, amount, captured, refunded } of [...stripe.books.charges()]) {
    if (status !== 'succeeded' || !captured || refunded || !chance.happens(0.004)) continue;
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
