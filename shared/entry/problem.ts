/**
 * From refusals and errors to problem documents (RFC 9457): the only place that knows HTTP
 * statuses. `code` is stable and made for programs; `detail` is for people and may change.
 */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

export type EntryCode =
  | 'invalid_request'
  | 'malformed_json'
  | 'body_too_large'
  | 'idempotency_key_missing'
  | 'idempotency_key_invalid'
  | 'token_missing'
  | 'token_invalid'
  | 'token_expired'
  | 'token_wrong_audience'
  | 'insufficient_scope'
  | 'invalid_cursor'
  | 'signature_invalid'
  | 'signature_missing'
  | 'signature_expired'
  | 'signature_in_the_future'
  | 'webhook_id_invalid'
  | 'too_many_items'
  | 'items_refused'
  | 'partner_switched_off'
  | 'partner_limit_reached'
  | 'too_many_attempts'
  | 'temporarily_unavailable'
  | 'route_unknown'
  | 'internal_error';

export type ProblemCode = RefusalCode | EntryCode;

/** What a code means to whoever asked, in HTTP's terms. */
export const problemStatuses: Readonly<Record<ProblemCode, number>> = {
  invalid_request: 400,
  malformed_json: 400,
  body_too_large: 413,
  idempotency_key_missing: 400,
  idempotency_key_invalid: 400,
  idempotency_key_reused: 422,
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  token_wrong_audience: 401,
  insufficient_scope: 403,
  invalid_cursor: 400,
  signature_invalid: 400,
  too_many_attempts: 429,
  temporarily_unavailable: 503,
  internal_error: 500,
  route_unknown: 404,
  not_found: 404,
  forbidden: 403,
  unsupported_currency: 422,
  amount_too_small: 422,
  amount_too_large: 422,
  amount_not_representable: 422,
  amount_below_price: 422,
  amount_required: 422,
  quantity_without_reward: 422,
  deadline_in_the_past: 422,
  deadline_too_far: 422,
  deadline_before_opening: 422,
  deadline_beyond_authorization: 422,
  deadline_not_later: 422,
  goal_without_rewards: 422,
  reward_window_invalid: 422,
  reward_ids_repeated: 422,
  campaign_not_open: 409,
  campaign_closed: 409,
  campaign_cancelled: 409,
  campaign_state: 409,
  locked_after_publishing: 409,
  reward_not_found: 422,
  reward_not_open: 409,
  reward_closed: 409,
  sold_out: 409,
  per_backer_limit: 409,
  pledge_state: 409,
  payment_not_ready: 409,
  dispute_state: 409,
  evidence_refused: 422,
  payment_declined: 402,
  payment_window_invalid: 422,
  pledge_disputed: 409,
  currency_mismatch: 422,
  refund_exceeds_remainder: 422,
  refund_line_unknown: 422,
  refund_state: 409,
  too_many_refunds: 409,
  task_state: 409,
  link_expired: 410,
  link_invalid: 404,
  too_many_changes: 409,
  change_needs_new_payment: 409,
  signature_missing: 400,
  signature_expired: 400,
  signature_in_the_future: 400,
  webhook_id_invalid: 400,
  too_many_items: 422,
  items_refused: 422,
  partner_switched_off: 403,
  partner_limit_reached: 429,
  campaign_not_allowed: 403,
  quantity_over_limit: 422,
  unknown_event_type: 422,
  invalid_item: 422,
  reference_reused: 409,
  endpoint_refused: 422,
  csv_invalid: 422,
  partner_state: 409,
  line_repeated: 422,
  order_too_large: 422,
  add_on_alone: 422,
  variant_required: 422,
  variant_not_found: 422,
  variant_ids_repeated: 422,
  variant_stock_ambiguous: 422,
  ship_to_required: 422,
  ship_to_without_reward: 422,
  country_not_shipped: 422,
  shipping_zones_overlap: 422,
  pass_not_valid: 409,
  passes_need_secret_reward: 422,
  shipment_unknown: 404,
  shipment_reused: 409,
  shipment_state: 409,
  shipment_time_invalid: 422,
  nothing_left_to_ship: 409,
  too_many_shipments: 409,
  too_many_pieces: 422,
  pledge_refunded: 409,
  pledge_foreign: 422,
  fulfilment_not_ready: 409,
  codes_exhausted: 409,
  csv_delimiter: 422,
  csv_encoding: 422,
  csv_header: 422,
  delivery_locked: 409,
  delivery_over: 409,
  country_not_served: 422,
  country_not_paid: 422,
  address_invalid: 422,
  choice_invalid: 422,
  wave_busy: 409,
  wave_state: 409,
  promise_unchanged: 409,
  exit_not_offered: 409,
  exit_window_closed: 409,
  milestone_plan_invalid: 422,
  milestone_state: 409,
  own_milestone: 403,
  dead_letter_gone: 409,
  redrive_running: 409,
  redrive_not_running: 409,
  redrive_refused: 409,
  confirmation_wrong: 422,
  search_unsupported: 422,
  late_pledges_invalid: 422,
  campaign_open_already: 409,
  preview_required: 409,
};

export type FieldError = { readonly path: string; readonly message: string };

/** A request that is refused at the door, before anything was read from it as true. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: EntryCode;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: EntryCode,
    detail: string,
    more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

const titleOf = (code: ProblemCode): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

export function problemResponse(
  code: ProblemCode,
  detail: string,
  more: {
    readonly errors?: readonly FieldError[];
    readonly headers?: Readonly<Record<string, string>>;
    readonly instance?: string;
  } = {},
) {
  const status = problemStatuses[code];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...more.headers,
    },
    body: JSON.stringify({
      type: `urn:fanfund:problem:${code}`,
      title: titleOf(code),
      status,
      code,
      detail,
      ...(more.instance && { instance: more.instance }),
      ...(more.errors && more.errors.length > 0 && { errors: more.errors }),
    }),
  };
}

export const refusalResponse = (refusal: Refusal, instance: string) =>
  problemResponse(refusal.refused, refusal.detail, { instance });
