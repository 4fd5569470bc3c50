/**
 * Refusals: what a caller may expect to be told. They are values, not exceptions, because being
 * refused is ordinary here; `entry/` alone knows which HTTP status each one means.
 */
export type RefusalCode =
  | 'not_found'
  | 'forbidden'
  | 'idempotency_key_reused'
  | 'unsupported_currency'
  | 'amount_too_small'
  | 'amount_too_large'
  | 'amount_not_representable'
  | 'amount_below_price'
  | 'amount_required'
  | 'quantity_without_reward'
  | 'deadline_in_the_past'
  | 'deadline_too_far'
  | 'deadline_before_opening'
  | 'deadline_beyond_authorization'
  | 'goal_without_rewards'
  | 'too_many_changes'
  | 'reward_window_invalid'
  | 'reward_ids_repeated'
  | 'campaign_not_open'
  | 'campaign_closed'
  | 'campaign_cancelled'
  | 'campaign_state'
  | 'locked_after_publishing'
  | 'reward_not_found'
  | 'reward_not_open'
  | 'reward_closed'
  | 'sold_out'
  | 'per_backer_limit'
  | 'pledge_state'
  | 'payment_not_ready'
  | 'dispute_state'
  | 'evidence_refused'
  | 'payment_declined'
  | 'payment_window_invalid'
  | 'pledge_disputed'
  | 'currency_mismatch'
  | 'refund_exceeds_remainder'
  | 'refund_line_unknown'
  | 'refund_state'
  | 'too_many_refunds'
  | 'task_state'
  | 'link_expired'
  | 'link_invalid'
  | 'change_needs_new_payment'
  | 'campaign_not_allowed'
  | 'quantity_over_limit'
  | 'unknown_event_type'
  | 'invalid_item'
  | 'reference_reused'
  | 'endpoint_refused'
  | 'csv_invalid'
  | 'partner_state';

export type Refusal = { readonly refused: RefusalCode; readonly detail: string };

export const refuse = (refused: RefusalCode, detail: string): Refusal => ({ refused, detail });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
