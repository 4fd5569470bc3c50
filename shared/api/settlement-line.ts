/** A pledge of a campaign as one line: what became of it, and nothing of who or how. */
import type { Pledge } from '../domain/pledge.ts';
import { isoTime } from './campaign-view.ts';
import { orderView } from './order-view.ts';

export const settlementLine = (pledge: Pledge) => ({
  id: pledge.id,
  state: pledge.state,
  ...orderView(pledge),
  currency: pledge.currency,
  createdAt: isoTime(pledge.createdAtMs),
  ...('failure' in pledge && { failure: pledge.failure }),
  ...('refundedMinor' in pledge && { refundedMinor: pledge.refundedMinor ?? 0 }),
});
