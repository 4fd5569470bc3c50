/**
 * GET /v1/payment_intents/search: an index that lags behind, as Stripe's does, so that nobody can
 * rely on finding what was just written.
 */
import { invalidRequest } from '../protocol/errors.ts';
import { limitOf } from '../protocol/lists.ts';
import type { ParamHash } from '../protocol/params.ts';
import { text } from '../protocol/params.ts';
import type { PaymentIntent } from '../world/entities.ts';
import type { World } from '../world/world.ts';

export const searchLagSeconds = 60;

const fields = 'amount|created|currency|customer|status';
const subject = String.raw`(?:metadata\[['"]([^'"]+)['"]\]|(${fields}))`;
const comparison = String.raw`\s*(:|>=|<=|>|<)\s*`;
const clausePattern = new RegExp(`^${subject}${comparison}['"]?([^'"]*)['"]?$`);

type Clause = (intent: PaymentIntent) => boolean;

const comparisons: Record<string, (one: string | number, other: string | number) => boolean> = {
  ':': (one, other) => one === other,
  '>=': (one, other) => one >= other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
};
const numeric = new Set(['amount', 'created']);

function clauseOf(source: string): Clause {
  const match = clausePattern.exec(source.trim());
  if (match === null) {
    throw invalidRequest(
      'We were unable to parse your search query. Try using the format ' +
        '`metadata["key"]:"value"` to query for metadata or key:"value" to query for other fields.',
      { param: 'query' },
    );
  }
  const [, metadataKey, field = '', sign = ':', value = ''] = match;
  if (metadataKey !== undefined) return ({ metadata }) => metadata[metadataKey] === value;
  const compare = comparisons[sign];
  const wanted = numeric.has(field) ? Number(value) : value;
  return (intent) => {
    const actual = intent[field as 'amount' | 'created' | 'currency' | 'customer' | 'status'];
    return actual !== null && compare?.(actual, wanted) === true;
  };
}

/** Newest first, those that have been in the index for long enough. */
function* indexed({ store, clock }: World, clauses: readonly Clause[]): Iterable<PaymentIntent> {
  const createdMax = clock.nowSeconds() - searchLagSeconds;
  for (const intent of store.scan('payment_intents')) {
    if (intent.created <= createdMax && clauses.every((holds) => holds(intent))) yield intent;
  }
}

export function searchIntents(world: World, params: ParamHash): object {
  const limit = limitOf(params);
  const clauses = (text(params, 'query') ?? '').split(/\s+AND\s+/i).map(clauseOf);
  const offset = Number(text(params, 'page') ?? 0);
  const found: PaymentIntent[] = [];
  let skipped = 0;
  for (const intent of indexed(world, clauses)) {
    if (skipped < offset) skipped += 1;
    else if (found.push(intent) > limit) break;
  }
  const hasMore = found.length > limit;
  return {
    object: 'search_result',
    data: found.slice(0, limit),
    has_more: hasMore,
    next_page: hasMore ? String(offset + limit) : null,
    url: '/v1/payment_intents/search',
  };
}
