/**
 * A pledge's story on one time line: what its own item tells of it, each thing where it happened.
 * Nothing is guessed: what is not kept (the answers of Stripe, webhooks one by one) is not told.
 */
import type { NumberedEntry } from '../store/journal-chunk.ts';
import type { Pledge, PledgeEventType } from '../domain/pledge.ts';
import type { Refund } from '../domain/refund.ts';
import { attemptKey } from '../domain/attempt.ts';
import { isoTime } from './campaign-view.ts';

export type StoryItem = {
  readonly atMs: number;
  readonly kind: 'event' | 'attempt' | 'refund' | 'dispute' | 'warning' | 'ledger' | 'notice';
  readonly title: string;
  readonly detail?: string | undefined;
  readonly key?: string | undefined;
  readonly amountMinor?: number | undefined;
  readonly currency?: string | undefined;
  readonly link?: string | undefined;
};

/** Where Stripe shows an object to people; nothing where no dashboard is configured. */
const linkTo = (dashboard: string, kind: 'payments' | 'disputes' | 'setup_intents', id: string) =>
  dashboard === '' ? undefined : `${dashboard}/${kind}/${id}`;

export function pledgeStory(
  pledge: Pledge,
  entries: readonly NumberedEntry[],
  dashboard: string,
): StoryItem[] {
  return [
    ...eventsOf(pledge, dashboard),
    ...refundsOf(pledge, dashboard),
    ...disputesOf(pledge, dashboard),
    ...entries.map((entry) => ledgerLine(entry)),
  ].sort((one, other) => one.atMs - other.atMs);
}

export const storyItemView = ({ atMs, ...item }: StoryItem) => ({ at: isoTime(atMs), ...item });

/** Told beside the event that they come with. */
const noticed: ReadonlySet<PledgeEventType> = new Set([
  ...(['PledgePaymentFailed', 'PledgeReminded', 'PledgeWindowExtended', 'PledgeDropped'] as const),
  ...(['PledgeReleased', 'PledgeRefundCompleted', 'PledgeRefunded'] as const),
]);

function eventsOf(pledge: Pledge, dashboard: string): StoryItem[] {
  const { history, currency, amountMinor, contactEmail } = pledge;
  const attempts = attemptsOf(pledge);
  return history.flatMap(({ type, atMs }, place) => [
    {
      ...{ atMs, kind: 'event', title: type, ...intentOf(pledge, type, dashboard) },
      ...(type === 'PledgeCreated' && { amountMinor, currency }),
    } as const,
    ...[attempts.get(place) ?? []].flat(),
    ...(contactEmail !== undefined && noticed.has(type)
      ? [{ atMs, kind: 'notice', title: `Mail to the backer: ${type}` } as const]
      : []),
  ]);
}

function intentOf(pledge: Pledge, type: PledgeEventType, dashboard: string) {
  const { payment, chargedIntentId } = pledge as {
    readonly payment?: { readonly intentId: string };
    readonly chargedIntentId?: string;
  };
  const id = type === 'PledgeCollected' ? chargedIntentId : payment?.intentId;
  if (id === undefined || (type !== 'PledgeCollected' && type !== 'PledgeConfirmed')) return {};
  const shelf = id.startsWith('seti_') ? 'setup_intents' : 'payments';
  return { detail: id, link: linkTo(dashboard, shelf, id) };
}

const startedBy: Partial<Record<PledgeEventType, 'collect' | 'release'>> = {
  PledgeCollectionStarted: 'collect',
  PledgeReleaseStarted: 'release',
};

/** Numbers go up with each start, so that they follow from the order of the starts. */
function attemptsOf({ id, history }: Pledge): ReadonlyMap<number, StoryItem> {
  const numbers = { collect: 0, release: 0 };
  const attempts = new Map<number, StoryItem>();
  for (const [place, { type, atMs }] of history.entries()) {
    const purpose = startedBy[type];
    if (purpose === undefined) continue;
    numbers[purpose] += 1;
    const attempt = { purpose, number: numbers[purpose] };
    const title = `Attempt ${attempt.number} to ${purpose}`;
    attempts.set(place, { atMs, kind: 'attempt', title, key: attemptKey(id, attempt) });
  }
  return attempts;
}

function refundsOf(pledge: Pledge, dashboard: string): StoryItem[] {
  const { refunds = [], chargedIntentId } = pledge as {
    readonly refunds?: readonly Refund[];
    readonly chargedIntentId?: string;
  };
  return refunds.map(
    ({ id, requestedAtMs, amountMinor, state, reason, stripeRefundId }): StoryItem => ({
      ...{ atMs: requestedAtMs, kind: 'refund', title: `Refund ${id}: ${state}` },
      detail: [reason, stripeRefundId].filter((part) => part !== undefined).join(', '),
      ...{ amountMinor, currency: pledge.currency },
      ...(chargedIntentId && { link: linkTo(dashboard, 'payments', chargedIntentId) }),
    }),
  );
}

function disputesOf(pledge: Pledge, dashboard: string): StoryItem[] {
  const { disputes = [], fraudWarnings = [], currency } = pledge;
  return [
    ...disputes.map(({ id, status, reason, amountMinor, openedAtMs }): StoryItem => ({
      ...{ atMs: openedAtMs, kind: 'dispute', title: `Dispute ${id}: ${status}` },
      ...{ detail: reason, amountMinor, currency, link: linkTo(dashboard, 'disputes', id) },
    })),
    ...fraudWarnings.map(({ id, kind, warnedAtMs }): StoryItem => ({
      ...{ atMs: warnedAtMs, kind: 'warning', title: `Warned of fraud: ${kind}`, detail: id },
    })),
  ];
}

const ledgerLine = (entry: NumberedEntry): StoryItem => ({
  ...{ atMs: entry.atMs, kind: 'ledger', title: `Entry ${entry.number}: ${entry.kind}` },
  ...{ amountMinor: entry.amountMinor, currency: entry.currency, detail: entry.reference },
});
