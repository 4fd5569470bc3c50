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

type Clause = { expression: string; name: string[]; sign: string; value: string | number };

const signs: Record<string, string> = { ':': '=', '>=': '>=', '<=': '<=', '>': '>', '<': '<' };
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
  if (metadataKey !== undefined) {
    return { expression: "json -> 'metadata' ->> ?", name: [metadataKey], sign: '=', value };
  }
  return {
    expression: `json ->> '${field}'`,
    name: [],
    sign: signs[sign] ?? '=',
    value: numeric.has(field) ? Number(value) : value,
  };
}

export function searchIntents(world: World, params: ParamHash): object {
  const limit = limitOf(params);
  const clauses = (text(params, 'query') ?? '').split(/\s+AND\s+/i).map(clauseOf);
  const conditions = clauses.map(({ expression, sign }) => `${expression} ${sign} ?`);
  const values = clauses.flatMap(({ name, value }) => [...name, value]);
  const offset = Number(text(params, 'page') ?? 0);
  const rows = world.store.query(
    `SELECT json FROM payment_intents WHERE created <= ? AND ${conditions.join(' AND ')} ` +
      'ORDER BY seq DESC LIMIT ? OFFSET ?',
    world.clock.nowSeconds() - searchLagSeconds,
    ...values,
    limit + 1,
    offset,
  );
  const found = rows.map((row) => JSON.parse(String(row['json'])) as PaymentIntent);
  const hasMore = found.length > limit;
  return {
    object: 'search_result',
    data: found.slice(0, limit),
    has_more: hasMore,
    next_page: hasMore ? String(offset + limit) : null,
    url: '/v1/payment_intents/search',
  };
}
