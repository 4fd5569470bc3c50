/**
 * The client of this API for browsers and Node: openapi-fetch with the types of the API document,
 * the caller's token, and an Idempotency-Key of its own on every POST. Plain JavaScript, because Node
 * runs no TypeScript that comes from an installed package.
 */
import createFetchClient from 'openapi-fetch';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Nothing is lost by a 429 or a 503: the same request, with the same key, is sent again. */
const isWorthRepeating = ({ status }) => status === 429 || status === 503;

const waitMs = (answer, tried) => {
  const seconds = Number(answer.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : 200 * 2 ** tried;
};

const patient = (send, { repeatsMax, waitSecondsMax }) =>
  async function sendPatiently(request) {
    for (let tried = 0; ; tried += 1) {
      const answer = await send(request.clone());
      if (!isWorthRepeating(answer) || tried >= repeatsMax) return answer;
      const milliseconds = waitMs(answer, tried);
      if (milliseconds > waitSecondsMax * 1000) return answer;
      await pause(milliseconds);
    }
  };

export function createFanfundClient({
  baseUrl,
  token,
  fetch = globalThis.fetch,
  repeatsMax = 3,
  waitSecondsMax = 5,
}) {
  const client = createFetchClient({
    baseUrl: baseUrl.replace(/\/$/, ''),
    fetch: patient(fetch, { repeatsMax, waitSecondsMax }),
  });
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'function' ? await token() : token;
      if (bearer && !request.headers.has('authorization'))
        request.headers.set('authorization', `Bearer ${bearer}`);
      if (request.method === 'POST' && !request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
  });
  return client;
}
