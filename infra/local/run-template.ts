/**
 * Runs what the template describes on this machine: tables in the DynamoDB that is there, functions
 * in worker threads, state and secrets in the home folder, Stripe in a thread of its own.
 */
import type { AwsEndpoint } from './aws-endpoint.ts';
import type { LocalClock } from './clock.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import type { Database } from './dynamodb/start-database.ts';
import { prepareStreamRecords } from './dynamodb/stream-index.ts';
import { partnerEventsPath } from './events/partner-bus.ts';
import { workerPools } from './functions/worker-pools.ts';
import type { LocalCloudOptions } from './local-cloud.ts';
import { mailFolder } from './mail-folder.ts';
import type { Mapping } from './mappings/queue-mapping.ts';
import { streamPositions } from './mappings/stream-positions.ts';
import { polledStreams } from './mappings/stream-source.ts';
import { folderVault } from './secrets.ts';
import type { StateDatabase } from './state-database.ts';
import { startStripe, stripeDoors, stripeSecret } from './stripe.ts';
import type { RunningStripe } from './stripe.ts';
import type { Stack } from './template/assembly.ts';
import { localParameters, stripeSecretArn } from './template/parameters.ts';
import { resolveAssembly } from './template/resolve-assembly.ts';
import type { Resource } from './template/resolved-template.ts';

export type RunningTemplate = Omit<Composed, 'start'> & {
  readonly stripe: RunningStripe;
  readonly startMappings: () => Mapping[];
};

type Context = {
  readonly options: LocalCloudOptions;
  readonly clock: LocalClock;
  readonly stacks: Stack[];
  readonly addresses: { readonly api: string; readonly aws: string };
  readonly issuer: string;
  readonly database: Database;
  readonly state: StateDatabase;
  readonly endpoint: AwsEndpoint;
  readonly progress: (step: string) => void;
  readonly home: string;
};

export async function runTemplate(context: Context): Promise<RunningTemplate> {
  const { options, stacks, addresses, database, state, endpoint, progress, home } = context;
  const { now, ahead } = context.clock;
  const resources = await resolveAll(context);
  const { start, ...composed } = compose({
    resources,
    services: endpoint,
    endpoints: { aws: addresses.aws, dynamodb: database.endpoint },
    poolOf: workerPools(stacks, home, ahead),
    streams: polledStreams(database.client),
    state,
    vault: folderVault(home),
    mail: mailFolder(home, now),
    now,
    log: options.log,
    progress,
  });
  progress(
    options.stripe.kind === 'simulator' ? 'starting the Stripe simulator' : 'opening Stripe',
  );
  const stripe = await openStripe(context, composed);
  return {
    ...composed,
    stripe,
    startMappings: start,
    close: async () => {
      await composed.close();
      await stripe.close();
    },
  };
}

async function resolveAll(context: Context): Promise<Resource[]> {
  const { options, stacks, addresses, issuer, database, state, progress } = context;
  const { stripe, parameters: given } = options;
  progress('creating tables');
  const resources = await resolveAssembly({
    stacks,
    parameters: localParameters({ stacks, issuer, stripe, given }),
    addresses,
    dynamodb: database.client,
  });
  if (database.databaseFile !== undefined) {
    const readUpTo = streamPositions(state).readByAll();
    prepareStreamRecords(database.databaseFile, { nowMs: options.now(), readUpTo });
  }
  return resources;
}

/** Stripe's events come through the door that the template has. */
async function openStripe(
  { options, addresses, home, clock }: Context,
  { secrets, httpApi, partners }: Pick<Composed, 'secrets' | 'httpApi' | 'partners'>,
): Promise<RunningStripe> {
  const secret = stripeSecret(secrets.get(stripeSecretArn), options.stripe, '');
  const [webhookSecret] = secret.webhookSecrets;
  const doors = stripeDoors(httpApi, partners.sources);
  const stripe = await startStripe({
    choice: options.stripe,
    home,
    webhook:
      doors.webhookPath !== undefined && webhookSecret !== undefined
        ? { url: `${addresses.api}${doors.webhookPath}`, secret: webhookSecret }
        : undefined,
    eventDestination:
      doors.source === undefined
        ? undefined
        : { source: doors.source, url: `${addresses.aws}${partnerEventsPath}` },
    ahead: clock.ahead,
    reportDeath: options.log,
  });
  const value = secret.apiBase === undefined ? secret : { ...secret, apiBase: stripe.url };
  secrets.set(stripeSecretArn, JSON.stringify(value));
  return stripe;
}
