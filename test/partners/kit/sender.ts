/** A partner's side, sending: posts events to Fanfund, signed, until they are taken. Copy it. */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export type Shop = { readonly api: string; readonly partnerId: string; readonly secret: string };

/** https://www.standardwebhooks.com: base64(HMAC-SHA256(`${id}.${timestamp}.${body}`)). */
export function sign(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/**
 * One event, or `{ events: [...] }` with up to 100. The id is kept over all tries, so that nothing
 * is taken twice; the signature is made anew, because it is good for five minutes only.
 */
export async function post(shop: Shop, event: object, id = `msg_${randomUUID()}`, tries = 6) {
  const body = JSON.stringify(event);
  for (let tried = 1; tried <= tries; tried += 1) {
    const response = await attempt(shop, id, body).catch(() => undefined);
    if (response && !comesAgain.has(response.status))
      return { status: response.status, answer: (await response.json()) as Answer };
    await pause(Number(response?.headers.get('retry-after') ?? 2 ** tried) * 1000);
  }
  throw new Error('Fanfund does not answer: send it again later, under the same id.');
}

/** It is busy, or you are over your limit: nothing was taken. */
const comesAgain = new Set([429, 500, 502, 503, 504]);

function attempt({ api, partnerId, secret }: Shop, id: string, body: string): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sign(secret, id, timestamp, body),
  };
  return fetch(`${api}/v1/partners/${partnerId}/pledges`, { method: 'POST', headers, body });
}

type Answer = { code?: string; items?: { status: string; pledgeId?: string; code?: string }[] };
