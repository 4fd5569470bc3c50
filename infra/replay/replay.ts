/**
 * One run from the rows of a file to its result. Invariant: every row is either played or skipped
 * with a reason, or the run says that it was stopped; and the money comes from Stripe alone.
 */
import { setMaxListeners } from 'node:events';
import { checkReachable } from './addresses.ts';
import { agreesWith } from './audit.ts';
import type { Played } from './audit.ts';
import { inChaos } from './chaos.ts';
import { createFanfundClient } from './fanfund-client.ts';
import type { Addresses } from './fanfund-client.ts';
import { createHttpClient } from './http-client.ts';
import type { Timing } from './http-client.ts';
import { createLimiter } from './limiter.ts';
import { createPace } from './pace.ts';
import { isSkip, planRow } from './plan-row.ts';
import type { CampaignRow, PlanOptions, RowPlan } from './plan-row.ts';
import { playRows } from './play-rows.ts';
import { showProgress } from './progress.ts';
import type { Counts } from './progress.ts';
import { closeBooks } from './ledger-reader.ts';
import { noMoney, readMoney } from './stripe-reader.ts';
import type { Run } from './summary.ts';

export type ReplayDeps = {
  readonly timing: Timing;
  readonly addresses: Addresses;
  readonly keys: { readonly secret: string; readonly publishable: string };
  readonly runId: string;
  readonly signal: AbortSignal;
  /** How patient the run is; a test takes less time than a settlement at Stripe's limit does. */
  readonly patience: {
    readonly leadMs: number;
    readonly assumedPerSecond: number;
    readonly pollMs: number;
    readonly stuckAfterMs: number;
    readonly requestMs: number;
    readonly booksMs: number;
  };
  readonly terminal: boolean;
  readonly write: (text: string) => void;
};

export const usualPatience = {
  leadMs: 10_000,
  assumedPerSecond: 10,
  pollMs: 2_500,
  stuckAfterMs: 10 * 60_000,
  requestMs: 3 * 60_000,
  booksMs: 3 * 60_000,
};

export type ReplayOptions = PlanOptions & {
  readonly concurrency: number;
  readonly chaos: boolean;
};

const pledgesAtOnce = 16;
const asksAtOnce = 4;
/** Stripe's clock and ours may differ; charges of other campaigns are left out anyway. */
const clockSkewMs = 5 * 60_000;

export async function replay(
  deps: ReplayDeps,
  rows: readonly CampaignRow[],
  options: ReplayOptions,
): Promise<Run> {
  const { plans, skippedByReason } = planRows(rows, options);
  const startedAtMs = deps.timing.now();
  const { signal } = deps;
  const http = { ...deps.timing, signal };
  const calm = {
    ...deps.timing,
    signal: new AbortController().signal,
    patienceMs: deps.patience.requestMs,
  };
  await reach(deps, createHttpClient({ ...http, patienceMs: 3000 }));
  const control = { stripe: deps.addresses.stripe, send: createHttpClient(calm) };
  const play = () => playAll(deps, plans, options);
  const { result: played, trouble } = options.chaos
    ? await inChaos(control, play)
    : { result: await play(), trouble: {} };
  const money = await readMoney(
    {
      stripe: deps.addresses.stripe,
      secretKey: deps.keys.secret,
      send: createHttpClient(calm),
    },
    startedAtMs - clockSkewMs,
  );
  const ledgers = await closeBooks(
    {
      ...{ ...deps.timing, ...deps.patience, runId: deps.runId },
      client: createFanfundClient({
        ...{ addresses: deps.addresses, timing: deps.timing, send: createHttpClient(calm) },
        publishableKey: deps.keys.publishable,
      }),
      slots: createLimiter(asksAtOnce),
    },
    settledOf(played),
    {
      sinceMs: startedAtMs,
      agrees: (id, ledger) => agreesWith(money.get(id) ?? noMoney(), ledger),
    },
  );
  const seconds = (deps.timing.now() - startedAtMs) / 1000;
  return { played, money, ledgers, skippedByReason, seconds, trouble };
}

/** A campaign that did not come to its end may have a ledger that is still being written. */
const settledOf = (played: readonly Played[]) =>
  played.flatMap(({ campaignId, outcome, plan }) =>
    campaignId === undefined || outcome === undefined
      ? []
      : [{ campaignId, currency: plan.currency }],
  );

function reach(deps: ReplayDeps, send: ReturnType<typeof createHttpClient>): Promise<void> {
  return checkReachable(deps.addresses, send, deps.keys.secret);
}

function planRows(rows: readonly CampaignRow[], options: PlanOptions) {
  const plans: RowPlan[] = [];
  const skippedByReason = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const plan = planRow(row, index + 1, options);
    if (!isSkip(plan)) plans.push(plan);
    else skippedByReason.set(plan.skipped, (skippedByReason.get(plan.skipped) ?? 0) + 1);
  }
  return { plans, skippedByReason };
}

/** Answers with what was played so far when the signal stops it. */
async function playAll(
  deps: ReplayDeps,
  plans: readonly RowPlan[],
  { concurrency, chaos: recovers }: ReplayOptions,
): Promise<Played[]> {
  const { addresses, timing, signal, patience } = deps;
  // Every request and every rest in flight listens for the stop.
  setMaxListeners(0, signal);
  const send = createHttpClient({ ...timing, signal, patienceMs: patience.requestMs });
  const publishableKey = deps.keys.publishable;
  const client = createFanfundClient({ addresses, send, timing, publishableKey });
  const pace = createPace({ ...patience, now: timing.now });
  const counts = startCounts(plans);
  const played: Played[] = [];
  const endProgress = showProgress({ ...deps, counts, perSecond: pace.perSecond });
  const pledgeSlots = createLimiter(pledgesAtOnce);
  const askSlots = createLimiter(asksAtOnce);
  const placed = (pledges: number) => void (counts.pledges += pledges);
  const { runId } = deps;
  try {
    await playRows(
      {
        ...timing,
        ...patience,
        client,
        signal,
        pledgeSlots,
        askSlots,
        pace,
        runId,
        placed,
        recovers,
      },
      {
        plans,
        concurrency,
        settled: (campaign) => {
          played.push(campaign);
          counts.campaigns += 1;
        },
      },
    );
  } finally {
    endProgress();
  }
  return played;
}

function startCounts(plans: readonly RowPlan[]): Counts {
  const pledgesPlanned = plans.reduce((sum, plan) => sum + plan.amountsMinor.length, 0);
  return { pledgesPlanned, campaignsPlanned: plans.length, pledges: 0, campaigns: 0 };
}
