/**
 * Paces every single request to Stripe, the library's own repetitions included: stripe-node sends a
 * request again after a closed connection even when it was told never to retry. A request that
 * finds no place in time is not sent, so that its message may come again.
 */
import type Stripe from 'stripe';
import { TransientError } from '../errors.ts';

/** Waits until a request to this endpoint may be sent; rejects when that would take too long. */
export type Pace = (endpoint: string) => Promise<void>;

export function pacedHttpClient(http: Stripe.HttpClient, pace: Pace): Stripe.HttpClient {
  return {
    getClientName: () => http.getClientName(),
    makeRequest: async (...request) => {
      const [, , path, method] = request;
      await pace(endpointOf(method, path)).catch((error: unknown) => {
        throw error instanceof TransientError
          ? error
          : new TransientError('No place among the requests to Stripe.', { cause: error });
      });
      return http.makeRequest(...request);
    },
  };
}

/** Stripe limits each endpoint on its own; ids are no part of one, nor is the query. */
export const endpointOf = (method: string, path: string): string =>
  `${method} ${path.replace(/\?.*$/, '').split('/').map(withoutId).join('/')}`;

/** Routes are written in small letters; every id has digits or capitals in it. */
const withoutId = (segment: string): string =>
  /^v\d$/.test(segment) || !/[A-Z0-9]/.test(segment) ? segment : '{id}';
