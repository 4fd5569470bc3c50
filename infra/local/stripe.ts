/**
 * Where money is moved on this machine: Stripe's own test mode when there is a test key, else the
 * simulator. Invariant: a live key is refused.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Ahead } from './clock.ts';
import { LocalCloudError } from './local-cloud-error.ts';

export type StripeLimits = { readonly perSecond: number; readonly perEndpointPerSecond: number };

export type StripeChoice =
  | { readonly kind: 'simulator'; readonly port: number; readonly limits: StripeLimits }
  | {
      readonly kind: 'test mode';
      readonly secretKey: string;
      /** Lets the page for failed payments show Stripe's own form. */
      readonly publishableKey?: string;
    }
  | { readonly kind: 'none' };

export type StripeSecret = { secretKey: string; webhookSecrets: string[]; apiBase?: string };

export type RunningStripe = { readonly url: string; readonly close: () => Promise<void> };

const simulatorFile = new URL('../stripe-simulator/start.ts', import.meta.url);
const webhookPath = '/v1/stripe/webhook';
const testModeUrl = 'https://api.stripe.com';

export function checkedChoice(choice: StripeChoice): StripeChoice {
  if (choice.kind === 'test mode' && !/^[sr]k_test_/.test(choice.secretKey)) {
    throw new LocalCloudError(
      'STRIPE_SECRET_KEY must be a test key (sk_test_…); unset it or use one.',
    );
  }
  if (choice.kind === 'test mode' && !/^(pk_test_|$)/.test(choice.publishableKey ?? '')) {
    throw new LocalCloudError('STRIPE_PUBLISHABLE_KEY must be a test key (pk_test_…).');
  }
  return choice;
}

type Doors = { readonly webhookPath: string | undefined; readonly source: string | undefined };

/** Through which doors of the template Stripe's events come. */
export function stripeDoors(
  httpApi: { readonly routes: readonly { readonly key: string }[] } | undefined,
  partnerSources: readonly string[],
): Doors {
  const hasRoute = httpApi?.routes.some(({ key }) => key === `POST ${webhookPath}`) === true;
  return {
    webhookPath: hasRoute ? webhookPath : undefined,
    source: partnerSources.find((source) => source.startsWith('aws.partner/stripe.com/')),
  };
}

/** Keeps the webhook secret over restarts. */
export function stripeSecret(
  before: string | undefined,
  choice: StripeChoice,
  apiBase: string,
): StripeSecret {
  const webhookSecrets = webhookSecretsIn(before) ?? [
    `whsec_${randomBytes(24).toString('base64url')}`,
  ];
  if (choice.kind === 'test mode') return { secretKey: choice.secretKey, webhookSecrets };
  return { secretKey: 'sk_test_local', webhookSecrets, apiBase };
}

function webhookSecretsIn(value: string | undefined): string[] | undefined {
  try {
    const { webhookSecrets } = JSON.parse(value ?? '') as Partial<StripeSecret>;
    return Array.isArray(webhookSecrets) && webhookSecrets.length > 0 ? webhookSecrets : undefined;
  } catch {
    return undefined;
  }
}

export async function startStripe(options: {
  readonly choice: StripeChoice;
  readonly home: string;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Stripe's EventBridge partner source: its envelopes are posted to this address. */
  readonly eventDestination?: { readonly url: string; readonly source: string } | undefined;
  readonly ahead: Ahead;
  readonly reportDeath: (line: string) => void;
}): Promise<RunningStripe> {
  const { choice, home, webhook, eventDestination, ahead, reportDeath } = options;
  if (choice.kind === 'test mode') return { url: testModeUrl, close: () => Promise.resolve() };
  if (choice.kind === 'none') return { url: '', close: () => Promise.resolve() };
  if (!existsSync(simulatorFile)) {
    throw new LocalCloudError(`The Stripe simulator is missing (${fileURLToPath(simulatorFile)}).`);
  }
  const worker = new Worker(new URL('./stripe-thread.ts', import.meta.url), {
    name: 'stripe-simulator',
    execArgv: ['--no-warnings'],
    workerData: {
      module: simulatorFile.href,
      ahead,
      options: {
        port: choice.port,
        databaseFile: join(home, 'stripe.db'),
        limits: choice.limits,
        ...(webhook !== undefined && { webhook }),
        ...(eventDestination !== undefined && { eventDestination }),
      },
    },
  });
  const url = await started(worker, choice.port);
  let closing = false;
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
      if (!closing) reportDeath('the Stripe simulator stopped by itself');
    });
  });
  worker.on('error', (error: unknown) =>
    reportDeath(`the Stripe simulator failed: ${String(error)}`),
  );
  return {
    url,
    close: async () => {
      closing = true;
      worker.postMessage('close');
      const timer = setTimeout(() => void worker.terminate(), 3_000);
      await exited;
      clearTimeout(timer);
    },
  };
}

function started(worker: Worker, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: { url?: string; failed?: string; code?: string }) => {
      if (message.url !== undefined) {
        worker.off('error', reject);
        resolve(message.url);
        return;
      }
      void worker.terminate();
      reject(
        new LocalCloudError(
          message.code === 'EADDRINUSE'
            ? `Port ${port} is in use by another program; stop it or choose another port with STRIPE_PORT.`
            : `The Stripe simulator did not start: ${message.failed}.`,
        ),
      );
    });
  });
}
