/**
 * The daily check of the books. A day at Stripe is walked over page by page, each run a few pages
 * and a message for the rest; then every campaign of which anything moved is checked on its own:
 * the journal in itself, the journal against the pledges, and both against what Stripe moved, in
 * both directions. Differences are raised one by one, each once; fees that no answer brought are
 * booked. Nothing is ever put right here: whoever is told decides.
 */
import type { BalanceGateway } from '../../shared/payments/balance-gateway.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Difference, Movement } from '../../shared/domain/reconciliation.ts';
import type { JournalEntry, Sums } from '../../shared/domain/ledger.ts';
import type { LedgerCheckMessage } from '../../shared/queues/messages.ts';
import type { LedgerCheckStore } from '../../shared/store/ledger-check-store.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { NumberedEntry } from '../../shared/store/journal-chunk.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { dayMs, hourMs } from '../../shared/domain/duration.ts';
import { logger } from '../../shared/entry/logger.ts';
import {
  brokenJournal,
  lookDifferences,
  missingFee,
  movementDifferences,
  movementOf,
  noMoneyAtStripe,
  sumDifferences,
} from '../../shared/domain/reconciliation.ts';
import { addSums, positionOf, sumsOf } from '../../shared/domain/ledger.ts';
import { everyPledge, everyPledgeOfShard } from '../../shared/store/every-pledge.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

export type CheckLedgerDeps = {
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly pledges: Pick<PledgeStore, 'get' | 'listShard'>;
  readonly ledger: LedgerStore;
  readonly checks: LedgerCheckStore;
  readonly balances: BalanceGateway;
  readonly messages: Queue<LedgerCheckMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

/** Unknown outcomes and late webhooks have this long to find their end. */
const settleMs = 6 * hourMs;

const group = { campaignId: 'ledger' };

export async function checkLedger(
  deps: CheckLedgerDeps,
  { day, after, campaignId }: LedgerCheckMessage,
): Promise<void> {
  if (day === undefined)
    return deps.messages.send({ day: dayOf(deps.now() - settleMs - dayMs) }, group);
  if (campaignId === undefined) return walk(deps, { day, after });
  return checkCampaign(deps, { campaignId, day });
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const rangeOf = (day: string) => ({
  fromMs: Date.parse(day),
  untilMs: Date.parse(day) + dayMs,
});

const pagesAtOnceMax = 20;

async function walk(
  deps: CheckLedgerDeps,
  { day, after: start }: { readonly day: string; readonly after?: string | undefined },
): Promise<void> {
  let after = start;
  for (let walked = 0; walked < pagesAtOnceMax; walked += 1) {
    const { movements, next } = await deps.balances.page({ ...rangeOf(day), after });
    await deps.checks.keep({ day, page: after ?? 'first', movements });
    if (next === undefined) return sendCampaigns(deps, day);
    after = next;
  }
  await deps.messages.send({ day, after }, group);
}

async function sendCampaigns(deps: CheckLedgerDeps, day: string): Promise<void> {
  const moved = new Set(await deps.checks.moved(day));
  for await (const campaignId of movedInLedger(deps, day)) moved.add(campaignId);
  await deps.messages.sendAll(
    [...moved].map((campaignId) => ({ campaignId, day })),
    group,
  );
}

/** Refunds and disputes of a campaign that is at rest come for months. */
const watchedAfterEndMs = 400 * dayMs;
const listedAtOnce = 100;

async function* movedInLedger(deps: CheckLedgerDeps, day: string): AsyncGenerator<string> {
  const { fromMs } = rangeOf(day);
  for await (const id of published(deps, fromMs - watchedAfterEndMs))
    if ((await deps.ledger.figures(id)).movedAtMs >= fromMs) yield id;
}

async function* published(deps: CheckLedgerDeps, endsAfterMs: number): AsyncGenerator<string> {
  const common = { order: 'latest-first', limit: listedAtOnce } as const;
  for (const range of [{ shelf: 'moving' }, { shelf: 'resting', endsAfterMs }] as const) {
    let after: string | undefined;
    do {
      const page = await deps.campaigns.list({ ...common, ...range, after });
      yield* page.campaigns.map(({ id }) => id);
      after = page.next;
    } while (after !== undefined);
  }
}

type OfDay = { readonly campaignId: string; readonly day: string };

async function checkCampaign(deps: CheckLedgerDeps, { campaignId, day }: OfDay): Promise<void> {
  const movements = await deps.checks.movements(campaignId, day);
  const books = await readPledges(deps, campaignId, movements);
  const journal = await readJournal(deps, { campaignId, day }, books);
  const met = [...movements, ...(await deps.checks.movements(campaignId, dayBefore(day)))];
  const differing = sumDifferences(journal.booked, books.position);
  const found = [
    ...journal.differences,
    ...(differing.length === 0 ? [] : await listPledges(deps, campaignId, books)),
    ...books.differences,
    ...(await unmetAtStripe(deps, journal.entriesOfDay, met)),
  ];
  await deps.ledger.book(campaignId, books.fees);
  const event = { type: 'LedgerDifferenceFound', atMs: deps.now() } as const;
  await deps.checks.raise(campaignId, found, event);
  deps.meter.count('LedgerDifference', found.length);
  for (const { pledgeId, kind, reference, bookedMinor, foundMinor } of found)
    logger.error('The ledger differs', {
      ...{ campaignId, pledgeId, kind, reference, bookedMinor, foundMinor },
    });
}

const dayBefore = (day: string): string => dayOf(Date.parse(day) - 1);

/** The stream has this long to bring a write into the journal. */
const streamMs = 15 * 60 * 1000;

type Books = {
  /** What all pledges are worth together that were not written lately. */
  readonly position: Sums;
  readonly untilMs: number;
  readonly lately: ReadonlySet<string>;
  readonly differences: readonly Difference[];
  readonly fees: readonly (JournalEntry & { readonly reference: string })[];
};

async function readPledges(
  deps: CheckLedgerDeps,
  campaignId: string,
  movements: readonly Movement[],
): Promise<Books> {
  const untilMs = deps.now() - streamMs;
  const ofPledge = Map.groupBy(movements, ({ pledgeId }) => pledgeId);
  const lately = new Set<string>();
  const differences: Difference[] = [];
  const fees: NonNullable<ReturnType<typeof missingFee>>[] = [];
  let position: Sums = {};
  await everyPledge(deps.pledges, campaignId, { consistent: true }, (page) => {
    for (const pledge of page) {
      if (lastWrittenMs(pledge) > untilMs) lately.add(pledge.id);
      else position = addSums(position, positionOf(pledge));
      for (const movement of ofPledge.get(pledge.id) ?? []) {
        const found = movementDifferences(pledge, movement);
        differences.push(...found);
        const fee = found.length === 0 ? missingFee(pledge, movement) : undefined;
        if (fee) fees.push(fee);
      }
      ofPledge.delete(pledge.id);
    }
  });
  for (const movement of [...ofPledge.values()].flat())
    differences.push(...movementDifferences(undefined, movement));
  return { position, untilMs, lately, differences, fees };
}

const lastWrittenMs = (pledge: Pledge): number => pledge.history.at(-1)?.atMs ?? 0;

type Journal = {
  /** What the entries of the same pledges make. */
  readonly booked: Sums;
  readonly entriesOfDay: readonly JournalEntry[];
  readonly differences: readonly Difference[];
};

async function readJournal(
  deps: CheckLedgerDeps,
  { campaignId, day }: OfDay,
  books: Books,
): Promise<Journal> {
  const figures = await deps.ledger.figures(campaignId);
  const entriesOfDay: JournalEntry[] = [];
  const differences: Difference[] = [];
  let booked: Sums = {};
  let all: Sums = {};
  let last = 0;
  await deps.ledger.walk(campaignId, (entries) => {
    differences.push(...gapBefore(entries, last));
    last = entries.at(-1)?.number ?? last;
    booked = addSums(booked, sumsOf(entries.filter((entry) => isCompared(entry, books))));
    all = addSums(all, sumsOf(entries.filter(({ number }) => number <= figures.entries)));
    entriesOfDay.push(...entries.filter((entry) => movedOn(day, entry)));
  });
  if (last < figures.entries) differences.push(brokenJournal('entries', figures.entries, last));
  return { booked, entriesOfDay, differences: [...differences, ...sumFaults(figures.sums, all)] };
}

function gapBefore([first]: readonly NumberedEntry[], last: number): Difference[] {
  if (first === undefined || first.number === last + 1) return [];
  return [brokenJournal(`number ${first.number}`, last, first.number)];
}

/** Whether it says that money moved at Stripe on that day. */
function movedOn(day: string, entry: JournalEntry): boolean {
  const { fromMs, untilMs } = rangeOf(day);
  return entry.atMs >= fromMs && entry.atMs < untilMs && movementOf(entry) !== undefined;
}

/** The running figures must be the sums of the entries that they count. */
const sumFaults = (figures: Sums, sums: Sums): Difference[] =>
  [...new Set([...Object.keys(figures), ...Object.keys(sums)])]
    .filter((key) => (figures[key] ?? 0) !== (sums[key] ?? 0))
    .map((key) => brokenJournal(key, figures[key] ?? 0, sums[key] ?? 0));

const isCompared = ({ atMs, pledgeId }: JournalEntry, { untilMs, lately }: Books): boolean =>
  atMs <= untilMs && !lately.has(pledgeId);

/** Which pledges it is that differ: shard by shard, so that it takes no more memory than one. */
async function listPledges(
  deps: CheckLedgerDeps,
  campaignId: string,
  books: Books,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const shard of pledgeShards) {
    const booked = new Map<string, Sums>();
    await deps.ledger.walk(campaignId, (entries) => {
      for (const entry of entries)
        if (pledgeShardOf(entry.pledgeId) === shard && isCompared(entry, books))
          booked.set(entry.pledgeId, addSums(booked.get(entry.pledgeId) ?? {}, sumsOf([entry])));
    });
    await everyPledgeOfShard(deps.pledges, { campaignId, shard, consistent: true }, (page) => {
      for (const pledge of page) {
        if (lastWrittenMs(pledge) <= books.untilMs)
          found.push(...sumDifferences(booked.get(pledge.id) ?? {}, positionOf(pledge), pledge.id));
        booked.delete(pledge.id);
      }
    });
    for (const [pledgeId, sums] of booked) found.push(...sumDifferences(sums, {}, pledgeId));
  }
  return found;
}

/** Stripe's reads are budgeted: more than this means that the walk itself went wrong. */
const looksMax = 500;

/** What was booked on the day and not met in the walk is looked up at Stripe, one by one. */
async function unmetAtStripe(
  deps: CheckLedgerDeps,
  entries: readonly JournalEntry[],
  movements: readonly Movement[],
): Promise<Difference[]> {
  const met = new Set(movements.map(({ pledgeId, kind }) => `${kind} ${pledgeId}`));
  const unmet = entries.filter((entry) => !met.has(`${movementOf(entry)} ${entry.pledgeId}`));
  const found: Difference[] = [];
  for (const entry of unmet.slice(0, looksMax)) {
    const pledge = await deps.pledges.get(entry.pledgeId);
    const money = pledge && (await deps.balances.look(pledge));
    if (pledge) found.push(...lookDifferences(pledge, entry, money ?? noMoneyAtStripe));
  }
  if (unmet.length > looksMax)
    found.push(brokenJournal('entries that Stripe was not asked for', unmet.length, looksMax));
  return found;
}
