/**
 * The workers of a settlement on a clock that tests move: the real use cases, schemas, stores and
 * gateways on the simulated Stripe, with queues that keep the entry's pauses, give up as SQS does,
 * and bring messages in the order of their time. Requests to Stripe wait for their slots in the
 * product's own pace. Days pass in seconds, and always in the same way.
 */
import Stripe from 'stripe';
import type * as z from 'zod';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { completeSettlement } from '../../functions/complete-settlement/complete-settlement.ts';
import { confirmPayment } from '../../functions/confirm-payment/confirm-payment.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { preparePayment } from '../../functions/prepare-payment/prepare-payment.ts';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import { reconcilePayment } from '../../functions/reconcile-payment/reconcile-payment.ts';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { releasePledge } from '../../functions/release-pledge/release-pledge.ts';
import { replaceAuthorization } from '../../functions/replace-authorization/replace-authorization.ts';
import { sweepCampaigns } from '../../functions/sweep-campaigns/sweep-campaigns.ts';
import { sweepPledges } from '../../functions/sweep-pledges/sweep-pledges.ts';
import { PoisonError } from '../../shared/errors.ts';
import { emptyPace, leaseSlots, workersRates } from '../../shared/payments/pace-schedule.ts';
import { pacedHttpClient } from '../../shared/payments/paced-http-client.ts';
import { stripeClient } from '../../shared/payments/stripe-client.ts';
import { stripeDisputes } from '../../shared/payments/stripe-disputes.ts';
import { stripeGateway } from '../../shared/payments/stripe-gateway.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { stripeRecoveries } from '../../shared/payments/stripe-recoveries.ts';
import { stripeRefunds } from '../../shared/payments/stripe-refunds.ts';
import * as messages from '../../shared/queues/messages.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import type { useFanfund } from './fanfund.ts';
import { dayMs, minuteMs, secondMs } from './given.ts';
import { streamReader } from './stream.ts';

type Fanfund = ReturnType<typeof useFanfund>;

const names = [
  ...(['collections', 'releases', 'refunds', 'dunnings', 'authorizations'] as const),
  ...(['paymentLooks', 'refundLooks', 'disputeLooks'] as const),
  ...(['confirmations', 'preparations', 'completions'] as const),
] as const;
export type QueueName = (typeof names)[number];

type Waiting = { readonly queue: QueueName; readonly body: string; atMs: number; received: number };

/** As the template has it for workers that ask Stripe. */
export const receivesMax = 40;
const pauseMsMax = 900 * secondMs;
const allowed = { perEndpoint: 25, account: 100 };

type WorkersOptions = {
  /** How often the schedules find what was missed: never, or as they are deployed (1), or seldomer. */
  readonly sweepMinutes: number;
};

export function startWorkers(fanfund: Fanfund, { sweepMinutes }: WorkersOptions) {
  const { clock } = fanfund;
  const waiting: Waiting[] = [];
  const deadLetters: Waiting[] = [];
  const queues = Object.fromEntries(
    names.map((name) => [name, queueInto(waiting, name, clock)]),
  ) as Record<QueueName, Queue<never>>;
  const handlers = handlersOf(fanfund, queues);
  const follow = streamFollower(fanfund);
  const clockwork = clockworkOf(fanfund, queues, sweepMinutes);

  async function receive(message: Waiting): Promise<void> {
    waiting.splice(waiting.indexOf(message), 1);
    message.received += 1;
    if (message.queue === 'completions') await follow();
    try {
      await handlers[message.queue](JSON.parse(message.body));
    } catch (error) {
      const pauseMs = Math.min(2 ** message.received * secondMs, pauseMsMax);
      const isOver = error instanceof PoisonError || message.received >= receivesMax;
      if (isOver) deadLetters.push(message);
      else waiting.push(Object.assign(message, { atMs: clock() + pauseMs }));
    }
  }

  const tickMs = (): number => clockwork.nextMs();
  const nextMs = (): number => Math.min(earliest(waiting)?.atMs ?? Infinity, tickMs());
  /** The next message, or the next run of the sweepers; answers whether that was the last. */
  const turn = async (isOver: () => Promise<boolean>): Promise<boolean> => {
    const next = earliest(waiting);
    clock.set(Math.max(clock(), nextMs()));
    if (next && next.atMs <= tickMs()) {
      await receive(next);
      return false;
    }
    await clockwork.tick();
    return isOver();
  };

  return {
    queues,
    deadLetters,
    waiting: (): number => waiting.length,
    /** Once, now, and to its end: whatever it throws is for the test. */
    handle: (queue: QueueName, message: object): Promise<unknown> => handlers[queue](message),
    send: (queue: QueueName, message: object): void => {
      waiting.push({ queue, body: JSON.stringify(message), atMs: clock(), received: 0 });
    },
    /** Works until then, or until there is nothing left to do. */
    run: async (untilMs: number, isOver: () => Promise<boolean> = async () => false) => {
      let isDone = false;
      while (!isDone && clock() < untilMs && nextMs() <= untilMs) isDone = await turn(isOver);
      if (!isDone) clock.set(Math.max(clock(), untilMs));
    },
    follow,
  };
}

function queueInto(waiting: Waiting[], queue: QueueName, now: () => number): Queue<never> {
  const send = (message: object, delaySeconds = 0): void => {
    const atMs = now() + delaySeconds * secondMs;
    waiting.push({ queue, body: JSON.stringify(message), atMs, received: 0 });
  };
  return {
    send: async (message: object, { delaySeconds }) => send(message, delaySeconds),
    sendAll: async (several: readonly object[], { delaySeconds }) =>
      several.forEach((message) => send(message, delaySeconds)),
  };
}

const earliest = (waiting: readonly Waiting[]): Waiting | undefined => {
  let found: Waiting | undefined;
  for (const message of waiting) if (!found || message.atMs < found.atMs) found = message;
  return found;
};

/** The gateways of workers, whose requests wait until the clock has reached their slot. */
export function pacedGateways({ stripe, clock }: Pick<Fanfund, 'stripe' | 'clock'>) {
  let state = emptyPace;
  const pace = async (endpoint: string): Promise<void> => {
    const nowMs = clock();
    const wish = { endpoint, count: 1, nowMs, fromMs: nowMs, untilMs: nowMs + 15_000 };
    const lease = leaseSlots(state, wish, workersRates(allowed));
    state = lease.state;
    clock.set(lease.slotsMs[0] ?? nowMs);
  };
  let client: Stripe | undefined;
  const connect = (): Stripe => {
    const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'], apiBase: stripe.url };
    return stripeClient(secret, 5000, pacedHttpClient(onceOnly(), pace));
  };
  const access = { client: async () => (client ??= connect()), now: clock };
  return {
    payments: stripeGateway(access),
    held: stripeHolds(access),
    recoveries: stripeRecoveries(access),
    refunds: stripeRefunds(access),
    disputes: stripeDisputes(access),
  };
}

/** Before it repeats a request by itself, the client really sleeps half a second: not here. */
function onceOnly(): Stripe.HttpClient {
  const http = Stripe.createNodeHttpClient();
  return {
    getClientName: () => http.getClientName(),
    makeRequest: (...request) =>
      http.makeRequest(...request).catch((error: unknown) => {
        throw new Error('The connection broke.', { cause: error });
      }),
  };
}

type Handlers = Record<QueueName, (message: unknown) => Promise<unknown>>;

function handlersOf(fanfund: Fanfund, queues: Record<QueueName, Queue<never>>): Handlers {
  const gateways = pacedGateways(fanfund);
  const { pledges, campaign, now, meter, table, tasks } = fanfund;
  const due = duePledges(table);
  const common = {
    ...{ pledges, campaign, now, meter, due, tasks },
    payments: gateways.payments,
    held: gateways.held,
    recoveries: gateways.recoveries,
    refunds: gateways.refunds,
    disputes: gateways.disputes,
    collections: queues.collections,
    releases: queues.releases,
    refundLooks: queues.refundLooks,
    disputeLooks: queues.disputeLooks,
    paymentLooks: queues.paymentLooks,
    fulfilments: fulfilmentStore(table),
    dunningDayMs: dayMs,
    unknownOutcomeMs: 10 * minuteMs,
  };
  const settling = { ...fanfund, ...queues };
  return {
    collections: entry(messages.collectMessage, (message) => collectPledge(common, message)),
    releases: entry(messages.releaseMessage, (message) => releasePledge(common, message)),
    refunds: entry(messages.refundMessage, (message) => refundPledge(common, message)),
    dunnings: entry(messages.dunMessage, (message) => dunPledge(common, message)),
    authorizations: entry(messages.authorizationMessage, (message) =>
      replaceAuthorization(common, message),
    ),
    paymentLooks: entry(messages.paymentMessage, (message) => reconcilePayment(common, message)),
    refundLooks: entry(messages.refundsMessage, (message) => reconcileRefunds(common, message)),
    disputeLooks: entry(messages.disputesMessage, (message) => reconcileDisputes(common, message)),
    confirmations: entry(messages.stripeMessage, (message) => confirmPayment(common, message)),
    preparations: entry(messages.prepareMessage, (message) => preparePayment(common, message)),
    completions: entry(messages.completeMessage, (message) =>
      completeSettlement(settling, message),
    ),
  };
}

/** As `queueEntry` does it. */
const entry =
  <Message>(schema: z.ZodType<Message>, useCase: (message: Message) => Promise<unknown>) =>
  async (message: unknown): Promise<unknown> => {
    const parsed = schema.safeParse(message);
    if (!parsed.success) throw new PoisonError('The message does not fit its schema.');
    return useCase(parsed.data);
  };

/** The schedules: as deployed, the sweeper of campaigns every minute, that of pledges every five. */
function clockworkOf(
  fanfund: Fanfund,
  queues: Record<QueueName, Queue<never>>,
  everyMinutes: number,
) {
  const { clock, campaigns, meter, now } = fanfund;
  const due = duePledges(fanfund.table);
  const bus = { publish: async (told: readonly unknown[]) => told.map(() => false) };
  const nobody = { send: async () => undefined, sendAll: async () => undefined };
  let nextMs = clock() + everyMinutes * minuteMs;
  let minutes = 0;
  return {
    nextMs: () => nextMs,
    tick: async (): Promise<void> => {
      nextMs += everyMinutes * minuteMs;
      minutes += everyMinutes;
      const { completions } = queues;
      const sweeping = { campaigns, seals: nobody, completions, bus, now, graceMs: 12 * secondMs };
      await sweepCampaigns(sweeping);
      if (minutes % 5 === 0) await sweepPledges({ ...queues, due, meter, now });
    },
  };
}

/** Brings what the stream has brought since the last time to the totals and the journal. */
function streamFollower({ table, totals }: Fanfund): () => Promise<void> {
  const read = streamReader(table);
  return async () => {
    await keepTotals({ totals }, await read());
  };
}
