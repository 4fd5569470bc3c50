/**
 * What happened since a reader looked last, at a cost that hangs on the batches in between. Told two
 * seconds late: what was written at the same moment by several is all there by then, so that a
 * reader who goes on from here misses nothing.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Counts, Happening } from '../../shared/domain/feed.ts';
import type { FeedBatch, FeedStore } from '../../shared/store/feed-store.ts';
import type { FeedQuery } from '../../shared/api/feed-answer.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { addCounts, needsAttention } from '../../shared/domain/feed.ts';
import { hourMs, minuteMs } from '../../shared/domain/duration.ts';
import { hourOf, placeBehind } from '../../shared/store/feed-store.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';

export type ReadFeedDeps = {
  readonly feed: Pick<FeedStore, 'batches' | 'minutes'>;
  readonly now: Clock;
};

const lateMs = 2000;
/** Batches told at once; each shows a few events. */
const batchesMax = 100;
const newestMax = 40;

export async function readFeed(
  { feed, now }: ReadFeedDeps,
  { query }: HttpRequest<unknown, FeedQuery>,
): Promise<HttpAnswer> {
  const untilMs = now() - lateMs;
  const since = sinceOf(query.since, untilMs);
  const [told, minutes] = await Promise.all([
    since === undefined ? newest(feed, untilMs) : behind(feed, since, untilMs),
    minutesFrom(feed, since?.atMs ?? untilMs - hourMs, untilMs),
  ]);
  const { batches, isComplete } = told;
  const last = batches.at(-1);
  return {
    body: {
      asOf: isoTime(untilMs),
      nextCursor: isComplete || !last ? placeBehind(untilMs) : last.place,
      isComplete,
      minutes: minutes.map(({ atMs, counts }) => ({ at: isoTime(atMs), counts })),
      seconds: secondsOf(batches),
      recent: batches.flatMap(({ recent }) => recent.filter(isWanted(query)).map(happeningView)),
    },
  };
}

type Since = { readonly atMs: number; readonly place: string };

/** A cursor is the place of a batch, or one behind all batches of a moment. */
const cursorPattern = /^([0-9a-z]{9})(?:~|#\d{1,40})$/;

/** From an hour ago at most: who was away for longer begins anew. */
function sinceOf(cursor: string | undefined, untilMs: number): Since | undefined {
  if (cursor === undefined) return undefined;
  const [, time] = cursorPattern.exec(cursor) ?? [];
  if (time === undefined) throw new InvalidCursorError('The cursor does not belong to this list.');
  const atMs = Number.parseInt(time, 36);
  const earliestMs = untilMs - hourMs;
  if (atMs < earliestMs) return { atMs: earliestMs, place: placeBehind(earliestMs) };
  return { atMs: Math.min(atMs, untilMs), place: cursor };
}

type Told = { readonly batches: readonly FeedBatch[]; readonly isComplete: boolean };

async function newest(feed: ReadFeedDeps['feed'], untilMs: number): Promise<Told> {
  const hour = hourOf(untilMs);
  const latest = await feed.batches(hour, { newest: newestMax, untilMs });
  const missing = newestMax - latest.length;
  const earlier = missing > 0 ? await feed.batches(hour - 1, { newest: missing, untilMs }) : [];
  return { batches: [...earlier, ...latest], isComplete: true };
}

async function behind(feed: ReadFeedDeps['feed'], since: Since, untilMs: number): Promise<Told> {
  const batches: FeedBatch[] = [];
  for (let hour = hourOf(since.atMs); hour <= hourOf(untilMs); hour += 1) {
    const limit = batchesMax - batches.length;
    batches.push(...(await feed.batches(hour, { behind: since.place, untilMs, limit })));
    if (batches.length >= batchesMax) return { batches, isComplete: false };
  }
  return { batches, isComplete: true };
}

async function minutesFrom(feed: ReadFeedDeps['feed'], fromMs: number, untilMs: number) {
  const hours = [...new Set([hourOf(fromMs), hourOf(untilMs)])];
  const found = await Promise.all(hours.map((hour) => feed.minutes(hour, fromMs)));
  return found.flat().filter(({ atMs }) => atMs > fromMs - minuteMs);
}

function secondsOf(batches: readonly FeedBatch[]) {
  const bySecond = Map.groupBy(batches, ({ atMs }) => Math.floor(atMs / 1000) * 1000);
  return [...bySecond].map(([atMs, own]) => ({
    at: isoTime(atMs),
    counts: own.reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {}),
  }));
}

const isWanted =
  ({ campaignId }: FeedQuery) =>
  (happening: Happening): boolean =>
    campaignId === undefined || happening.campaignId === campaignId;

const happeningView = ({ atMs, ...happening }: Happening) => ({
  ...happening,
  at: isoTime(atMs),
  attention: needsAttention(happening),
});
