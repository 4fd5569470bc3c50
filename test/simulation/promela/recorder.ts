/** Listens to a world and keeps a trace of each pledge that was confirmed in it. */
import { collects } from '../../../shared/domain/settlement.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import { campaignFromItem, isCampaignItem } from '../../../shared/store/campaign-store.ts';
import { isPledgeItem, pledgeFromItem } from '../../../shared/store/pledge-item.ts';
import type { Observation, ObservationOf, StripeCalled, StripeObject } from '../observation.ts';
import { fieldsOf, metadataOf, ownKeyOf, textOf } from '../invariants/stripe-object.ts';
import type { Seen } from './calls.ts';
import { intentIn, intentInPath, seenOf } from './calls.ts';
import { PledgeTrace } from './pledge-trace.ts';
import type { Line, Trace } from './trace.ts';
import { statusOf, workerOf } from './trace.ts';
import { word } from './words.ts';

/** A client waits longer than that: an answer that took more may have come in vain. */
const patienceMs = 2000;

/** What has just happened to an intent, until it is known whether a worker asked for it. */
type Happened = { readonly pledge: PledgeTrace; readonly id: string; readonly status: number };

export class Recorder {
  readonly #seed: number;
  readonly #unknownOutcomeMs: number;
  readonly #pledges = new Map<string, PledgeTrace>();
  /** Pledges by their Customer at Stripe: a backer may have several. */
  readonly #customers = new Map<string, PledgeTrace[]>();
  readonly #collecting = new Map<string, boolean>();
  readonly #calls = new Map<string, { readonly line: Line; readonly leftAtMs: number }>();
  #happened: Happened[] = [];
  #nowMs = 0;

  constructor(seed: number, unknownOutcomeMs: number) {
    this.#seed = seed;
    this.#unknownOutcomeMs = unknownOutcomeMs;
  }

  readonly listen = (observation: Observation): void => {
    this.#nowMs = observation.atMs;
    switch (observation.kind) {
      case 'happened':
        return this.#noteHappened(observation.object);
      case 'stripe':
        return this.#noteCall(observation);
      case 'written':
        this.#tellHappened();
        return this.#noteWritten(observation);
      case 'heard':
        return this.#noteHeard(observation.call);
      default:
        this.#tellHappened();
    }
  };

  traces(): readonly Trace[] {
    return [...this.#pledges.values()].map((pledge) => {
      pledge.strike(this.#nowMs);
      const { trace } = pledge;
      return { ...trace, lines: trace.lines.filter(isOfWeight) };
    });
  }

  #noteWritten({ after, by }: ObservationOf<'written'>): void {
    if (!after) return;
    if (isCampaignItem(after)) return this.#noteCampaign(campaignFromItem(after));
    if (!isPledgeItem(after)) return;
    const pledge = pledgeFromItem(after);
    const known = this.#pledges.get(pledge.id);
    if (known) return known.written(pledge, this.#nowMs, by);
    if (pledge.state === 'confirmed') this.#begin(pledge);
  }

  #begin(pledge: Extract<Pledge, { readonly state: 'confirmed' }>): void {
    const begun = new PledgeTrace(this.#seed, pledge, this.#unknownOutcomeMs);
    this.#pledges.set(pledge.id, begun);
    const { customerId } = pledge.payment;
    this.#customers.set(customerId, [...(this.#customers.get(customerId) ?? []), begun]);
    if (this.#collecting.get(pledge.campaignId)) begun.campaignTakes(true, this.#nowMs);
  }

  #noteCampaign(campaign: ReturnType<typeof campaignFromItem>): void {
    const takes = collects(campaign);
    const before = this.#collecting.get(campaign.id) ?? false;
    this.#collecting.set(campaign.id, takes);
    if (before === takes) return;
    for (const pledge of this.#pledges.values())
      if (pledge.campaignId === campaign.id) pledge.campaignTakes(takes, this.#nowMs);
  }

  #noteHappened(object: StripeObject): void {
    if (object['object'] !== 'payment_intent') return;
    const pledge = this.#pledges.get(metadataOf(object, 'fanfund_pledge'));
    if (!pledge) return;
    const attempt = metadataOf(object, 'fanfund_attempt');
    if (/^(collect|recover)-/.test(attempt)) pledge.intentNumber(object.id);
    this.#happened.push({ pledge, id: object.id, status: statusOf(object['status']) });
  }

  /** Whatever `asked` did not bring about is nobody's. */
  #tellHappened(asked?: PledgeTrace): void {
    // Of what moved twice, where it came to.
    const told = new Map(this.#happened.map((one) => [one.id, one]));
    this.#happened = [];
    for (const { pledge, id, status } of told.values()) {
      const step = nobodysStep(status);
      const isNews = pledge.isNow(id, status) && pledge.knows(id);
      if (isNews && pledge !== asked && step !== undefined)
        pledge.add(this.#nowMs, { step, a: pledge.intentNumber(id) });
    }
  }

  #noteCall(called: StripeCalled): void {
    const pledge = this.#pledgeOf(called);
    const seen = pledge && seenOf(called, (id) => pledge.intentNumber(id));
    this.#tellHappened(seen && pledge);
    if (!pledge || !seen || isLookAhead(pledge, seen)) return;
    if (!called.replayed) noteAnswer(pledge, called.body);
    const line = pledge.add(this.#nowMs, seen, called.by);
    this.#calls.set(called.call, { line, leftAtMs: called.leftAtMs });
  }

  #noteHeard(call: string): void {
    const asked = this.#calls.get(call);
    if (!asked) return;
    asked.line.heard = this.#nowMs - asked.leftAtMs < patienceMs ? 'yes' : 'late';
  }

  /** Undefined also where no worker of the model has called. */
  #pledgeOf({ key, path, form, by }: StripeCalled): PledgeTrace | undefined {
    if (workerOf(by?.capability) === 0) return undefined;
    const own = ownKeyOf(key)?.pledgeId;
    if (own !== undefined) return this.#pledges.get(own);
    const id = intentInPath(path);
    if (id !== '') return [...this.#pledges.values()].find((pledge) => pledge.knows(id));
    const since = Number(textOf(fieldsOf(form['created']), 'gte'));
    return this.#customers
      .get(textOf(form, 'customer'))
      ?.find((pledge) => pledge.listsSince(since));
  }
}

/** What an answer says of an intent is known before Stripe tells of it. */
function noteAnswer(pledge: PledgeTrace, body: unknown): void {
  const intent = intentIn(body);
  const id = textOf(intent, 'id');
  if (id !== '') pledge.isNow(id, statusOf(intent['status']));
}

/** How it is seen that an intent has come there by itself. */
function nobodysStep(status: number): string | undefined {
  const names = ['UNPAID', 'PENDING', 'PAID', 'GONE'];
  const name = names.find((one) => word(one) === status);
  return name && `SEEN_${name}`;
}

/** Whether what was charged ahead is still there is no step of the model. */
const isLookAhead = ({ trace }: PledgeTrace, { step }: Seen): boolean =>
  step === 'SEEN_LOOK' && trace.kind === word('AHEAD');

const looks = new Set(['SEEN_LOOK', 'SEEN_LIST', 'SEEN_STRAYS', 'SEEN_FIND'].map(word));

/** A look whose answer nobody heard has no consequence. */
const isOfWeight = ({ step, heard }: Line): boolean => heard !== 'no' || !looks.has(step);
