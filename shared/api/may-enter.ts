/** Keeps out who came too often, before anything is written and before Stripe is asked. */
import type { PledgeDoor, Visitor } from '../store/pledge-door.ts';
import { RequestProblem } from '../entry/problem.ts';

export async function mayEnter(
  door: Pick<PledgeDoor, 'closedForSeconds'>,
  visitor: Visitor,
): Promise<void> {
  const seconds = await door.closedForSeconds(visitor);
  if (seconds === undefined) return;
  throw new RequestProblem(
    'too_many_attempts',
    'Too many pledges or refused cards: wait a while.',
    { headers: { 'retry-after': String(seconds) } },
  );
}
