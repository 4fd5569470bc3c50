/**
 * Stripe's error bodies. A refusal is thrown by rules and answered by the pipeline;
 * `beforeExecution` tells the idempotency layer that nothing ran, so the answer is not kept.
 */
export type ErrorType =
  'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error' | 'rate_limit_error';

export type ErrorDetails = {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  [detail: string]: unknown;
};

export class StripeRefusal extends Error {
  override name = 'StripeRefusal';
  readonly status: number;
  readonly details: ErrorDetails;
  readonly headers: Record<string, string>;
  readonly beforeExecution: boolean;

  constructor(
    status: number,
    details: ErrorDetails,
    more: { headers?: Record<string, string>; beforeExecution?: boolean } = {},
  ) {
    super(details.message);
    this.status = status;
    this.details = details;
    this.headers = more.headers ?? {};
    this.beforeExecution = more.beforeExecution ?? false;
  }
}

export function errorBody(details: ErrorDetails, requestId: string): object {
  const documented =
    details.code === undefined
      ? {}
      : { doc_url: `https://stripe.com/docs/error-codes/${details.code.replaceAll('_', '-')}` };
  const log = `https://dashboard.stripe.com/test/logs/${requestId}`;
  return { error: { ...documented, ...details, request_log_url: log } };
}

type Extra = Omit<ErrorDetails, 'type' | 'message'>;

export function invalidRequest(message: string, extra: Extra = {}): StripeRefusal {
  return new StripeRefusal(400, { type: 'invalid_request_error', message, ...extra });
}

export function invalidParameter(message: string, extra: Extra = {}): StripeRefusal {
  const details: ErrorDetails = { type: 'invalid_request_error', message, ...extra };
  return new StripeRefusal(400, details, { beforeExecution: true });
}

export function noSuch(kind: string, id: string, param: string): StripeRefusal {
  const status = param === 'id' || param === 'intent' ? 404 : 400;
  return new StripeRefusal(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

export function unrecognizedUrl(method: string, path: string): StripeRefusal {
  const message =
    `Unrecognized request URL (${method}: ${path}). Please see ` +
    'https://stripe.com/docs or we can help at https://support.stripe.com/.';
  return new StripeRefusal(404, { type: 'invalid_request_error', message });
}

export function unauthorized(message: string, code?: string): StripeRefusal {
  const details: ErrorDetails = { type: 'invalid_request_error', message };
  return new StripeRefusal(401, code === undefined ? details : { ...details, code }, {
    headers: { 'WWW-Authenticate': 'Bearer realm="Stripe"' },
    beforeExecution: true,
  });
}

export function forbidden(message: string): StripeRefusal {
  const details: ErrorDetails = {
    type: 'invalid_request_error',
    code: 'secret_key_required',
    message,
  };
  return new StripeRefusal(401, details, { beforeExecution: true });
}

/** As `Stripe-Rate-Limited-Reason` tells it (docs.stripe.com/rate-limits). */
export type RateLimitReason = 'endpoint-rate' | 'global-rate';

export function rateLimited(reason: RateLimitReason): StripeRefusal {
  const message =
    'Request rate limit exceeded. You can learn more about rate limits here ' +
    'https://stripe.com/docs/rate-limits.';
  return new StripeRefusal(
    429,
    { type: 'invalid_request_error', code: 'rate_limit', message },
    {
      headers: { 'Stripe-Rate-Limited-Reason': reason, 'Stripe-Should-Retry': 'false' },
      beforeExecution: true,
    },
  );
}

export function lockTimeout(): StripeRefusal {
  const message =
    'This object cannot be accessed right now because another API request or Stripe process is ' +
    'currently accessing it. If you see this error intermittently, retry the request.';
  return new StripeRefusal(
    429,
    { type: 'invalid_request_error', code: 'lock_timeout', message },
    { headers: { 'Stripe-Should-Retry': 'true' }, beforeExecution: true },
  );
}

export function apiError(): StripeRefusal {
  const message =
    'An unknown error occurred with the API. Please contact support@stripe.com for assistance.';
  return new StripeRefusal(
    500,
    { type: 'api_error', message },
    { headers: { 'Stripe-Should-Retry': 'false' } },
  );
}

/** What Stripe's edge says when there is nobody behind it. */
export function unavailable(): StripeRefusal {
  const message = 'The service is temporarily unavailable. Please try again later.';
  return new StripeRefusal(503, { type: 'api_error', message }, { beforeExecution: true });
}
