/** When the card holder must be asked, by the card's habit. */
import type { Authentication, TestCard } from './test-cards.ts';

type Situation = { isOffSession: boolean; isSetUp: boolean };

const asks: Record<Authentication, (situation: Situation) => boolean> = {
  always: () => true,
  unless_set_up: ({ isOffSession, isSetUp }) => !(isOffSession && isSetUp),
  on_session: ({ isOffSession }) => !isOffSession,
};

export function challengeFor(card: TestCard, situation: Situation): boolean {
  return card.authentication !== undefined && asks[card.authentication](situation);
}
