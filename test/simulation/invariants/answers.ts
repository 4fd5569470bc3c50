/**
 * What callers are told: a success is durable when it is said, and the same request under the same
 * key is the same request for ever. Judged by what the table holds at the moment of the answer.
 */
import type { Answered, HttpAsked } from '../observation.ts';
import type { Chronicle, PledgeStory } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import { fieldsOf, numberOf, textOf } from './stripe-object.ts';

type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Why a pledge as it was shown never was; undefined when the table has had it so. */
function faultOfView(told: Chronicle, view: Fields): string | undefined {
  const story = told.pledges.get(textOf(view, 'id'));
  if (!story) return 'is not in the table';
  // A creator's list shows how a pledge stands, and not how it came there.
  if (!('history' in view)) return undefined;
  const history = listOf(view['history']);
  const version = story.versions[history.length - 1];
  if (!version) return `was shown with ${history.length} events, and has ${story.versions.length}`;
  const last = textOf(fieldsOf(history.at(-1)), 'event');
  if (version.state !== view['state'] || version.history.at(-1)?.type !== last)
    return `was shown ${String(view['state'])} after ${last}, and was ${version.state}`;
  return version.amountMinor === numberOf(view, 'amountMinor')
    ? undefined
    : `was shown with ${numberOf(view, 'amountMinor')}, and was ${version.amountMinor}`;
}

function faultOfCampaign(told: Chronicle, view: Fields): string | undefined {
  const story = told.campaigns.get(textOf(view, 'id'));
  if (!story) return 'is not in the table';
  const state = textOf(view, 'state');
  const was = (wanted: string): boolean =>
    story.versions.some(({ campaign }) => campaign.state === wanted);
  // By the clock it may be open before its opening is written.
  if (!was(state) && !(state === 'live' && was('upcoming')))
    return `was shown ${state}, and is ${story.campaign.state}`;
  const outcome = 'outcome' in story.campaign ? story.campaign.outcome : undefined;
  const isTrue = view['outcome'] === undefined || view['outcome'] === outcome;
  return isTrue ? undefined : `was shown ${String(view['outcome'])}, and is ${outcome}`;
}

function faultsOfAnswer(told: Chronicle, body: unknown): string[] {
  const shown = [body, ...listOf(fieldsOf(body)['items'])].map(fieldsOf);
  return shown.flatMap((view) => {
    const id = textOf(view, 'id');
    if (!('state' in view)) return [];
    const look = id.startsWith('plg_') ? faultOfView : faultOfCampaign;
    const fault = /^(?:plg|cmp)_/.test(id) ? look(told, view) : undefined;
    return fault === undefined ? [] : [`${id} ${fault}`];
  });
}

/** What must be true of a pledge once this was answered with a success. */
const promises: Readonly<Record<string, (story: PledgeStory) => boolean>> = {
  confirm: ({ versions }) => versions.some(({ state }) => state === 'confirmed'),
  cancel: ({ versions }) =>
    versions.some(
      (pledge) =>
        pledge.state === 'cancelled' ||
        (pledge.state === 'releasing' && pledge.reason === 'cancelled_by_backer'),
    ),
};

const pledgeAction = /^\/v1\/pledges\/(plg_\w+)\/(confirm|cancel)$/;

export const successIsDurable: Invariant = {
  name: 'success-is-durable',
  why: 'Who was told that it worked closes the page: what is not in the table by then is lost.',
  watch: ({ violate, told }) => ({
    answered: ({ request, status, body }) => {
      if (status >= 300) return;
      const { method, path } = request;
      for (const fault of faultsOfAnswer(told, body)) violate(`${method} ${path}: ${fault}`);
      const broken = method === 'POST' ? brokenPromise(told, path) : undefined;
      if (broken !== undefined) violate(`${path} was answered ${status}, and ${broken}`);
    },
  }),
};

function brokenPromise(told: Chronicle, path: string): string | undefined {
  const [, pledgeId = '', action = ''] = pledgeAction.exec(path) ?? [];
  const story = told.pledges.get(pledgeId);
  const isKept = story && promises[action]?.(story);
  return isKept === false ? `${pledgeId} is ${story?.pledge.state}` : undefined;
}

/** Requests that make something, which must not be made twice. */
const making = [
  /^\/v1\/campaigns$/,
  /^\/v1\/campaigns\/[^/]+\/pledges$/,
  /^\/v1\/ops\/pledges\/[^/]+\/refunds$/,
  /^\/v1\/partners\/[^/]+\/pledges$/,
];

const isMaking = ({ method, path }: HttpAsked): boolean =>
  method === 'POST' && making.some((pattern) => pattern.test(path));

/** Who asked for what, where: the scope of an `Idempotency-Key`. */
const scopeOf = ({ caller, path, key }: HttpAsked): string => `${caller?.id} ${path} ${key}`;

/** The same for the same body, in whatever order its fields came. */
function textOfBody(body: unknown): string {
  const fields = fieldsOf(body);
  return JSON.stringify(Object.fromEntries(Object.entries(fields).sort()));
}

/** Answers that say nothing of the request itself. */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 429, 500, 502, 503, 504]);

type First = { readonly body: string; readonly status: number; readonly id: string };

function faultOfRepetition(first: First, { request, status, body }: Answered): string | undefined {
  const isOk = status < 300;
  if (textOfBody(request.body) !== first.body)
    return isOk ? `another body than ${first.body} was answered ${status}` : undefined;
  if (!isOk) return passing.has(status) ? undefined : `it was answered ${first.status} before`;
  const id = textOf(fieldsOf(body), 'id');
  return status === first.status && id === first.id
    ? undefined
    : `it was answered ${first.status} with ${first.id} before, and now ${status} with ${id}`;
}

export const sameKeySameAnswer: Invariant = {
  name: 'same-key-same-answer',
  why: 'A storefront that lost the answer asks again: it must get the same pledge, not another one.',
  watch: ({ violate }) => {
    const first = new Map<string, First>();
    return {
      answered: (answer) => {
        const { request, status, body } = answer;
        if (request.key === undefined || !request.caller || !isMaking(request)) return;
        const scope = scopeOf(request);
        const known = first.get(scope);
        const fault = known && faultOfRepetition(known, answer);
        if (fault !== undefined) violate(`${request.method} ${scope} (${status}): ${fault}`);
        if (!known && status < 300)
          first.set(scope, {
            body: textOfBody(request.body),
            status,
            id: textOf(fieldsOf(body), 'id'),
          });
      },
    };
  },
};

/** What a write has made: a pledge, a campaign, a record of a refund. */
type Made = { readonly id: string; readonly body: string };

export const oneThingPerKey: Invariant = {
  name: 'one-thing-per-key',
  why: 'Two pledges or refunds under one key are a double click that costs somebody money.',
  watch: ({ violate, told }) => {
    const made = new Map<string, Made>();
    const note = (requestId: string | undefined, id: string): void => {
      const request = told.requests.get(requestId ?? '');
      if (!request?.key || !isMaking(request)) return;
      const scope = scopeOf(request);
      const known = made.get(scope);
      const body = textOfBody(request.body);
      if (!known) made.set(scope, { id, body });
      else if (known.id !== id) violate(`${scope} made ${known.id} and ${id}`);
      else if (known.body !== body) violate(`${scope} with another body changed ${id}`);
    };
    return {
      pledgeWritten: ({ before, after, written }) => {
        const requestId = written.by?.requestId;
        if (!before) return note(requestId, after.id);
        const known = new Set(refundIds(before));
        for (const id of refundIds(after)) if (!known.has(id)) note(requestId, id);
      },
      campaignWritten: ({ before, after, written }) => {
        if (!before) note(written.by?.requestId, after.id);
      },
    };
  },
};

const refundIds = (pledge: PledgeStory['pledge']): readonly string[] =>
  'refunds' in pledge ? (pledge.refunds ?? []).map(({ id }) => id) : [];
