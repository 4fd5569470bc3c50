/** A task as operations see it. */
import type { Task } from '../domain/task.ts';
import { isoTime } from './campaign-view.ts';
import * as z from 'zod';

export const taskPath = z.object({ id: z.string().max(100) });
export type TaskPath = z.infer<typeof taskPath>;
export const isTaskId = (id: string): boolean => /^tsk_[a-z2-7]{16}$/.test(id);

export const taskView = ({ openedAtMs, done, ...task }: Task) => ({
  ...task,
  openedAt: isoTime(openedAtMs),
  ...(done && { done: { at: isoTime(done.atMs), by: done.by, note: done.note } }),
});
