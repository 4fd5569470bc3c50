/**
 * The internet between people and the API: it is slow, and while chaos lasts it loses requests and
 * answers. What was sent and what came back is told to whoever watches.
 */
import type { HttpApi } from '../../infra/local/http/http-api.ts';
import type { Person, Reply, Sending } from './actors/scene.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';
import { requestHeader } from './kernel/lambda.ts';
import type { HttpAsked, Observation } from './observation.ts';

export type Internet = (sending: Sending) => Promise<Reply | undefined>;

export type InternetParts = {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly api: HttpApi;
  readonly token: (person: Person) => string;
  readonly isChaos: () => boolean;
  readonly tell: (observation: Observation) => void;
};

const clientWaitsMs = 30_000;

export function internetOf(parts: InternetParts): Internet {
  const { agenda, chance, tell } = parts;
  let sent = 0;
  return async (sending) => {
    sent += 1;
    const request = askedOf(`request-${sent}`, sending);
    const headers = headersOf(parts, sending, request.id);
    tell({ kind: 'asked', atMs: agenda.now(), request });
    const path = { ...sending, headers };
    return new Promise((resolve) => {
      const waiting = agenda.after(clientWaitsMs, () => resolve(undefined));
      if (parts.isChaos() && chance.happens(0.01)) return;
      agenda.after(chance.integer(5, 120), () => {
        void arrive(parts, path).then((reply) => {
          if (parts.isChaos() && chance.happens(0.01)) return;
          agenda.after(chance.integer(5, 120), () => {
            if (!waiting.act) return;
            waiting.act = undefined;
            const { status, body } = reply;
            tell({ kind: 'answered', atMs: agenda.now(), request, status, body });
            resolve(reply);
          });
        });
      });
    });
  };
}

function askedOf(id: string, sending: Sending): HttpAsked {
  const { actor, as, method, path, key, body, text, genuine } = sending;
  const scopes = as?.scope === undefined ? [] : [`fanfund/${as.scope}`];
  return {
    ...{ id, actor, method, path, body, text },
    genuine: genuine ?? true,
    ...(as && { caller: { id: as.sub, scopes } }),
    ...(key !== undefined && { key }),
  };
}

function headersOf(
  { token }: InternetParts,
  { as, authorization, key, headers }: Sending,
  id: string,
): Record<string, string> {
  const bearer = authorization ?? (as && `Bearer ${token(as)}`);
  return {
    [requestHeader]: id,
    'content-type': 'application/json',
    ...(bearer !== undefined && { authorization: bearer }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...headers,
  };
}

/** Everybody comes from an address of their own. */
function addressOf(actor: string): string {
  let hash = 0;
  for (const letter of actor) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) & 0xff_ff;
  return `198.18.${hash >> 8}.${hash & 0xff}`;
}

async function arrive({ api }: InternetParts, sending: Sending): Promise<Reply> {
  const { actor, method, path, headers = {}, body } = sending;
  const { text = body === undefined ? '' : JSON.stringify(body) } = sending;
  const answer = await api.request({
    ...{ method, path, headers },
    body: Buffer.from(text),
    sourceIp: addressOf(actor),
  });
  return { status: answer.status, body: parsed(answer.body.toString()) };
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return {};
  }
}
