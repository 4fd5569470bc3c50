/** Everything under /_sim: how tests wind the clock, break things and look behind the counter. */
import type { Agenda } from './agenda.ts';
import { authenticate } from './authenticate.ts';
import type { AuthenticationRequest } from './authenticate.ts';
import { chaosMood, chaosRules } from './chaos.ts';
import { hash, number, parsedBody, share } from './control-values.ts';
import type { FaultRule, Faults } from './faults.ts';
import { faultNames } from './faults.ts';
import type { Answer, SimulatorRequest } from './message.ts';
import { jsonAnswer } from './message.ts';
import { moneyControls } from './money-controls.ts';
import { moneyReport } from './money-report.ts';
import { invalidRequest, noSuch, unrecognizedUrl } from './protocol/errors.ts';
import type { RateLimiter } from './protocol/rate-limits.ts';
import type { Traffic } from './traffic.ts';
import type { Postman, WebhookMood } from './webhooks.ts';
import { calmMood } from './webhooks.ts';
import type { StripeEvent } from './world/entities.ts';
import type { World } from './world/world.ts';

export type ControlRoom = {
  world: World;
  faults: Faults;
  traffic: Traffic;
  postman: Postman;
  agenda: Agenda;
  limiter: RateLimiter;
};

type Control = (room: ControlRoom, body: unknown, id: string, query: URLSearchParams) => object;

function setFaults({ faults }: ControlRoom, body: unknown): object {
  const rules: unknown[] = Array.isArray(body) ? body : [body];
  for (const rule of rules) {
    const { fault } = hash(rule);
    if (!faultNames.some((name) => name === fault)) {
      throw invalidRequest(`unknown fault ${String(fault)}; known: ${faultNames.join(', ')}`);
    }
  }
  faults.replace(rules as FaultRule[]);
  return { rules };
}

function advance({ world, agenda }: ControlRoom, body: unknown): object {
  world.clock.advance(number(hash(body)['advanceSeconds'], 'advanceSeconds'));
  agenda.catchUp();
  return { now: world.clock.nowSeconds() };
}

function setWebhooks({ postman }: ControlRoom, body: unknown): object {
  const asked = hash(body);
  const mood: WebhookMood = {
    paused: asked['paused'] === true,
    drop: share(asked['drop']),
    duplicate: share(asked['duplicate']),
    shuffle: asked['shuffle'] === true,
    delay: share(asked['delay']),
    delaySecondsMax: share(asked['delaySecondsMax']),
    ...(asked['seed'] === undefined ? {} : { seed: number(asked['seed'], 'seed') }),
  };
  postman.setMood(mood);
  return { ...mood, waiting: postman.waiting() };
}

/** Everything at once, as it goes wrong in a long year: see chaos.ts for the shares. */
function setChaos({ faults, postman }: ControlRoom, body: unknown): object {
  const seed = hash(body)['seed'] === undefined ? 1 : number(hash(body)['seed'], 'seed');
  faults.replace(chaosRules(seed));
  postman.setMood(chaosMood(seed));
  return { rules: faults.rules(), webhooks: postman.mood() };
}

/** As when Stripe lowers what an account may ask for; a limit that is not named stays. */
function setLimits({ limiter }: ControlRoom, body: unknown): object {
  const asked = hash(body);
  const limits = { ...limiter.limits() };
  for (const name of ['perSecond', 'perEndpointPerSecond'] as const) {
    if (asked[name] !== undefined) limits[name] = number(asked[name], name);
  }
  limiter.setLimits(limits);
  return limits;
}

function requireEvent({ world }: ControlRoom, id: string): StripeEvent {
  const event = world.store.get('events', id);
  if (event === undefined) throw noSuch('event', id, 'id');
  return event;
}

function resend(room: ControlRoom, _body: unknown, id: string): object {
  return { deliveries: room.world.events.resend(requireEvent(room, id)) };
}

/** Two Event objects of one fact, as Stripe's documentation warns of. */
function twin(room: ControlRoom, _body: unknown, id: string): object {
  return room.world.events.repeat(requireEvent(room, id));
}

/** README.md says what each of them takes. */
const controls: Record<string, Control> = {
  'GET /_sim/stats': ({ world, traffic, postman }, _body, _id, query) => ({
    requests: traffic.report({ withSeconds: query.has('seconds') }),
    money: moneyReport(world, { withPledges: query.has('pledges') }),
    webhooks: { ...postman.mood(), waiting: postman.waiting() },
    now: world.clock.nowSeconds(),
  }),
  'DELETE /_sim/stats': ({ traffic }) => {
    traffic.reset();
    return {};
  },
  'GET /_sim/faults': ({ faults }) => ({ rules: faults.rules() }),
  'POST /_sim/faults': setFaults,
  'DELETE /_sim/faults': ({ faults }) => {
    faults.clear();
    return { rules: [] };
  },
  'GET /_sim/clock': ({ world }) => ({ now: world.clock.nowSeconds() }),
  'POST /_sim/clock': advance,
  'POST /_sim/webhooks': setWebhooks,
  'DELETE /_sim/webhooks': ({ postman }) => {
    postman.setMood(calmMood);
    return { ...calmMood };
  },
  'POST /_sim/chaos': setChaos,
  'DELETE /_sim/chaos': ({ faults, postman }) => {
    faults.clear();
    postman.setMood(calmMood);
    return {};
  },
  'POST /_sim/limits': setLimits,
  'POST /_sim/events/*/resend': resend,
  'POST /_sim/events/*/twin': twin,
  ...moneyControls,
};

function authenticationRequest(query: URLSearchParams): AuthenticationRequest {
  const outcome = query.get('outcome');
  return {
    intent: query.get('intent') ?? '',
    clientSecret: query.get('client_secret') ?? '',
    outcome: outcome === 'success' || outcome === 'fail' ? outcome : undefined,
    returnUrl: query.get('return_url') ?? undefined,
  };
}

function authenticationAnswer(world: World, query: URLSearchParams): Answer {
  const result = authenticate(world, authenticationRequest(query));
  if ('page' in result) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return { status: 200, headers, body: result.page };
  }
  if ('redirectTo' in result) {
    return { status: 303, headers: { Location: result.redirectTo }, body: '' };
  }
  return jsonAnswer(200, result.intent);
}

export function controlAnswer(room: ControlRoom, request: SimulatorRequest): Answer {
  const url = new URL(request.path, 'http://simulator');
  if (url.pathname === '/_sim/authenticate') {
    return authenticationAnswer(room.world, url.searchParams);
  }
  const parts = url.pathname.split('/');
  const id = parts.length > 4 ? (parts[3] ?? '') : '';
  const template = id === '' ? url.pathname : parts.with(3, '*').join('/');
  const control = controls[`${request.method} ${template}`];
  if (control === undefined) throw unrecognizedUrl(request.method, url.pathname);
  return jsonAnswer(200, control(room, parsedBody(request.body), id, url.searchParams));
}
