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
  ...(['sold_out', 'per_backer_limit', 'line_repeated', 'order_too_large'] as const),
  ...(['add_on_alone', 'variant_required', 'variant_not_found', 'pass_not_valid'] as const),
  ...(['ship_to_required', 'ship_to_without_reward', 'country_not_shipped'] as const),
);

/** The terms of a campaign must be possible. */
export const termsProblems = problems(
  ...(['unsupported_currency', 'deadline_in_the_past', 'deadline_too_far'] as const),
  ...(['deadline_before_opening', 'deadline_beyond_authorization'] as const),
  ...(['reward_ids_repeated', 'reward_window_invalid', 'goal_without_rewards'] as const),
  ...(['amount_too_small', 'amount_too_large', 'amount_not_representable'] as const),
  ...(['add_on_alone', 'variant_ids_repeated', 'variant_stock_ambiguous'] as const),
  ...(['shipping_zones_overlap', 'late_pledges_invalid'] as const),
);
