/** A partner's side, receiving: keeps each fact once and in order, and answers at once. Copy it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

export type Fact = {
  readonly type: string;
  readonly data: {
    readonly pledgeId: string;
    readonly sequence: number;
    readonly reference: string;
  };
};

function isSigned(secret: string, headers: Record<string, unknown>, body: Buffer, nowMs: number) {
  const id = String(headers['webhook-id']);
  const timestamp = Number(headers['webhook-timestamp']);
  if (!(Math.abs(nowMs / 1000 - timestamp) <= 300)) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // Several signatures while a secret is being replaced: one of them is enough.
  return String(headers['webhook-signature'])
    .split(' ')
    .map((part) => Buffer.from(part.replace('v1,', ''), 'base64'))
    .some((given) => given.length === right.length && timingSafeEqual(given, right));
}

/** `keep` stores a fact under its webhook id, which is the same however often it comes. */
export const receiver = (
  secret: () => string,
  keep: (id: string, fact: Fact) => void,
  now = Date.now,
) =>
  createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      if (!isSigned(secret(), request.headers, body, now()))
        return void response.writeHead(401).end();
      keep(String(request.headers['webhook-id']), JSON.parse(body.toString('utf8')) as Fact);
      response.writeHead(204).end();
    });
  });

/** What happened to one pledge, in order, whatever the order in which it was told. */
export const historyOf = (facts: Iterable<Fact>, pledgeId: string): string[] =>
  [...facts]
    .filter(({ data }) => data.pledgeId === pledgeId)
    .sort((one, other) => one.data.sequence - other.data.sequence)
    .map(({ type }) => type);
