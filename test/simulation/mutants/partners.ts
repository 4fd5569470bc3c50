/** Breakages of what partner shops are believed, and of what they are told. */
import type { Mutant } from './mutant.ts';

export const partners: readonly Mutant[] = [
  {
    name: "a partner's webhook with a wrong signature is read",
    file: 'shared/partners/partner-door.ts',
    find: '    if (fault) throw new RequestProblem(fault, faultTexts[fault]);',
    replace:
      "    if (fault && fault !== 'signature_invalid')\n      throw new RequestProblem(fault, faultTexts[fault]);",
    why: 'While a secret is rotated no order of a shop must get lost.',
    caughtBy: ['nothing-unverified-changes-anything'],
  },
  {
    name: 'whatever an endpoint answers, the fact was told',
    file: 'shared/domain/delivery.ts',
    find: '  if (isTaken(made)) return',
    replace: "  if (isTaken(made) || 'status' in made) return",
    why: 'There was an answer, so the fact has come.',
    caughtBy: ['partners-are-told', 'every-campaign-ends'],
  },
  {
    name: 'a fact is told once, and not again',
    file: 'shared/domain/delivery.ts',
    find: '  if (pauseMs === undefined) return',
    replace: '  if (pauseMs !== undefined) return',
    why: 'The sign of the comparison is turned around.',
    caughtBy: ['partners-are-told', 'every-campaign-ends'],
  },
  {
    name: 'what a partner holds is collected by Stripe',
    file: 'functions/collect-pledge/collect-pledge.ts',
    find: "  if (collection === 'held-by-partner') return askPartner(deps, pledgeId);\n",
    replace: '',
    why: 'A pledge that was asked for is collected like every other.',
    caughtBy: ['pledges-move-along-the-table', 'held-money-is-as-the-partner-says'],
  },
];
