/**
 * Creates what the template describes, in dependency order: tables, queues, rules, functions,
 * schedules, API. Everything is checked before anything is started.
 */
import type { AwsEndpoint, JsonOperation } from './aws-endpoint.ts';
import { createDelivery } from './delivery.ts';
import type { Database } from './dynamodb/start-database.ts';
import { prepareStreamRecords } from './dynamodb/stream-index.ts';
import { createTables } from './dynamodb/tables.ts';
import { createRules, eventBridgeOperations } from './events/event-bus.ts';
import { partnerBus, partnerEventsPath, partnerSources } from './events/partner-bus.ts';
import { createAsyncInvoker } from './functions/async-invoker.ts';
import type { AsyncInvoker } from './functions/async-invoker.ts';
import { createFunctions } from './functions/functions.ts';
import type { Functions } from './functions/functions.ts';
import { createHttpApi } from './http/http-api.ts';
import type { HttpApi } from './http/http-api.ts';
import { LocalCloudError } from './local-cloud-error.ts';
import type { LocalCloudOptions } from './local-cloud.ts';
import { prepareMappings } from './mappings/mappings.ts';
import type { Mapping } from './mappings/queue-mapping.ts';
import { streamPositions } from './mappings/stream-positions.ts';
import { localSender, mailFolder } from './mail-folder.ts';
import { messageJournal } from './queues/message-journal.ts';
import type { Queue } from './queues/queue.ts';
import { createQueues } from './queues/queues.ts';
import type { Queues } from './queues/queues.ts';
import { sqsOperations } from './queues/sqs-api.ts';
import { scheduleStore } from './schedules/schedule-store.ts';
import { groupNames, installTemplateSchedules, startScheduler } from './schedules/scheduler.ts';
import { schedulerApi } from './schedules/scheduler-api.ts';
import { keepSigningKeys, openSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';
import type { StateDatabase } from './state-database.ts';
import { arn } from './aws-names.ts';
import { startStripe, stripeSecret } from './stripe.ts';
import type { RunningStripe } from './stripe.ts';
import type { Stack } from './template/assembly.ts';
import { resolveTemplate, resolveType } from './template/resolved-template.ts';
import type { Resource } from './template/resolved-template.ts';
import { defaultAudience } from './tokens/signing-key.ts';

export type RunningTemplate = {
  readonly queues: Queues;
  readonly functions: Functions;
  readonly httpApi: HttpApi | undefined;
  readonly stripe: RunningStripe;
  readonly summary: Readonly<Record<string, number>>;
  readonly isDeadLetterQueue: (queue: Queue) => boolean;
  readonly startMappings: () => Mapping[];
  readonly close: () => Promise<void>;
};

type Context = {
  readonly options: LocalCloudOptions;
  readonly stacks: Stack[];
  readonly addresses: { readonly api: string; readonly aws: string };
  readonly issuer: string;
  readonly database: Database;
  readonly state: StateDatabase;
  readonly endpoint: AwsEndpoint;
  readonly progress: (step: string) => void;
  readonly home: string;
};

const webhookRoute = 'POST /v1/stripe/webhook';
/** These secrets are made outside the template, so that they outlive the stacks. */
const stripeSecretArn = arn('secretsmanager', 'secret:fanfund/stripe-local1');
const signingSecretArn = arn('secretsmanager', 'secret:fanfund/signing-local1');

export async function runTemplate(context: Context): Promise<RunningTemplate> {
  const { options, stacks, addresses, state, endpoint, progress, home } = context;
  const { now, log } = options;
  const resources = await resolveAll(context);
  const ofType = (type: string): Resource[] => resources.filter((found) => found.type === type);

  progress('opening queues, rules and schedules');
  const queues = createQueues(ofType('AWS::SQS::Queue'), messageJournal(state), now);
  const rules = createRules(resources, queues);
  const secrets = secretsOf(ofType('AWS::SecretsManager::Secret'), home);

  progress('preparing functions');
  const endpoints = { aws: addresses.aws, dynamodb: context.database.endpoint };
  const functions = createFunctions({ resources, stacks, endpoints, home });
  const invoker: AsyncInvoker = createAsyncInvoker({
    resources,
    functions,
    database: state,
    deliver: () => delivery.deliver,
    now,
  });
  const delivery = createDelivery(queues, invoker.accept);
  const schedules = scheduleStore(state);
  installTemplateSchedules(ofType('AWS::Scheduler::Schedule'), schedules, delivery.knows, now());
  const httpApi = createHttpApi(resources, functions, now);
  const startMapping = prepareMappings(resources, {
    queues,
    functions,
    dynamodb: context.database.client,
    positions: streamPositions(state),
    deliver: delivery.deliver,
    now,
    log,
  });

  progress(
    options.stripe.kind === 'simulator' ? 'starting the Stripe simulator' : 'opening Stripe',
  );
  const sources = partnerSources(resources);
  endpoint.rest.push(partnerBus(sources, rules, state.together));
  const stripe = await openStripe(context, secrets, { httpApi, sources });

  const events = eventBridgeOperations(resources, rules, state.together, now);
  serve(endpoint, [sqsOperations(queues), events, secrets.operations]);
  const scheduler = startScheduler({ store: schedules, deliver: delivery.deliver, now, log });
  const { rearm } = scheduler;
  const groups = groupNames(resources);
  const schedulerDeps = { store: schedules, groups, knows: delivery.knows, rearm, now };
  endpoint.rest.push(schedulerApi(schedulerDeps), mailFolder(home, now));

  return {
    queues,
    functions,
    httpApi,
    stripe,
    summary: countByType(resources),
    isDeadLetterQueue: deadLetterTest(resources, queues),
    startMappings: () => {
      invoker.resume();
      return startMapping.map((startOne) => startOne());
    },
    close: async () => {
      scheduler.close();
      invoker.close();
      queues.close();
      await functions.close();
      await stripe.close();
    },
  };
}

function secretsOf(declared: readonly Resource[], home: string): Secrets {
  const outside = [stripeSecretArn, signingSecretArn];
  const secrets = openSecrets([...declared.map(({ ref }) => ref), ...outside], home);
  keepSigningKeys(secrets, signingSecretArn);
  return secrets;
}

function serve(endpoint: AwsEndpoint, services: readonly Map<string, JsonOperation>[]): void {
  for (const operations of services) {
    for (const [target, operation] of operations) endpoint.operations.set(target, operation);
  }
}

async function resolveAll(context: Context): Promise<Resource[]> {
  const { options, stacks, addresses, database, state, progress } = context;
  const parameters = parametersOf(context);
  const tables = resolveType(stacks, 'AWS::DynamoDB::GlobalTable', {
    parameters,
    addresses,
    streamArn: (name) => {
      throw new LocalCloudError(`Table ${name} cannot refer to its own stream.`);
    },
  });
  progress('creating tables');
  const streamArns = await createTables(tables, database.client);
  if (database.databaseFile !== undefined) {
    const readUpTo = streamPositions(state).readByAll();
    prepareStreamRecords(database.databaseFile, { nowMs: options.now(), readUpTo });
  }
  return resolveTemplate(stacks, {
    parameters,
    addresses,
    streamArn: (name) => {
      const found = streamArns.get(name);
      if (found === undefined) throw new LocalCloudError(`Table ${name} has no stream.`);
      return found;
    },
  });
}

/** Those that the template declares, of what this machine decides. */
function parametersOf({ options, stacks, issuer }: Context): Record<string, string> {
  const own: Record<string, string> = {
    OidcIssuer: issuer,
    OidcAudience: defaultAudience,
    StripeSecretArn: stripeSecretArn,
    SigningSecretArn: signingSecretArn,
    MailFrom: localSender,
    MailIdentityArn: arn('ses', 'identity/fanfund.example'),
    ...(options.stripe.kind === 'test mode' && {
      StripePublishableKey: options.stripe.publishableKey ?? '',
    }),
    ...(options.stripe.kind === 'simulator' && {
      StripeRequestsPerSecond: String(options.stripe.limits.perSecond),
      StripeEndpointRequestsPerSecond: String(options.stripe.limits.perEndpointPerSecond),
    }),
  };
  const declared = Object.entries(own).filter(([name]) =>
    stacks.some(({ template }) => template.Parameters?.[name] !== undefined),
  );
  return { ...Object.fromEntries(declared), ...options.parameters };
}

type Doors = { readonly httpApi: HttpApi | undefined; readonly sources: readonly string[] };

/** Stripe's events come through the door that the template has. */
async function openStripe(
  { options, addresses, home }: Context,
  secrets: Secrets,
  { httpApi, sources }: Doors,
): Promise<RunningStripe> {
  const secret = stripeSecret(secrets.get(stripeSecretArn), options.stripe, '');
  const [webhookSecret] = secret.webhookSecrets;
  const hasRoute = httpApi?.routes.some(({ key }) => key === webhookRoute) === true;
  const stripe = await startStripe({
    choice: options.stripe,
    home,
    webhook:
      hasRoute && webhookSecret !== undefined
        ? { url: `${addresses.api}/v1/stripe/webhook`, secret: webhookSecret }
        : undefined,
    eventDestination: sources
      .filter((source) => source.startsWith('aws.partner/stripe.com/'))
      .map((source) => ({ source, url: `${addresses.aws}${partnerEventsPath}` }))
      .at(0),
    reportDeath: options.log,
  });
  const value = secret.apiBase === undefined ? secret : { ...secret, apiBase: stripe.url };
  secrets.set(stripeSecretArn, JSON.stringify(value));
  return stripe;
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
  for (const { properties } of resources) collect(properties, false);
  return (queue) => queues.isDeadLetterQueue(queue) || named.has(queue.settings.arn);
}

function countByType(resources: readonly Resource[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
