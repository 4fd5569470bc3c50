/** The way of one API request from bytes to answer; simulator.ts tells the order of its checks. */
import type { FaultRule, Faults, FaultSubject } from './faults.ts';
import type { Answer, Dropped, SimulatorRequest } from './message.ts';
import { accessOf, requireAccess } from './protocol/access.ts';
import type { ErrorDetails } from './protocol/errors.ts';
import {
  apiError,
  errorBody,
  lockTimeout,
  rateLimited,
  StripeRefusal,
  unavailable,
  unrecognizedUrl,
} from './protocol/errors.ts';
import { expanded } from './protocol/expand.ts';
import type { FormHash } from './protocol/form.ts';
import { emptyHash, parseForm } from './protocol/form.ts';
import type { KeyRing } from './protocol/idempotency.ts';
import { createKeyRing, fingerprintOf } from './protocol/idempotency.ts';
import type { ParamHash } from './protocol/params.ts';
import { checkParams, textList } from './protocol/params.ts';
import type { RateLimiter } from './protocol/rate-limits.ts';
import type { Access, Call, RouteMatch } from './protocol/routes.ts';
import { createRouter } from './protocol/routes.ts';
import { declineByCode } from './resources/declines.ts';
import { publicIntent } from './resources/payment-intent-object.ts';
import { routes } from './routes.ts';
import type { Traffic } from './traffic.ts';
import { tableByIdPrefix } from './world/entities.ts';
import type { PaymentIntent, SavedAnswer } from './world/entities.ts';
import { apiVersion } from './world/event-log.ts';
import { newId } from './world/ids.ts';
import type { World } from './world/world.ts';

/** `object` is what `body` says, for those who look on; a saved answer has the text alone. */
type Outcome = {
  status: number;
  body: string;
  object?: object;
  headers?: Record<string, string>;
};

/** A request as it was worked on, told at that moment, whether or not its answer arrives. */
export type WorkedOn = {
  /** The very one that was handed in, so that its sender is known again. */
  request: SimulatorRequest;
  method: string;
  /** With its ids, without its query. */
  path: string;
  /** Of body or query, nested as Stripe reads it. */
  form: FormHash;
  key: string | undefined;
  requestId: string;
  /** Undefined when the connection was lost before anybody looked at it. */
  status: number | undefined;
  /** Not to be changed: it is the simulator's own. */
  body: unknown;
  /** The saved answer to an earlier request: nothing happened now. */
  replayed: boolean;
  arrivedAtMs: number;
  atMs: number;
};

type Passage = {
  request: SimulatorRequest;
  path: string;
  form: FormHash;
  requestId: string;
  key: string | undefined;
  arrivedAtMs: number;
  match: RouteMatch | undefined;
  endpoint: string;
};

type Admitted = Passage & { match: RouteMatch; access: Access; fault: FaultRule | undefined };

export type PipelineOptions = {
  world: World;
  faults: Faults;
  traffic: Traffic;
  limiter: RateLimiter;
  sleep: (durationMs: number) => Promise<void>;
  secretKey?: string;
  onDefect?: (error: unknown) => void;
  onWorkedOn?: (worked: WorkedOn) => void;
  /** Told after something was done that no request waits for. */
  onOwnDeed?: () => void;
};

const find = createRouter(routes);

function splitPath(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? '' : target.slice(mark + 1);
  return { path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path, query };
}

function passageOf(world: World, request: SimulatorRequest): Passage {
  const isPost = request.method === 'POST';
  const { path, query } = splitPath(request.path);
  const form = isPost && request.body !== '' ? request.body : query;
  const key = isPost ? request.headers['idempotency-key'] : undefined;
  const match = find(request.method, path);
  return {
    request,
    path,
    match,
    endpoint: match?.route.endpoint ?? 'unknown',
    arrivedAtMs: world.clock.nowMs(),
    form: form === '' ? emptyHash() : parseForm(form),
    requestId: newId(world.random, 'req', world.clock.nowSeconds()),
    key: key === '' ? undefined : key,
  };
}

/** Metadata that a fault may ask for: of the request, or of the object that it is about. */
function metadataOf(world: World, { form }: Passage, id: string): Record<string, string> {
  const table = tableByIdPrefix[id.split('_')[0] ?? ''];
  const object = table === undefined ? undefined : world.store.get(table, id);
  const own = object !== undefined && 'metadata' in object ? object.metadata : {};
  const given = form['metadata'];
  return { ...own, ...(typeof given === 'object' ? (given as Record<string, string>) : {}) };
}

const errands: Record<string, 'charging' | 'saving'> = {
  'POST /v1/payment_intents': 'charging',
  'POST /v1/payment_intents/:intent/confirm': 'charging',
  'POST /v1/setup_intents': 'saving',
  'POST /v1/setup_intents/:intent/confirm': 'saving',
};

function errandOf(endpoint: string, form: FormHash): ReturnType<FaultSubject['errand']> {
  const isConfirming = endpoint.endsWith('/confirm') || form['confirm'] === 'true';
  return isConfirming ? (errands[endpoint] ?? 'other') : 'other';
}

const refusingFaults: Partial<Record<FaultRule['fault'], (rule: FaultRule) => StripeRefusal>> = {
  rate_limited: ({ limit }) => rateLimited(limit ?? 'global-rate'),
  lock_timeout: lockTimeout,
};

function refusalOf(error: unknown, onDefect: PipelineOptions['onDefect']): StripeRefusal {
  if (error instanceof StripeRefusal) return error;
  onDefect?.(error);
  return apiError();
}

/** Errors carry intents; a browser may not see more of them there than elsewhere. */
function visibleDetails(details: ErrorDetails, access: Access | undefined): ErrorDetails {
  const intent = details['payment_intent'];
  if (access !== 'publishable' || typeof intent !== 'object' || intent === null) return details;
  return { ...details, payment_intent: publicIntent(intent as PaymentIntent) };
}

function refusedOutcome(refusal: StripeRefusal, requestId: string, access?: Access): Outcome {
  const { status, headers } = refusal;
  const object = errorBody(visibleDetails(refusal.details, access), requestId);
  return { status, headers, object, body: JSON.stringify(object) };
}

function answerOf(passage: Passage, outcome: Outcome, original?: SavedAnswer): Answer {
  const { key, requestId } = passage;
  return {
    status: outcome.status,
    headers: {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache, no-store',
      'Request-Id': requestId,
      'Stripe-Version': passage.request.headers['stripe-version'] ?? apiVersion,
      ...(key === undefined
        ? {}
        : { 'Idempotency-Key': key, 'Original-Request': original?.requestId ?? requestId }),
      ...(original === undefined ? {} : { 'Idempotent-Replayed': 'true' }),
      ...outcome.headers,
    },
    body: outcome.body,
  };
}

function callOf({ match, fault, access, requestId }: Admitted, params: ParamHash): Call {
  const call: Call = { id: match.id, params, access, requestId };
  return fault?.fault === 'decline'
    ? { ...call, forcedDecline: declineByCode(fault.code ?? '') }
    : call;
}

type Execution = (admitted: Admitted, params: ParamHash) => Outcome;

/** The rules at work, with whatever they decide. */
function createEffect({ world, onDefect }: PipelineOptions): Execution {
  return (admitted, params) => {
    const { match, access, requestId } = admitted;
    world.events.attributeTo({ id: requestId, idempotency_key: admitted.key ?? null });
    try {
      const reply = match.route.run(world, callOf(admitted, params));
      const paths = reply.status < 400 ? textList(params, 'expand') : [];
      const object = expanded(world, reply.object, paths);
      return { status: reply.status, object, body: JSON.stringify(object) };
    } catch (error) {
      world.store.discard();
      return refusedOutcome(refusalOf(error, onDefect), requestId, access);
    }
  };
}

function createExecution(options: PipelineOptions): Execution {
  const { world } = options;
  const effect = createEffect(options);
  const later = async (admitted: Admitted, params: ParamHash): Promise<void> => {
    await options.sleep(admitted.fault?.lateMs ?? 0);
    effect(admitted, params);
    world.store.commit();
    options.onOwnDeed?.();
  };
  return (admitted, params) => {
    const fault = admitted.fault?.fault;
    const failed = (): Outcome => refusedOutcome(apiError(), admitted.requestId);
    switch (fault) {
      case 'error_500_before':
        return failed();
      case 'error_500_after':
        effect(admitted, params);
        return failed();
      case 'error_500_late':
        void later(admitted, params);
        return failed();
      default:
        return effect(admitted, params);
    }
  };
}

/** Address, key, pace: what is refused here has not touched the idempotency key. */
function createGate(options: PipelineOptions): Gate {
  const { world, faults, traffic, secretKey, limiter } = options;
  return (passage, injected) => {
    const { request, path, form, match, endpoint } = passage;
    if (match === undefined) throw unrecognizedUrl(request.method, path);
    const { authorization } = request.headers;
    const access = accessOf({ authorization, params: form, secretKey });
    requireAccess(access, match.route);
    traffic.arrive(endpoint);
    limiter.admit(endpoint);
    const struck = faults.strike({
      method: request.method,
      path,
      endpoint,
      errand: () => errandOf(endpoint, form),
      metadata: () => metadataOf(world, passage, match.id),
    });
    const fault = injected ?? struck;
    const refusal = fault === undefined ? undefined : refusingFaults[fault.fault];
    if (fault !== undefined && refusal !== undefined) throw refusal(fault);
    return { ...passage, match, access, fault };
  };
}

type Gate = (passage: Passage, injected: FaultRule | undefined) => Admitted;

/** During an outage nobody looks at a request at all. */
function meetOutage({ faults, traffic }: PipelineOptions, endpoint: string): Dropped | undefined {
  const manner = faults.outage().meet();
  if (manner === undefined) return undefined;
  traffic.arrive(endpoint);
  if (manner === 'unavailable') throw unavailable();
  return { dropped: true };
}

/** Tells whoever looks on; what is lost on the way in has neither status nor body. */
function createReport({ world, onWorkedOn }: PipelineOptions): Report {
  return (passage, outcome, saved) =>
    onWorkedOn?.({
      request: passage.request,
      method: passage.request.method,
      path: passage.path,
      form: passage.form,
      key: passage.key,
      requestId: passage.requestId,
      status: outcome?.status,
      body: outcome === undefined ? undefined : (outcome.object ?? JSON.parse(outcome.body)),
      replayed: saved !== undefined,
      arrivedAtMs: passage.arrivedAtMs,
      atMs: world.clock.nowMs(),
    });
}

type Report = (passage: Passage, outcome: Outcome | undefined, saved?: SavedAnswer) => void;

function dropped({ fault }: Admitted): Dropped {
  return fault?.isSilent === true ? { dropped: true, isSilent: true } : { dropped: true };
}

/** From the idempotency key to the answer, with whatever goes wrong on the way. */
function createWork(options: PipelineOptions, report: Report) {
  const { world } = options;
  const { store } = world;
  const keyRing: KeyRing = createKeyRing(world);
  const execute = createExecution(options);

  const perform = (admitted: Admitted, fingerprint: string): Outcome => {
    const params = checkParams(admitted.form, admitted.match.route.spec);
    const outcome = execute(admitted, params);
    const { key, requestId } = admitted;
    if (key !== undefined) {
      const { status, body } = outcome;
      keyRing.save({ id: key, fingerprint, requestId, status, body });
    }
    return outcome;
  };

  const finished = async (
    admitted: Admitted,
    fingerprint: string,
    saved: SavedAnswer | undefined,
  ): Promise<Answer | Dropped> => {
    const { delayMs, fault } = admitted.fault ?? {};
    if (delayMs !== undefined) await options.sleep(delayMs);
    if (fault === 'timeout_before_effect') {
      report(admitted, undefined);
      return dropped(admitted);
    }
    const outcome = saved ?? perform(admitted, fingerprint);
    report(admitted, outcome, saved);
    await store.committed();
    return fault === 'timeout_after_effect'
      ? dropped(admitted)
      : answerOf(admitted, outcome, saved);
  };

  return async (admitted: Admitted): Promise<Answer | Dropped> => {
    const { key, request, path } = admitted;
    if (key === undefined) return finished(admitted, '', undefined);
    const fingerprint = fingerprintOf(request.method, path, request.body);
    const saved = keyRing.begin(key, fingerprint);
    try {
      return await finished(admitted, fingerprint, saved);
    } finally {
      if (saved === undefined) keyRing.release(key);
    }
  };
}

export function createPipeline(
  options: PipelineOptions,
): (request: SimulatorRequest, injected?: FaultRule) => Promise<Answer | Dropped> {
  const { world, traffic } = options;
  const admit = createGate(options);
  const report = createReport(options);
  const serve = createWork(options, report);

  const passed = async (passage: Passage, injected?: FaultRule): Promise<Answer | Dropped> => {
    const lost = meetOutage(options, passage.endpoint);
    if (lost !== undefined) report(passage, undefined);
    return lost ?? (await serve(admit(passage, injected)));
  };

  return async (request, injected) => {
    const passage = passageOf(world, request);
    const { endpoint, requestId } = passage;
    try {
      const answer = await passed(passage, injected);
      traffic.note(endpoint, 'dropped' in answer ? 'dropped' : answer.status);
      return answer;
    } catch (error) {
      world.store.discard();
      const refusal = refusalOf(error, options.onDefect);
      traffic.note(endpoint, refusal.status);
      const outcome = refusedOutcome(refusal, requestId);
      report(passage, outcome);
      return answerOf(passage, outcome);
    }
  };
}
