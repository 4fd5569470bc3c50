/**
 * Puts together what the template's resources describe: queues, rules, functions, schedules, API,
 * and the services that functions call. What runs the code, keeps the state and tells the time is
 * given, so that `npm start` and a simulation compose the very same cloud. Invariant: everything is
 * checked before anything runs, and nothing runs before it is started.
 */
import type { AwsServices, JsonOperation, RestHandler } from './aws-services.ts';
import { createDelivery } from './delivery.ts';
import type { Deliver } from './delivery.ts';
import { createBuses, eventBridgeOperations } from './events/event-bus.ts';
import type { Publish } from './events/event-bus.ts';
import { createPartnerBuses, partnerApi } from './events/partner-bus.ts';
import type { PartnerBuses } from './events/partner-bus.ts';
import { createAsyncInvoker } from './functions/async-invoker.ts';
import type { AsyncInvoker } from './functions/async-invoker.ts';
import type { Endpoints } from './functions/function-settings.ts';
import { createFunctions } from './functions/functions.ts';
import type { Functions } from './functions/functions.ts';
import type { PoolFactory } from './functions/pool.ts';
import { createHttpApi } from './http/http-api.ts';
import type { HttpApi } from './http/http-api.ts';
import { prepareMappings } from './mappings/mappings.ts';
import type { Mapping } from './mappings/queue-mapping.ts';
import { streamPositions } from './mappings/stream-positions.ts';
import type { StreamSources } from './mappings/stream-source.ts';
import { messageJournal } from './queues/message-journal.ts';
import type { Around, Queue } from './queues/queue.ts';
import { createQueues } from './queues/queues.ts';
import type { Queues } from './queues/queues.ts';
import { sqsOperations } from './queues/sqs-api.ts';
import { scheduleStore } from './schedules/schedule-store.ts';
import type { ScheduleStore } from './schedules/schedule-store.ts';
import { createScheduler, groupNames, installTemplateSchedules } from './schedules/scheduler.ts';
import { schedulerApi } from './schedules/scheduler-api.ts';
import { keepSigningKeys, openSecrets } from './secrets.ts';
import type { Secrets, Vault } from './secrets.ts';
import type { StateDatabase } from './state-database.ts';
import type { Resource } from './template/resolved-template.ts';
import {
  deliverySecretArn,
  partnerSecretArn,
  signingSecretArn,
  stripeSecretArn,
} from './template/parameters.ts';

export type Parts = {
  readonly resources: readonly Resource[];
  readonly services: AwsServices;
  /** What functions are told to call. */
  readonly endpoints: Endpoints;
  readonly poolOf: PoolFactory;
  readonly streams: StreamSources;
  readonly state: StateDatabase;
  readonly vault: Vault;
  readonly mail: RestHandler;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly progress?: (step: string) => void;
  /** How seldom the scheduler may look at the clock; a minute unless given. */
  readonly timerMsMax?: number;
} & Around;

export type Composed = {
  readonly queues: Queues;
  readonly functions: Functions;
  readonly httpApi: HttpApi | undefined;
  readonly schedules: ScheduleStore;
  /** To be called when a schedule was changed there. */
  readonly rearm: () => void;
  readonly secrets: Secrets;
  readonly partners: PartnerBuses;
  readonly publish: Publish;
  readonly deliver: Deliver;
  readonly summary: Readonly<Record<string, number>>;
  readonly isDeadLetterQueue: (queue: Queue) => boolean;
  /** Schedules, mappings, and what an earlier run left to be invoked. */
  readonly start: () => Mapping[];
  readonly close: () => Promise<void>;
};

export function compose(parts: Parts): Composed {
  const { resources, services, endpoints, poolOf, state, now, progress = () => undefined } = parts;
  const ofType = (type: string): Resource[] => resources.filter((found) => found.type === type);

  progress('opening queues, rules and schedules');
  const queues = createQueues(ofType('AWS::SQS::Queue'), messageJournal(state), now, parts);
  const publish = createBuses({ resources, queues, together: state.together, around: parts });
  const secrets = secretsOf(ofType('AWS::SecretsManager::Secret'), parts.vault);

  progress('preparing functions');
  const functions = createFunctions({ resources, endpoints, poolOf });
  const invoker: AsyncInvoker = createAsyncInvoker({
    ...parts,
    functions,
    database: state,
    deliver: () => delivery.deliver,
  });
  const delivery = createDelivery(queues, invoker.accept);
  const schedules = scheduleStore(state);
  installTemplateSchedules(ofType('AWS::Scheduler::Schedule'), schedules, delivery.knows, now());
  const { deliver } = delivery;
  const scheduler = createScheduler({ ...parts, store: schedules, deliver });
  const httpApi = createHttpApi(resources, functions, now);
  const positions = streamPositions(state);
  const running: Mapping[] = [];
  const mappings = prepareMappings(resources, { ...parts, queues, functions, positions, deliver });

  const partners = createPartnerBuses(resources, publish);
  serve(services, sqsOperations(queues, now));
  serve(services, eventBridgeOperations(resources, publish, state.together, now));
  serve(services, secrets.operations);
  const groups = groupNames(resources);
  const scheduling = { store: schedules, groups, knows: delivery.knows, rearm: scheduler.rearm };
  services.rest.push(partnerApi(partners), schedulerApi({ ...scheduling, now }));
  services.rest.push(parts.mail);
  return {
    queues,
    functions,
    httpApi,
    schedules,
    rearm: scheduler.rearm,
    secrets,
    partners,
    publish,
    deliver,
    summary: countByType(resources),
    isDeadLetterQueue: deadLetterTest(resources, queues),
    start: () => {
      scheduler.start();
      invoker.resume();
      running.push(...mappings.map((startOne) => startOne()));
      return running;
    },
    close: async () => {
      for (const mapping of running) void mapping.stop();
      scheduler.close();
      invoker.close();
      queues.close();
      await functions.close();
    },
  };
}

function secretsOf(declared: readonly Resource[], vault: Vault): Secrets {
  const outside = [stripeSecretArn, signingSecretArn, partnerSecretArn, deliverySecretArn];
  const secrets = openSecrets([...declared.map(({ ref }) => ref), ...outside], vault);
  keepSigningKeys(secrets, signingSecretArn);
  return secrets;
}

function serve(services: AwsServices, operations: Map<string, JsonOperation>): void {
  for (const [target, operation] of operations) services.operations.set(target, operation);
}

/** Dead letters arrive from queues, rules, schedules, mappings and asynchronous invocations. */
function deadLetterTest(resources: readonly Resource[], queues: Queues): (queue: Queue) => boolean {
  const named = new Set<string>();
  const collect = (value: unknown, underFailure: boolean): void => {
    if (typeof value === 'string' && underFailure) named.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      collect(inner, underFailure || key === 'DeadLetterConfig' || key === 'OnFailure');
    }
  };
  const senders = resources.filter(({ type }) => /^AWS::(Events|Lambda|Scheduler)::/.test(type));
  for (const { properties } of senders) collect(properties, false);
  return (queue) => queues.isDeadLetterQueue(queue) || named.has(queue.settings.arn);
}

function countByType(resources: readonly Resource[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
