/** The prose at the top of the API document: what holds of every operation, and what codes mean. */
import type { ProblemCode } from '../../shared/entry/problem.ts';
import { problemMeanings } from './problem-meanings.ts';
import { problemStatuses } from '../../shared/entry/problem.ts';

export const introduction = `The pledge backend of a brand that crowdfunds products with its own fans.

**Tokens.** \`Authorization: Bearer …\`, from the OpenID Connect issuer of the brand. Campaigns and
settlements can be read without one.

**Amounts** are integers in the currency's minor unit, always beside an ISO 4217 code. Times are
ISO 8601 in UTC. Bodies are closed: a field that is not named here is an error.

**Repeating.** Every POST that creates or moves something needs an \`Idempotency-Key\`. After a
time-out or a 503 send the same again, with the same key: it happens once. The same key with another
body is a 422.

**Errors** are problem documents (RFC 9457) with a stable \`code\`. Requests that never reach a
function (more than the API allows a second, more than 10 MB, a failure of the platform) are answered
by the gateway with \`{"message": "…"}\` and 429, 413, 500 or 503.

**Lists** are \`{"items": […], "nextCursor": "…"}\`: send \`cursor\` until there is none.

**Caching.** Public reads carry \`ETag\` and \`Cache-Control\`; \`If-None-Match\` is answered with 304.
A CDN may stand in front of them.`;

/** Every code, for whoever looks one up. */
export const problemTable = `Stable: for programs.

| status | code | meaning |
|---|---|---|
${Object.entries(problemStatuses)
  .sort(([, one], [, other]) => one - other)
  .map(([code, status]) => `| ${status} | \`${code}\` | ${problemMeanings[code as ProblemCode]} |`)
  .join('\n')}`;
