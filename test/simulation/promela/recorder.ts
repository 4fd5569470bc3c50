/** Listens to a world and keeps a trace of each pledge that was confirmed in it. */
import { collects } from '../../../shared/domain/settlement.ts';
import { campaignFromItem, isCampaignItem } from '../../../shared/store/campaign-store.ts';
import { isPledgeItem, pledgeFromItem } from '../../../shared/store/pledge-item.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import type { Observation, ObservationOf, StripeCalled, StripeObject } from '../observation.ts';
import { fieldsOf, metadataOf, ownKeyOf, textOf } from '../invariants/stripe-object.ts';
import { intentIn, intentInPath, seenOf } from './calls.ts';
import type { Line, Trace } from './trace.ts';
import { eventSeen, isBeyond, kindOf, statusOf, workerOf } from './trace.ts';
import { word } from './words.ts';

type Timer = { readonly atMs: number; readonly step: string; readonly a: number };

type Record_ = {
  readonly trace: Trace;
  readonly campaignId: string;
  readonly intents: Map<string, number>;
  readonly statuses: Map<string, number>;
  readonly tags: Map<string, number>;
  version: number;
  timers: Timer[];
  isOver: boolean;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** How long a campaign is kept that was read before it ended, and more. */
const staleMs = minuteMs;

export type Recorder = {
  readonly listen: (observation: Observation) => void;
  readonly traces: () => readonly Trace[];
};

export function recordTraces(seed: number, unknownOutcomeMs: number): Recorder {
  const pledges = new Map<string, Record_>();
  const customers = new Map<string, string>();
  const collecting = new Map<string, boolean>();
  const calls = new Map<string, Line>();
  /** What has just happened at Stripe, until it is known whether a worker asked for it. */
  let happened: { readonly record: Record_; readonly id: string; readonly status: number }[] = [];
  let nowMs = 0;

  const flush = (record: Record_): void => {
    record.timers.sort((one, other) => one.atMs - other.atMs);
    while (record.timers[0] && record.timers[0].atMs <= nowMs) {
      const { step, a, atMs } = record.timers.shift() as Timer;
      push(record, { step: word(step), what: 0, a, b: 0, tag: 0, heard: false, atMs });
    }
  };
  const push = (record: Record_, line: Line): Line => {
    if (!record.isOver) record.trace.lines.push(line);
    return line;
  };
  const add = (record: Record_, line: Omit<Line, 'heard' | 'atMs'>): Line => {
    flush(record);
    return push(record, { ...line, heard: false, atMs: nowMs });
  };
  const nobodys = (record: Record_, step: string, a: number): Line =>
    add(record, { step: word(step), what: 0, a, b: 0, tag: 0 });
  const intentNumber = (record: Record_, id: string | undefined): number => {
    if (id === undefined || id === '') return 0;
    const known = record.intents.get(id);
    if (known !== undefined) return known;
    record.intents.set(id, record.intents.size + 1);
    return record.intents.size;
  };
  const tagOf = (record: Record_, invocation = ''): number => {
    const known = record.tags.get(invocation);
    if (known !== undefined) return known;
    record.tags.set(invocation, record.tags.size + 1);
    return record.tags.size;
  };

  const tellHappened = (asked?: Record_): void => {
    // Of what moved twice, where it came to.
    const told = new Map(happened.map((one) => [one.id, one]));
    happened = [];
    for (const { record, id, status } of told.values()) {
      if (record.statuses.get(id) === status) continue;
      record.statuses.set(id, status);
      const step = { 3: 'SEEN_UNPAID', 4: 'SEEN_PENDING', 5: 'SEEN_PAID', 6: 'SEEN_GONE' }[status];
      if (record !== asked && step !== undefined && record.intents.has(id))
        nobodys(record, step, intentNumber(record, id));
    }
  };

  const noteHappened = (object: StripeObject): void => {
    if (object['object'] !== 'payment_intent') return;
    const record = pledges.get(metadataOf(object, 'fanfund_pledge'));
    if (!record) return;
    const attempt = metadataOf(object, 'fanfund_attempt');
    if (/^(collect|recover)-/.test(attempt)) intentNumber(record, object.id);
    happened.push({ record, id: object.id, status: statusOf(object['status']) });
  };

  const begin = (pledge: Pledge): Record_ | undefined => {
    if (pledge.state !== 'confirmed') return undefined;
    const kind = kindOf(pledge);
    const trace: Trace = { pledgeId: pledge.id, seed, kind, lines: [] };
    const { id, campaignId, version } = pledge;
    const record: Record_ = {
      ...{ trace, campaignId, version, timers: [], isOver: false },
      ...{ intents: new Map(), statuses: new Map(), tags: new Map() },
    };
    pledges.set(id, record);
    customers.set(pledge.payment.customerId, id);
    if (kind !== word('SAVE')) intentNumber(record, pledge.payment.intentId);
    if (collecting.get(campaignId)) nobodys(record, 'SEEN_TAKES', 0);
    return record;
  };

  const setTimers = (record: Record_, pledge: Pledge): void => {
    const last = pledge.history.at(-1);
    if (!last) return;
    const at = (atMs: number, step: string, a = 0): number => record.timers.push({ atMs, step, a });
    switch (last.type) {
      case 'PledgeCollectionStarted':
      case 'PledgeReleaseStarted': {
        record.timers = record.timers.filter(({ step }) => step === 'SEEN_KNOWN');
        const startedAtMs = ('attempt' in pledge && pledge.attempt?.startedAtMs) || last.atMs;
        at(startedAtMs + 20 * hourMs, 'SEEN_AGED', 1);
        at(startedAtMs + 20 * hourMs + unknownOutcomeMs, 'SEEN_AGED', 2);
        at(startedAtMs + 24 * hourMs, 'SEEN_AGED', 3);
        return;
      }
      case 'PledgeCollectionPending':
        record.timers = record.timers.filter(({ step }) => step !== 'SEEN_WAITED');
        at(last.atMs + unknownOutcomeMs, 'SEEN_WAITED');
        return;
      case 'PledgeCollected':
      case 'PledgeDropped':
        record.timers = record.timers.filter(({ step }) => step === 'SEEN_KNOWN');
        if (pledge.history.some(({ type }) => type === 'PledgeCollectionPending'))
          at(last.atMs + 26 * hourMs, 'SEEN_LATER');
        return;
      case 'PledgePaymentFailed':
      case 'PledgeReleased':
      case 'PledgeCancelled':
        record.timers = record.timers.filter(({ step }) => step === 'SEEN_KNOWN');
    }
  };

  const noteStep = (record: Record_, pledge: Pledge, by: StripeCalled['by']): void => {
    const type = pledge.history.at(-1)?.type;
    if (type === undefined || record.isOver) return;
    flush(record);
    if (isBeyond(type)) {
      record.isOver = true;
      return;
    }
    const [step, a] = eventSeen(type, pledge, (id) => intentNumber(record, id));
    const isMoved = step === 'SEEN_MOVED';
    const what = isMoved ? 0 : workerOf(by?.capability);
    const tag = isMoved ? 0 : tagOf(record, by?.invocation);
    add(record, { step: word(step), what, a, b: 0, tag });
    setTimers(record, pledge);
  };

  const noteWritten = ({ after, by }: ObservationOf<'written'>): void => {
    if (!after) return;
    if (isCampaignItem(after)) return noteCampaign(campaignFromItem(after));
    if (!isPledgeItem(after)) return;
    const pledge = pledgeFromItem(after);
    const record = pledges.get(pledge.id);
    if (!record) return void begin(pledge);
    if (record.version === pledge.version) return;
    record.version = pledge.version;
    noteStep(record, pledge, by);
  };

  const noteCampaign = (campaign: Parameters<typeof collects>[0]): void => {
    const { id } = campaign;
    const takes = collects(campaign);
    if (collecting.get(id) === takes) return;
    const before = collecting.get(id) ?? false;
    collecting.set(id, takes);
    if (before === takes) return;
    for (const record of pledges.values()) {
      if (record.campaignId !== id) continue;
      nobodys(record, takes ? 'SEEN_TAKES' : 'SEEN_ENDS', 0);
      if (!takes) record.timers.push({ atMs: nowMs + staleMs, step: 'SEEN_KNOWN', a: 0 });
    }
  };

  const recordOf = ({ key, path, body, form }: StripeCalled): Record_ | undefined => {
    const own = ownKeyOf(key)?.pledgeId;
    if (own !== undefined) return pledges.get(own);
    const id = intentInPath(path);
    if (id !== '')
      return (
        pledges.get(metadataOf(intentIn(body) as StripeObject, 'fanfund_pledge')) ??
        [...pledges.values()].find(({ intents }) => intents.has(id))
      );
    return pledges.get(customers.get(textOf(fieldsOf(form), 'customer')) ?? '');
  };

  const noteCall = (called: StripeCalled): void => {
    const what = workerOf(called.by?.capability);
    const record = what === 0 ? undefined : recordOf(called);
    const seen = record && seenOf(called, (id) => intentNumber(record, id));
    tellHappened(seen && record);
    if (!record || !seen) return;
    // Whether what was charged ahead is still there is no step of the model.
    if (seen.step === 'SEEN_LOOK' && record.trace.kind === word('AHEAD')) return;
    const intent = intentIn(called.body);
    if (seen.a > 0 || seen.step === 'SEEN_ABANDON' || seen.step === 'SEEN_EXCHANGE')
      record.statuses.set(textOf(intent, 'id'), statusOf(intent['status']));
    const { step, a, b } = seen;
    const tag = tagOf(record, called.by?.invocation);
    calls.set(called.call, add(record, { step: word(step), what, a, b, tag }));
  };

  return {
    listen: (observation) => {
      if (observation.kind === 'happened') return noteHappened(observation.object);
      nowMs = observation.atMs;
      if (observation.kind === 'stripe') return noteCall(observation);
      if (happened.length > 0) tellHappened();
      if (observation.kind === 'written') noteWritten(observation);
      const line = observation.kind === 'heard' ? calls.get(observation.call) : undefined;
      if (line) line.heard = true;
    },
    traces: () => {
      for (const record of pledges.values()) flush(record);
      return [...pledges.values()].map(({ trace }) => ({
        ...trace,
        lines: trace.lines.filter(isOfWeight),
      }));
    },
  };
}

const looks = new Set(['SEEN_LOOK', 'SEEN_LIST', 'SEEN_STRAYS', 'SEEN_FIND'].map(word));

/** A look whose answer nobody heard has no consequence. */
const isOfWeight = ({ step, heard }: Line): boolean => heard || !looks.has(step);
