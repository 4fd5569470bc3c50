/**
 * One world: the cloud that the synthesised template describes, with the product's own handlers in
 * it, DynamoDB, Stripe, and a way in for people. The cloud is composed by the same code as that of
 * `npm start`; only what is real there (threads, sockets, disks, time) is played here.
 */
import { createAwsServices } from '../../infra/local/aws-services.ts';
import type { AwsServices } from '../../infra/local/aws-services.ts';
import type { Composed } from '../../infra/local/compose.ts';
import { compose } from '../../infra/local/compose.ts';
import type { DynamoDb } from '../../infra/local/dynamodb/dynamodb-client.ts';
import { DynamoDbError } from '../../infra/local/dynamodb/dynamodb-client.ts';
import { mailApi } from '../../infra/local/mail-folder.ts';
import { wokenStreams } from '../../infra/local/mappings/stream-source.ts';
import { memoryVault } from '../../infra/local/secrets.ts';
import { openStateDatabase } from '../../infra/local/state-database.ts';
import {
  partnerSecretArn,
  signingSecretArn,
  stripeSecretArn,
} from '../../infra/local/template/parameters.ts';
import { resolveAssembly } from '../../infra/local/template/resolve-assembly.ts';
import type { Resource } from '../../infra/local/template/resolved-template.ts';
import type { Blueprint } from './blueprint.ts';
import { apiUrl, stripeLimits } from './blueprint.ts';
import { mischiefOf } from './deliveries.ts';
import type { Dynamo } from './dynamodb/dynamo.ts';
import { createDynamo } from './dynamodb/dynamo.ts';
import { DynamoRefusal } from './dynamodb/refusal.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { AwsWorld } from './kernel/aws-clients.ts';
import type { Boundary } from './kernel/boundary.ts';
import { createBoundary } from './kernel/boundary.ts';
import type { Chance } from './kernel/chance.ts';
import { outsideContainers } from './kernel/container.ts';
import type { FaultPlan } from './kernel/faults.ts';
import { siteName } from './kernel/faults.ts';
import { SimulatedFunction } from './kernel/lambda.ts';
import type { Production } from './kernel/production.ts';
import type { Observation } from './observation.ts';
import type { PartnerWeb } from './partner-web.ts';
import type { StripeRoute } from './payments.ts';
import { carrier, subscribed } from './payments.ts';
import { actingSite, awsEffect, leftAtMs } from './services.ts';
import { startSweepers } from './sweepers.ts';
import { shownItem } from './shown-item.ts';
import type { StripeInProcess } from './stripe/in-process.ts';
import { startStripeInProcess } from './stripe/in-process.ts';

export type WorldOptions = {
  readonly blueprint: Blueprint;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly plan: FaultPlan;
  readonly code: () => Production;
  readonly isChaos: () => boolean;
  readonly tell: (observation: Observation) => void;
};

export type World = {
  readonly cloud: Composed;
  readonly dynamo: Dynamo;
  readonly tableName: string;
  readonly stripe: StripeInProcess;
  readonly resources: readonly Resource[];
  readonly functions: readonly SimulatedFunction[];
  /** What the product's clients speak to. */
  readonly aws: AwsWorld;
  readonly payments: StripeRoute;
  /** Where partners listen. */
  readonly web: PartnerWeb;
  readonly close: () => Promise<void>;
};

const signingSecret = ({ keys }: Blueprint): string =>
  JSON.stringify({ linkKeys: [keys.linkKey], reportKey: keys.reportKey });

const stripeSecret = ({ keys }: Blueprint): string =>
  JSON.stringify({
    secretKey: keys.stripeSecretKey,
    webhookSecrets: [keys.webhookSecret],
    apiBase: 'https://stripe.simulated',
  });

export async function createWorld(options: WorldOptions): Promise<World> {
  const { blueprint, agenda, chance, plan, tell } = options;
  const now = agenda.now;
  const dynamo = createDynamo({ now });
  const dynamodb = wireOf(dynamo);
  const resources = await resolveAssembly({
    stacks: blueprint.stacks,
    parameters: blueprint.parameters,
    addresses: { api: apiUrl, aws: 'https://aws.simulated' },
    dynamodb,
  });
  const boundary = createBoundary({
    agenda,
    chance: chance.fork('boundary'),
    plan,
    told: (site, fault) => tell({ kind: 'act', atMs: now(), what: fault, site: siteName(site) }),
  });
  const services = createAwsServices();
  const functions: SimulatedFunction[] = [];
  const { cloud, moneyMoved } = composeCloud(options, {
    ...{ dynamo, dynamodb, resources, services, functions },
  });
  const stripe = openStripe(options, cloud, moneyMoved);
  watchTable(dynamo, options);
  const effect = awsEffect({ dynamo, services, chance: chance.fork('services') });
  return {
    ...{ cloud, dynamo, stripe, resources, functions },
    tableName: tableOf(resources),
    aws: { boundary, effect },
    payments: paymentsOf(boundary, stripe, options),
    web: { boundary, listeners: new Map() },
    close: async () => {
      await cloud.close();
      stripe.close();
    },
  };
}

const paymentsOf = (
  boundary: Boundary,
  stripe: StripeInProcess,
  { agenda, tell }: WorldOptions,
): StripeRoute => ({
  boundary,
  stripe,
  now: agenda.now,
  heard: (call) => tell({ kind: 'heard', atMs: agenda.now(), call }),
});

function tableOf(resources: readonly Resource[]): string {
  const table = resources.find(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
  if (!table) throw new Error('The template has no table.');
  return table.ref;
}

/** The model behind the same port as DynamoDB over a socket. */
function wireOf(dynamo: Dynamo): DynamoDb {
  return {
    endpoint: 'https://dynamodb.simulated',
    call: async <T>(_service: string, operation: string, input: object): Promise<T> => {
      try {
        return dynamo.call(operation, input) as T;
      } catch (error) {
        if (error instanceof DynamoRefusal) throw new DynamoDbError(error.code, error.message);
        throw error;
      }
    },
  };
}

type CloudParts = {
  readonly dynamo: Dynamo;
  readonly dynamodb: DynamoDb;
  readonly resources: Resource[];
  readonly services: AwsServices;
  readonly functions: SimulatedFunction[];
};

function composeCloud(
  options: WorldOptions,
  parts: CloudParts,
): { readonly cloud: Composed; readonly moneyMoved: () => void } {
  const { agenda, chance, code, tell, blueprint } = options;
  const { dynamo, dynamodb, resources, services, functions } = parts;
  const host = { agenda, chance: chance.fork('lambda'), code };
  const { nextDueMs, moneyMoved } = startSweepers({
    ...{ dynamo, agenda, tableName: tableOf(resources) },
    chance: chance.fork('sweepers'),
    cloud: () => cloud,
  });
  const cloud: Composed = compose({
    resources,
    services,
    endpoints: { aws: 'https://aws.simulated', dynamodb: dynamodb.endpoint },
    poolOf: ({ settings, concurrency }) => {
      const made = new SimulatedFunction(host, settings, concurrency);
      functions.push(made);
      return made;
    },
    streams: wokenStreams(dynamodb, (written) => dynamo.onStreamRecords(written)),
    state: openStateDatabase(':memory:'),
    vault: memoryVault(),
    mail: mailApi((sent) => tell({ kind: 'mailed', atMs: agenda.now(), ...mailOf(sent) })),
    now: agenda.now,
    log: (line) => tell({ kind: 'act', atMs: agenda.now(), what: line }),
    timerMsMax: 2 ** 31 - 1,
    watch: watchQueues(options),
    mischief: mischiefOf({
      chance: chance.fork('deliveries'),
      ...{ now: agenda.now, plan: options.plan, nextDueMs },
    }),
  });
  cloud.secrets.set(signingSecretArn, signingSecret(blueprint));
  cloud.secrets.set(stripeSecretArn, stripeSecret(blueprint));
  cloud.secrets.set(partnerSecretArn, blueprint.keys.partnerRoot);
  return { cloud, moneyMoved };
}

type Mail = Parameters<Parameters<typeof mailApi>[0]>[0];

const mailOf = ({ Destination, Content }: Mail) => ({
  to: Destination.ToAddresses.join(', '),
  subject: Content.Simple.Subject.Data,
  body: `${Content.Simple.Body.Text.Data}\n${Content.Simple.Body.Html.Data}`,
});

function watchQueues({ agenda, tell }: WorldOptions) {
  const at = () => ({ atMs: agenda.now(), by: actingSite() });
  return {
    sent: (queue: string, { id, body }: { id: string; body: string }) =>
      tell({ kind: 'sent', ...at(), queue, id, body }),
    deleted: (queue: string, { id }: { id: string }) =>
      tell({ kind: 'handled', atMs: agenda.now(), queue, id }),
    deadLettered: (queue: string, into: string, { id, body }: { id: string; body: string }) =>
      tell({ kind: 'deadLettered', atMs: agenda.now(), queue, into, id, body }),
    published: (_bus: string, event: Readonly<Record<string, unknown>>) =>
      tell({
        kind: 'published',
        ...at(),
        detailType: String(event['detail-type']),
        detail: event['detail'],
      }),
  } as const;
}

function watchTable(dynamo: Dynamo, { tell }: WorldOptions): void {
  dynamo.onWrite(({ atMs, before, after }) => {
    if (before === after) return;
    tell({
      kind: 'written',
      ...{ atMs, by: actingSite() },
      before: before && shownItem(before),
      after: after && shownItem(after),
    });
  });
}

export const webhookPath = '/v1/stripe/webhook';
export const webhookUrl = `${apiUrl}${webhookPath}`;

function openStripe(
  options: WorldOptions,
  cloud: Composed,
  moneyMoved: () => void,
): StripeInProcess {
  const { agenda, chance, blueprint, isChaos, tell } = options;
  const random = chance.fork('stripe');
  const { keys } = blueprint;
  return startStripeInProcess({
    now: agenda.now,
    random: random.next,
    at: (atMs, act) => {
      const appointment = outsideContainers(() => agenda.at(atMs, act));
      return () => {
        appointment.act = undefined;
      };
    },
    limits: stripeLimits,
    secretKey: keys.stripeSecretKey,
    webhook: { url: webhookUrl, secret: keys.webhookSecret, types: subscribed },
    carry: carrier({
      chance: chance.fork('webhooks'),
      pause: (ms) => new Promise((resolve) => void agenda.after(ms, () => resolve())),
      isChaos,
      deliver: async ({ headers, body }) => {
        const request = {
          ...{ method: 'POST', path: webhookPath },
          headers: lowerCased(headers),
          body: Buffer.from(body),
          sourceIp: '198.51.100.7',
        };
        return (await cloud.httpApi?.request(request))?.status ?? 503;
      },
    }),
    onWorkedOn: ({ requestId, method, path, form, key, status, body, replayed, arrivedAtMs }) => {
      if (status === undefined) return;
      tell({
        kind: 'stripe',
        ...{ atMs: agenda.now(), call: requestId, by: actingSite() },
        leftAtMs: leftAtMs() ?? arrivedAtMs,
        ...{ method, path, form, status, body, replayed, arrivedAtMs },
        ...(key !== undefined && { key }),
      });
    },
    onEvent: ({ type, data }) => {
      moneyMoved();
      tell({ kind: 'happened', atMs: agenda.now(), type, object: data.object as never });
    },
  });
}

export const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
