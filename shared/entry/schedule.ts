/** What runs by the clock: a schedule writes an empty message into the capability's queue. */
import * as z from 'zod';
import { queueEntry } from './queue.ts';

export const scheduleEntry = <Deps>(
  useCase: (deps: Deps) => Promise<void>,
  dependencies: () => Deps,
) => queueEntry(z.strictObject({}), useCase, dependencies);
