/**
 * The whole simulator as one function from request to answer, over an injected clock and chance.
 * The order of its checks is Stripe's: address, key, pace, idempotency, parameters, and only then
 * the rules; everything a request changes is on disk before its answer exists.
 */
import { createAgenda } from './agenda.ts';
import { controlAnswer } from './controls.ts';
import type { FaultRule } from './faults.ts';
import { createFaults } from './faults.ts';
import type { Answer, Dropped, SimulatorRequest } from './message.ts';
import type { WorkedOn } from './pipeline.ts';
import { createPipeline } from './pipeline.ts';
import type { RateLimits } from './protocol/rate-limits.ts';
import { createRateLimiter } from './protocol/rate-limits.ts';
import { errorBody, StripeRefusal } from './protocol/errors.ts';
import { jsonAnswer } from './message.ts';
import type { Retention } from './retention.ts';
import { usualRetention } from './retention.ts';
import { createTraffic } from './traffic.ts';
import type { Postman } from './webhooks.ts';
import { presentedTransactions } from './resources/balance-transactions.ts';
import { createPostman } from './webhooks.ts';
import { createClock } from './world/clock.ts';
import type { StripeEvent, TableName, Tables, WebhookEndpoint } from './world/entities.ts';
import type { EventDestination, Receiver, WebhookReceiver } from './world/event-log.ts';
import { createEventLog, nobody } from './world/event-log.ts';
import type { Store } from './world/store.ts';
import { openStore } from './world/store.ts';
import type { World } from './world/world.ts';

export type SimulatorOptions = {
  /** None: nothing outlives the process. */
  databaseFile?: string;
  now: () => number;
  random: () => number;
  sleep: (durationMs: number) => Promise<void>;
  /** When to write what several requests have changed; at once, in a simulation. */
  defer: (work: () => void) => void;
  baseUrl: () => string;
  limits: RateLimits;
  webhook?: WebhookReceiver;
  eventDestination?: EventDestination;
  retention?: Partial<Retention>;
  secretKey?: string;
  /** Told of errors that are the simulator's own. */
  onDefect?: (error: unknown) => void;
  /** Told of every request at the moment it was worked on. */
  onWorkedOn?: (worked: WorkedOn) => void;
  /** Told after it did something of its own, so that `nextMs` may be another. */
  onOwnDeed?: () => void;
  /** Told of every Event that Stripe makes, whoever gets to hear of it. */
  onEvent?: (event: StripeEvent) => void;
};

export type Simulator = {
  /** `injected` befalls this request alone, whatever the rules say. */
  handle(request: SimulatorRequest, injected?: FaultRule): Promise<Answer | Dropped>;
  /** Lets time have its effect when nobody asks anything. */
  tick(): void;
  /** When `tick` or the postman has something to do next; undefined when only a request changes that. */
  nextMs(): number | undefined;
  /** All of a kind, newest first, as its API shows them; not to be changed. */
  objects<T extends TableName>(table: T): Iterable<Tables[T]>;
  postman: Postman;
  close(): void;
};

const lookEveryMs = 250;

type Directory = {
  receivers: (type: StripeEvent['type']) => readonly Receiver[];
  reload: () => void;
};

function isInterested(receiver: Receiver, type: StripeEvent['type']): boolean {
  const types = 'types' in receiver ? receiver.types : undefined;
  return types === undefined || types.includes('*') || types.includes(type);
}

const receiverOf = ({ url, secret, enabled_events: types }: WebhookEndpoint): Receiver => ({
  url,
  secret: secret ?? '',
  types,
});

/** Who wants which events; endpoints made through the API are read again when they may differ. */
function createDirectory(store: Store, configured: readonly Receiver[]): Directory {
  let all: readonly Receiver[] | undefined;
  return {
    reload: () => {
      all = undefined;
    },
    receivers: (type) => {
      if (all === undefined) {
        const endpoints = store.select('webhook_endpoints', { limit: 100 });
        const enabled = endpoints.filter(({ status }) => status === 'enabled');
        all = [...configured, ...enabled.map(receiverOf)];
      }
      return all.filter((receiver) => isInterested(receiver, type));
    },
  };
}

export function createSimulator(options: SimulatorOptions): Simulator {
  const { random, now, webhook, eventDestination, baseUrl, onEvent } = options;
  const store = openStore(options.databaseFile, options.defer);
  const clock = createClock(store, now);
  const configured = [webhook, eventDestination].filter((receiver) => receiver !== undefined);
  const directory = createDirectory(store, configured);
  const { receivers } = directory;
  const events = createEventLog({ store, clock, random, receivers, onEvent });
  const world: World = { store, clock, random, events, baseUrl };
  const faults = createFaults(clock.nowMs);
  const traffic = createTraffic(clock.nowMs);
  const postman = createPostman(world, () => faults.outage().isOn());
  const agenda = createAgenda(world, {
    retention: { ...usualRetention, ...options.retention },
    lookEveryMs: options.databaseFile === undefined ? 0 : lookEveryMs,
    onDefect: options.onDefect ?? ((): void => undefined),
  });
  const limiter = createRateLimiter(options.limits, clock.nowMs);
  const answer = createPipeline({ ...options, world, faults, traffic, limiter });

  const control = (request: SimulatorRequest): Answer => {
    events.attributeTo(nobody);
    try {
      const reply = controlAnswer({ world, faults, traffic, postman, agenda, limiter }, request);
      store.commit();
      return reply;
    } catch (error) {
      store.discard();
      if (!(error instanceof StripeRefusal)) throw error;
      return jsonAnswer(error.status, errorBody(error.details, 'req_control'));
    }
  };
  return {
    handle: async (request, injected) => {
      agenda.catchUp();
      if (request.path.startsWith('/_sim')) return control(request);
      const reply = await answer(request, injected);
      if (request.path.startsWith('/v1/webhook_endpoints')) directory.reload();
      return reply;
    },
    tick: () => agenda.catchUp(),
    nextMs: () => {
      const outage = faults.outage();
      const moments = [agenda.nextMs(), postman.nextMs(), outage.isOn() ? outage.endMs : undefined];
      const next = Math.min(...moments.map((moment) => moment ?? Infinity));
      return next === Infinity ? undefined : next;
    },
    objects: <T extends TableName>(table: T) =>
      (table === 'balance_transactions'
        ? presentedTransactions(world)
        : store.scan(table)) as Iterable<Tables[T]>,
    postman,
    close: () => store.close(),
  };
}
