/**
 * A step that has to be written. Somebody else may have written the pledge meanwhile, perhaps the
 * same fact: a repetition then finds what is left to do.
 */
import type { Pledge, PledgeEvent } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import { TransientError } from '../errors.ts';

/** The pledge as it is afterwards; throws `TransientError` where it was not as it was read. */
export async function applyOrRetry(
  pledges: Pick<PledgeStore, 'apply'>,
  pledge: Pledge,
  event: PledgeEvent,
): Promise<Pledge> {
  const step = await pledges.apply(pledge, event);
  if ('applied' in step) return step.applied;
  throw new TransientError('The pledge was written meanwhile.');
}
