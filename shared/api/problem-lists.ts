/** Codes that several operations have in common, by what they are about. */
import type { ProblemCode } from '../entry/problem.ts';

const problems = <const Codes extends readonly ProblemCode[]>(...codes: Codes): Codes => codes;

/** The campaign must be open for pledges. */
export const openProblems = problems('campaign_not_open', 'campaign_closed', 'campaign_cancelled');

/** What is ordered must be there, and be worth its price. */
export const orderProblems = problems(
  ...openProblems,
  ...(['amount_required', 'amount_below_price', 'quantity_without_reward'] as const),
  ...(['amount_too_small', 'amount_too_large', 'amount_not_representable'] as const),
  ...(['reward_not_found', 'reward_not_open', 'reward_closed'] as const),
  ...(['sold_out', 'per_backer_limit'] as const),
);

/** The terms of a campaign must be possible. */
export const termsProblems = problems(
  ...(['unsupported_currency', 'deadline_in_the_past', 'deadline_too_far'] as const),
  ...(['deadline_before_opening', 'deadline_beyond_authorization'] as const),
  ...(['reward_ids_repeated', 'reward_window_invalid', 'goal_without_rewards'] as const),
  ...(['amount_too_small', 'amount_too_large', 'amount_not_representable'] as const),
);
