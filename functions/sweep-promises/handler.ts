import { now, table, totals } from '../../shared/wiring.ts';
import { duePromises } from '../../shared/store/due-promises.ts';
import { milestones, promises } from '../../shared/wiring-promises.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { sweepPromises } from './sweep-promises.ts';

export const handler = scheduleEntry(sweepPromises, () => ({
  due: duePromises(table()),
  promises: promises(),
  milestones: milestones(),
  totals: totals(),
  now,
}));
