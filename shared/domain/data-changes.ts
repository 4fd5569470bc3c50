/**
 * How often a day (UTC) a backer may change what they said for their delivery. Each change is told by
 * a mail: whoever holds a link must not fill somebody's inbox with it.
 */
import { dayMs } from './duration.ts';

export const dataChangesMax = 10;

export type DataChanges = { readonly day: number; readonly count: number };

type Changed = { readonly dataChanges?: DataChanges | undefined };

export const changesOnDayOf = ({ dataChanges }: Changed, atMs: number): number =>
  dataChanges?.day === Math.floor(atMs / dayMs) ? dataChanges.count : 0;

export const withChange = (before: Changed, atMs: number): DataChanges => ({
  day: Math.floor(atMs / dayMs),
  count: changesOnDayOf(before, atMs) + 1,
});
