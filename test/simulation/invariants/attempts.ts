/**
 * How money is asked for: the attempt is durable before Stripe hears of it, its key is used while
 * Stripe remembers it, and no other key follows while nobody knows what became of it.
 */
import type { Chronicle, IntentStory, PledgeStory } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { StripeCalled } from '../observation.ts';
import { hourMs } from '../../../shared/domain/duration.ts';
import { isKeyOf } from '../../../shared/domain/attempt.ts';
import type { OwnKey } from './stripe-object.ts';
import { keptMinor, wasDenied } from './chronicle.ts';
import {
  attemptNumberOf,
  fieldsOf,
  moveOf,
  ownKeyOf,
  textOf,
  toldIntentIn,
} from './stripe-object.ts';

const describe = ({ by, method, path, key }: StripeCalled): string =>
  `${by?.capability ?? 'a browser'} asked ${method} ${path} under ${key ?? 'no key'}`;

/** Whether what this key names was written on the pledge; undefined when it is no name of ours. */
function isWritten({ pledge, attempts }: PledgeStory, name: string): boolean | undefined {
  const collect = attemptNumberOf(name, 'collect') ?? attemptNumberOf(name, 'recover');
  if (collect !== undefined) return collect <= attempts.collect;
  const release = attemptNumberOf(name, 'release');
  if (release !== undefined) return release <= attempts.release;
  const refund = /^refund-(.+)-(\d+)$/.exec(name);
  if (refund) return hasRefund(pledge, refund[1] ?? '', Number(refund[2]));
  return name.startsWith('prepare-1') || name.startsWith('stray-') ? true : undefined;
}

const hasRefund = (pledge: PledgeStory['pledge'], id: string, attemptNumber: number): boolean =>
  'refunds' in pledge &&
  (pledge.refunds ?? []).some(
    (refund) => refund.id === id && refund.attemptNumber >= attemptNumber,
  );

export const attemptIsWrittenFirst: Invariant = {
  name: 'attempt-is-written-first',
  why: 'What Stripe is asked for and the table does not know is repeated under another name after a crash.',
  watch: ({ violate, told }) => ({
    stripe: (call) => {
      if (!call.by || moveOf(call.method, call.path) === undefined) return;
      const own = ownKeyOf(call.key);
      if (!own || !isKeyOf(own.pledgeId, call.key ?? ''))
        return violate(`${describe(call)}, which is no key of ours`);
      const story = told.pledges.get(own.pledgeId);
      if (!story || isWritten(story, own.name) !== true)
        violate(`${describe(call)}, and the pledge has no such attempt`);
    },
  }),
};

/** Stripe may forget a key after 24 hours; an hour is for clocks and the way there. */
const keyUsedMs = 23 * hourMs;

/**
 * Confirming or capturing one intent, and refunding all of a stray payment after a look at it, cannot
 * happen twice at Stripe, whatever the key.
 */
const isHarmlessTwice = (name: string): boolean => name.startsWith('stray-');

export const oldKeysAreLookedUp: Invariant = {
  name: 'old-keys-are-looked-up',
  why: 'Stripe forgets a key after a day: the same request is then another charge.',
  watch: ({ violate, told }) => {
    const firstAtMs = new Map<string, number>();
    return {
      stripe: (call) => {
        const { key, leftAtMs, method, path } = call;
        if (key === undefined || moveOf(method, path) === undefined) return;
        if (!firstAtMs.has(key)) firstAtMs.set(key, leftAtMs);
        const own = ownKeyOf(key);
        if (!own || isHarmlessTwice(own.name)) return;
        const firstMs = Math.min(firstAtMs.get(key) ?? leftAtMs, startedAtMs(told, own));
        const ageMs = leftAtMs - firstMs;
        if (ageMs > keyUsedMs)
          violate(`${describe(call)} ${(ageMs / hourMs).toFixed(1)} hours after it was first used`);
      },
    };
  },
};

/** When the attempt that a key names was written, where the pledge still shows it. */
function startedAtMs(told: Chronicle, own: OwnKey): number {
  const pledge = told.pledges.get(own.pledgeId)?.pledge;
  const attempt = pledge && 'attempt' in pledge ? pledge.attempt : undefined;
  if (!attempt || attemptNumberOf(own.name, attempt.purpose) !== attempt.number) return Infinity;
  // One that only goes on under the key of its hour does so with the intent that Stripe has.
  return /:confirm-\d+$/.test(own.name) ? Infinity : attempt.startedAtMs;
}

/** An answer that says what has become of the request. */
const isDefinite = ({ status, body }: StripeCalled): boolean =>
  status < 400 || (status < 500 && status !== 409 && status !== 429 && !isKeyTrouble(status, body));

const isKeyTrouble = (status: number, body: unknown): boolean =>
  status === 400 && textOf(fieldsOf(fieldsOf(body)['error']), 'type') === 'idempotency_error';

/** What was asked for under one key: the same key has the same answer, so hearing it once is enough. */
type Asked = { lastLeftAtMs: number; isAnswered: boolean };

type Knowledge = {
  /** By attempt (`plg_…:collect-2`) and key: within an attempt each request has a key of its own. */
  readonly asked: Map<string, Map<string, Asked>>;
  /** Pledges of which an intent was looked at, and Customers whose intents were listed: when. */
  readonly lookedAtMs: Map<string, number>;
  /** Calls whose answers may still arrive. */
  readonly open: Map<string, StripeCalled>;
};

const attemptOf = ({ pledgeId, name }: OwnKey): string => `${pledgeId}:${name.split(':', 1)[0]}`;

const intentsPath = '/v1/payment_intents';

/** An answer has arrived: to a request under a key of ours, or to a look. */
function learn(told: Chronicle, knowledge: Knowledge, call: StripeCalled): void {
  if (call.method !== 'POST') return learnByLook(told, knowledge, call);
  const own = ownKeyOf(call.key);
  const known = own && knowledge.asked.get(attemptOf(own))?.get(call.key ?? '');
  if (known && isDefinite(call)) known.isAnswered = true;
}

function learnByLook(told: Chronicle, { lookedAtMs }: Knowledge, call: StripeCalled): void {
  const { path, form, status, arrivedAtMs } = call;
  if (!path.startsWith(intentsPath) || (status >= 400 && status !== 404)) return;
  const seen =
    path === intentsPath
      ? String(form['customer'])
      : told.intents.get(path.slice(intentsPath.length + 1))?.pledgeId;
  if (seen !== undefined) lookedAtMs.set(seen, Math.max(lookedAtMs.get(seen) ?? 0, arrivedAtMs));
}

/** Whether somebody has heard what became of an attempt, by its answer or by a later look at Stripe. */
function isKnown({ asked, lookedAtMs }: Knowledge, story: PledgeStory, number: number): boolean {
  const lookedMs = Math.max(lookedAtMs.get(story.id) ?? 0, lookedAtMs.get(customerOf(story)) ?? 0);
  const requests = asked.get(`${story.id}:collect-${number}`);
  if (!requests) return lookedMs >= startOf(story, number);
  return [...requests.values()].every(
    ({ isAnswered, lastLeftAtMs }) => isAnswered || lookedMs >= lastLeftAtMs,
  );
}

const customerOf = ({ pledge }: PledgeStory): string =>
  ('payment' in pledge && pledge.payment?.customerId) || '';

/** When an attempt to collect was written. */
function startOf({ pledge }: PledgeStory, number: number): number {
  const starts = pledge.history.filter(({ type }) => type === 'PledgeCollectionStarted');
  return starts[number - 1]?.atMs ?? 0;
}

/** The attempt to collect that a request belongs to, if it moves money. */
function attemptToCollect({ key, method, path }: StripeCalled) {
  const own = ownKeyOf(key);
  const number = own && attemptNumberOf(own.name, 'collect');
  if (!own || number === undefined || moveOf(method, path) === undefined) return undefined;
  return { own, number };
}

/**
 * Notes a request to collect; true when it is the first one of its attempt. One that got the answer
 * saved under its key did nothing of its own.
 */
function noteAsked(
  { asked }: Knowledge,
  own: OwnKey,
  { key = '', leftAtMs, replayed }: StripeCalled,
): boolean {
  const name = attemptOf(own);
  const requests = asked.get(name) ?? new Map<string, Asked>();
  const known = requests.get(key);
  if (!known) requests.set(key, { lastLeftAtMs: leftAtMs, isAnswered: false });
  else if (!replayed) known.lastLeftAtMs = Math.max(known.lastLeftAtMs, leftAtMs);
  if (asked.has(name)) return false;
  asked.set(name, requests);
  return true;
}

export const noNewKeyWhileUnknown: Invariant = {
  name: 'no-new-key-while-unknown',
  why: 'A request without an answer may have charged: another key before Stripe was asked charges again.',
  watch: ({ violate, told }) => {
    const knowledge: Knowledge = { asked: new Map(), lookedAtMs: new Map(), open: new Map() };
    return {
      stripe: (call) => {
        if (call.by) knowledge.open.set(call.call, call);
        const asks = attemptToCollect(call);
        if (!asks || !noteAsked(knowledge, asks.own, call) || asks.number === 1) return;
        const story = told.pledges.get(asks.own.pledgeId);
        const before = asks.number - 1;
        if (story && !isKnown(knowledge, story, before))
          violate(`${describe(call)}, and nobody had heard what became of attempt ${before}`);
      },
      heard: ({ call: id }) => {
        const call = knowledge.open.get(id);
        if (!call) return;
        knowledge.open.delete(id);
        learn(told, knowledge, call);
      },
    };
  },
};

const payable: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
]);

/** Whether money can still come in by it, or has come in and is here. */
function isAlive(story: PledgeStory, intent: IntentStory): boolean {
  if (intent.id.startsWith('seti_')) return false;
  if (intent.status === 'succeeded')
    return story.charges.some((charge) => charge.intentId === intent.id && keptMinor(charge) > 0);
  return payable.has(intent.status) && isReachable(intent);
}

/** Somebody can pay it: who was given its secret, or our worker, which confirms what it makes. */
const isReachable = ({ attempt, isTold, status }: IntentStory): boolean =>
  isTold || attempt.startsWith('collect-') || status === 'requires_capture';

export const onePayableIntent: Invariant = {
  name: 'one-payable-intent',
  why: 'Two PaymentIntents that can be paid for one pledge are one accident away from two charges.',
  watch: ({ violate, told }) => {
    const check = (intent: IntentStory): void => {
      const story = told.pledges.get(intent.pledgeId);
      if (!story || wasDenied(story, intent.attempt)) return;
      const other = story.intents.find(
        (each) => each !== intent && isAlive(story, each) && !wasDenied(story, each.attempt),
      );
      if (other)
        violate(
          `${story.id} has ${intent.id} (${intent.attempt}, ${intent.status}) beside ` +
            `${other.id} (${other.attempt}, ${other.status})`,
        );
    };
    return {
      happened: ({ type, object }) => {
        const isMade = type === 'payment_intent.created';
        const intent = isMade ? told.intents.get(object.id) : undefined;
        if (intent?.attempt.startsWith('collect-')) check(intent);
      },
      answered: ({ status, body }) => {
        const intent = status < 300 ? told.intents.get(toldIntentIn(body)) : undefined;
        if (intent && payable.has(intent.status)) check(intent);
      },
    };
  },
};
