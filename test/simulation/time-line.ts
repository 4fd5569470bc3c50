/** A story as people read it: one line for what matters of each observation, with its time. */
import type { HttpAsked, Item, Observation, StripeCalled, Written } from './observation.ts';

const time = (atMs: number): string => new Date(atMs).toISOString().replace('T', ' ').slice(5, 23);

/** Undefined for what only fills the page. */
export function lineOf(observation: Observation): string | undefined {
  const told = textOf(observation);
  return told === undefined ? undefined : `${time(observation.atMs)}  ${told}`;
}

function textOf(observation: Observation): string | undefined {
  switch (observation.kind) {
    case 'asked':
      return `${observation.request.actor} → ${requestText(observation.request)}`;
    case 'answered':
      return `${observation.request.actor} ← ${observation.status} ${codeOf(observation.body)}`;
    case 'written':
      return writtenText(observation);
    case 'stripe':
      return stripeText(observation);
    case 'happened':
      return `Stripe has ${observation.type} ${observation.object.id}`;
    case 'published':
      return `bus    ${observation.detailType} ${idIn(observation.detail)}`;
    case 'sent':
      return `queue  ${observation.queue} + ${observation.body.slice(0, 120)}`;
    case 'deadLettered':
      return `queue  ${observation.queue} gives up ${observation.body.slice(0, 120)}`;
    case 'mailed':
      return `mail   to ${observation.to}: ${observation.subject}`;
    case 'told':
      return `told   ${observation.partnerId}: ${JSON.stringify(observation.fact).slice(0, 120)}`;
    case 'act':
      return `!!     ${actText(observation)}`;
    case 'heard':
    case 'handled':
    case 'logged':
      return undefined;
  }
}

const requestText = ({ method, path, key, body }: HttpAsked): string =>
  [method, path, key && `(${key})`, body && JSON.stringify(body)].filter(Boolean).join(' ');

function codeOf(body: unknown): string {
  const { code, state, id } = body as Readonly<Record<string, unknown>>;
  return [code, id, state].filter((part) => typeof part === 'string').join(' ');
}

function actText({ what, atMs: _at, kind: _kind, ...rest }: Extract<Observation, { kind: 'act' }>) {
  const more = Object.values(rest as Record<string, unknown>).map(String);
  return [what, ...more].join(' at ');
}

function idIn(detail: unknown): string {
  const { pledgeId, campaignId } = detail as Readonly<Record<string, string | undefined>>;
  return pledgeId ?? campaignId ?? '';
}

function stripeText({ by, method, path, key, status, replayed, body }: StripeCalled): string {
  const { error } = body as { error?: { code?: string; type?: string } };
  const outcome = error ? `${status} ${error.code ?? error.type}` : String(status);
  const again = replayed ? ' (replayed)' : '';
  const under = key === undefined ? '' : ` key ${key}`;
  return `Stripe ${method} ${path}${under} = ${outcome}${again}  [${by?.capability ?? 'browser'}]`;
}

function writtenText({ before, after, by }: Written): string | undefined {
  const item = after ?? before;
  if (!item || item['sk'] === 'PACE') return undefined;
  const name = `${String(item['pk'])} ${String(item['sk'])}`;
  return `table  ${name}: ${changeText(before, after)}  [${by?.capability ?? 'world'}]`;
}

function changeText(before: Item | undefined, after: Item | undefined): string {
  if (!after) return 'deleted';
  const event = (after['event'] as { type?: string; name?: string } | undefined) ?? {};
  const step = event.type ?? event.name;
  const states = [before?.['state'], after['state']].filter((state) => state !== undefined);
  return [states.join(' → '), step && `(${step})`].filter(Boolean).join(' ') || 'written';
}
