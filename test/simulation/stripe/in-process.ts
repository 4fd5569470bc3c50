/**
 * Stripe for one simulated world: the simulator of the local cloud on virtual time, without sockets,
 * disk and intervals. Whatever it does by itself (a hold lapses, a webhook is tried again) is booked
 * in the world's agenda when it is due, so that a world may sleep for weeks.
 */
import type Stripe from 'stripe';
import type { Answer, Dropped, SimulatorRequest } from '../../../infra/stripe-simulator/message.ts';
import type { WorkedOn } from '../../../infra/stripe-simulator/pipeline.ts';
import type { RateLimits } from '../../../infra/stripe-simulator/protocol/rate-limits.ts';
import { createSimulator } from '../../../infra/stripe-simulator/simulator.ts';
import { stripeLimits } from '../../../infra/stripe-simulator/start.ts';
import type { Parcel } from '../../../infra/stripe-simulator/webhooks.ts';
import type { StripeEvent } from '../../../infra/stripe-simulator/world/entities.ts';
import type {
  EventDestination,
  WebhookReceiver,
} from '../../../infra/stripe-simulator/world/event-log.ts';
import type { Books } from './books.ts';
import { booksOf } from './books.ts';
import type { Browser } from './browser.ts';
import { browserWith } from './browser.ts';
import type { Reply } from './http-client.ts';
import { simulatedHttpClient } from './http-client.ts';
import type { Issuers } from './issuers.ts';
import { issuersBy } from './issuers.ts';
import type { RequestFault } from './request-faults.ts';
import { ruleOf } from './request-faults.ts';

export type StripeWorld = {
  readonly now: () => number;
  /** From 0 up to, not including, 1: ids, secrets and codes come from it. */
  readonly random: () => number;
  /** Books a deed of Stripe's own; the answer takes the booking back. */
  readonly at: (atMs: number, act: () => void) => () => void;
  /** Stripe's own when left out. */
  readonly limits?: Partial<RateLimits>;
  /** Only this secret key is accepted; any test key when left out. */
  readonly secretKey?: string;
  readonly webhook?: WebhookReceiver;
  readonly eventDestination?: EventDestination;
  /**
   * Brings one parcel to its receiver, sooner, later, twice or never; any status but 2xx, and a
   * rejection, has it come again on Stripe's schedule, signed anew.
   */
  readonly carry?: (parcel: Parcel) => Promise<{ readonly status: number }>;
  readonly onWorkedOn?: (worked: WorkedOn) => void;
  readonly onEvent?: (event: StripeEvent) => void;
  /** Told of errors that are the simulator's own; thrown when left out. */
  readonly onDefect?: (error: unknown) => void;
};

export type StripeInProcess = {
  /** One request, and what befalls it; without a fault only the simulator's own rules do. */
  readonly handle: (request: SimulatorRequest, fault?: RequestFault) => Promise<Reply>;
  /** A client for the library's option `httpClient` that speaks to `handle`, without faults. */
  readonly httpClient: (library: typeof Stripe) => Stripe.HttpClient;
  /** What `/_sim/…` does, by its path behind that; a refusal is thrown. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<ControlAnswer>;
  readonly setLimits: (limits: Partial<RateLimits>) => Promise<void>;
  readonly browser: (clientSecret: string) => Browser;
  readonly issuers: Issuers;
  readonly books: Books;
  /** How many deliveries have not been accepted yet. */
  readonly undelivered: () => number;
  readonly close: () => void;
};

export type ControlAnswer = Readonly<Record<string, unknown>>;

/** Where the browser of a backer would find this Stripe; nobody ever asks. */
const baseUrl = 'https://stripe.simulated';

const thrown = (error: unknown): never => {
  throw error;
};

/** The options that have no substitute: passed on when they are there. */
function given({ webhook, eventDestination, secretKey, onWorkedOn, onEvent }: StripeWorld) {
  return {
    ...(webhook && { webhook }),
    ...(eventDestination && { eventDestination }),
    ...(secretKey !== undefined && { secretKey }),
    ...(onWorkedOn && { onWorkedOn }),
    ...(onEvent && { onEvent }),
  };
}

export function startStripeInProcess(world: StripeWorld): StripeInProcess {
  const sleep = (durationMs: number): Promise<void> =>
    new Promise((resolve) => void world.at(world.now() + durationMs, resolve));
  const simulator = createSimulator({
    now: world.now,
    random: world.random,
    sleep,
    defer: (work) => work(),
    baseUrl: () => baseUrl,
    limits: { ...stripeLimits, ...world.limits },
    onDefect: world.onDefect ?? thrown,
    onOwnDeed: () => clerk.book(),
    ...given(world),
  });
  const clerk = createClerk(world, simulator);
  const handle: StripeInProcess['handle'] = async (request, fault) => {
    const reply = await simulator.handle(request, fault && ruleOf(fault));
    clerk.book();
    if (fault?.fault === 'answered_late') await sleep(fault.delayMs ?? 0);
    return replyWith(reply, fault);
  };
  const control = controlBy(handle);
  return {
    handle,
    httpClient: (library) => simulatedHttpClient(library, handle),
    control,
    setLimits: async (limits) => void (await control('POST', 'limits', limits)),
    browser: (clientSecret) => browserWith(handle, clientSecret),
    issuers: issuersBy(control),
    books: booksOf(simulator),
    undelivered: () => simulator.postman.waiting(),
    close: () => {
      clerk.stop();
      simulator.close();
    },
  };
}

/** What comes back over the wire of what the simulator answers. */
function replyWith(answer: Answer | Dropped, fault: RequestFault | undefined): Reply {
  if ('dropped' in answer)
    return answer.isSilent === true ? { silent: true } : { broken: 'ECONNRESET' };
  return fault?.fault === 'cut_after_effect' ? { cut: answer } : answer;
}

function controlBy(handle: StripeInProcess['handle']): StripeInProcess['control'] {
  return async (method, path, body) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const reply = await handle({ method, path: `/_sim/${path}`, headers: {}, body: text });
    if (!('status' in reply)) throw new Error('A control has no faults.');
    if (reply.status >= 400) throw new Error(`Stripe refuses ${path}: ${reply.body}`);
    return JSON.parse(reply.body) as ControlAnswer;
  };
}

type Clerk = { book(): void; stop(): void };

/** Has one booking at a time: the moment at which something is due next. */
function createClerk(world: StripeWorld, simulator: ReturnType<typeof createSimulator>): Clerk {
  let booked: { atMs: number; cancel: () => void } | undefined;
  let isOver = false;

  const book = (): void => {
    if (isOver || isDueNow()) return;
    const atMs = nextMs();
    if (atMs === booked?.atMs) return;
    booked?.cancel();
    booked = atMs === undefined ? undefined : { atMs, cancel: world.at(atMs, work) };
  };
  const isDueNow = (): boolean => booked !== undefined && booked.atMs <= world.now();
  const nextMs = (): number | undefined => {
    const next = simulator.nextMs();
    return next === undefined ? undefined : Math.max(next, world.now());
  };
  const deliver = async (parcel: Parcel): Promise<void> => {
    const answer = await world.carry?.(parcel).catch(() => undefined);
    if (isOver) return;
    simulator.postman.finish(parcel.deliveryId, isAccepted(answer?.status));
    book();
  };
  const work = (): void => {
    booked = undefined;
    simulator.tick();
    for (const parcel of simulator.postman.take(parcelsMax)) void deliver(parcel);
    book();
  };
  return {
    book,
    stop: () => {
      isOver = true;
      booked?.cancel();
    },
  };
}

/** More of them wait for the next moment, which is the same. */
const parcelsMax = 1000;

const isAccepted = (status = 0): boolean => status >= 200 && status < 300;
