/**
 * Plays one row from launch to settled money, in two halves: `pledgePhase` holds one of the few
 * campaign slots, `settlePhase` only waits. A row that its own deadline overtook is left to the
 * server, which gives everything back or settles it, and is played again as a new campaign.
 */
import type { Played } from './audit.ts';
import type { FanfundClient, Settlement } from './fanfund-client.ts';
import { RefusedError } from './fanfund-client.ts';
import { UnreachableError } from './http-client.ts';
import type { Timing } from './http-client.ts';
import type { Limiter } from './limiter.ts';
import type { Pace } from './pace.ts';
import { OvertakenError, placePledge } from './place-pledge.ts';
import type { RowPlan } from './plan-row.ts';
import type { PlacedPledges } from './recover-payments.ts';
import { recoverPayments } from './recover-payments.ts';

export type PlayDeps = Timing & {
  readonly client: FanfundClient;
  readonly signal: AbortSignal;
  readonly pledgeSlots: Limiter;
  /** Hundreds of campaigns may be settling: they do not all ask at once how far they are. */
  readonly askSlots: Limiter;
  readonly pace: Pace;
  /** Makes the keys of this run differ from those of any other. */
  readonly runId: string;
  /** Whether backers come back whose payment failed. */
  readonly recovers: boolean;
  readonly pollMs: number;
  /** A settlement that does not move for so long is called stuck. */
  readonly stuckAfterMs: number;
  /** Told of pledges that are placed; of fewer than none when a row begins again. */
  readonly placed: (pledges: number) => void;
};

export type Launched = {
  readonly plan: RowPlan;
  readonly campaignId?: string;
  readonly deadlineMs: number;
  readonly pledges: number;
  readonly placed: PlacedPledges;
  readonly restarts: number;
  readonly trouble?: string;
};

const restartsMax = 7;
const titleLengthMax = 100;
const pollMaxMs = 15_000;

export async function pledgePhase(deps: PlayDeps, plan: RowPlan): Promise<Launched> {
  for (let restarts = 0; ; restarts += 1) {
    const launched = await launch(deps, plan, restarts);
    if (launched !== 'overtaken') return launched;
    if (restarts === restartsMax) {
      const trouble = `overtaken by its own deadline ${restarts + 1} times`;
      const none = { pledges: 0, placed: new Map<string, string>() };
      return { plan, restarts, trouble, ...none, deadlineMs: deps.now() };
    }
  }
}

async function launch(
  deps: PlayDeps,
  plan: RowPlan,
  restarts: number,
): Promise<Launched | 'overtaken'> {
  const key = `${deps.runId}-${plan.row}-${restarts}`;
  const ahead = deps.pledgeSlots.waiting() + plan.amountsMinor.length * (restarts + 1);
  const deadlineMs = deps.now() + deps.pace.campaignMs(ahead);
  let campaignId: string | undefined;
  const placed = new Map<string, string>();
  const count = (pledgeId: string, backer: string): void => {
    placed.set(pledgeId, backer);
    deps.placed(1);
  };
  try {
    campaignId = await deps.client.createCampaign(termsOf(plan, deadlineMs), `${key}-create`);
    await deps.client.publish(campaignId, `${key}-publish`);
    await placeAll(deps, { plan, campaignId, key, deadlineMs, count });
    if (plan.expected.outcome === 'cancelled') {
      await deps.client.cancel(campaignId, `${key}-cancel`);
    }
    return { plan, campaignId, deadlineMs, placed, pledges: placed.size, restarts };
  } catch (error) {
    if (error instanceof OvertakenError || isLateCommand(deps, error, deadlineMs)) {
      deps.placed(-placed.size);
      return 'overtaken';
    }
    const known = campaignId === undefined ? {} : { campaignId };
    const troubled = { restarts, trouble: sentence(error), ...known };
    return { plan, deadlineMs, placed, pledges: placed.size, ...troubled };
  }
}

/** Publishing or cancelling came too late: the campaign was closed already. */
function isLateCommand(deps: PlayDeps, error: unknown, deadlineMs: number): boolean {
  return error instanceof RefusedError && deps.now() >= deadlineMs;
}

/** Interruptions travel on; everything else belongs to this row alone. */
function sentence(error: unknown): string {
  if (error instanceof RefusedError) return error.message;
  if (error instanceof UnreachableError) return `no answer from ${error.message}`;
  throw error;
}

function termsOf(plan: RowPlan, deadlineMs: number): object {
  return {
    title: [...plan.title].slice(0, titleLengthMax).join(''),
    currency: plan.currency,
    goal: { amountMinor: plan.goalMinor },
    fundingModel: 'all-or-nothing',
    collection: plan.collection,
    deadline: new Date(deadlineMs).toISOString(),
    rewards: [],
  };
}

type Placing = {
  readonly plan: RowPlan;
  readonly campaignId: string;
  readonly key: string;
  readonly deadlineMs: number;
  readonly count: (pledgeId: string, backer: string) => void;
};

async function placeAll(deps: PlayDeps, placing: Placing): Promise<void> {
  const { plan, campaignId, key, deadlineMs, count } = placing;
  const sleep = (milliseconds: number) => deps.sleep(milliseconds, deps.signal);
  let failed = false;
  const placeOne = async (amountMinor: number, index: number): Promise<void> => {
    if (failed) return;
    try {
      const backer = `backer-${String(index + 1).padStart(4, '0')}`;
      const order = { amountMinor };
      const pledge = { campaignId, backer, order, key: `${key}-${index}`, deadlineMs };
      const id = await placePledge({ client: deps.client, now: deps.now, sleep }, pledge);
      deps.pace.count();
      count(id, backer);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const results = await Promise.allSettled(
    plan.amountsMinor.map((amountMinor, index) =>
      deps.pledgeSlots.run(() => placeOne(amountMinor, index)),
    ),
  );
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw rejected.reason;
}

export async function settlePhase(deps: PlayDeps, launched: Launched): Promise<Played> {
  const { plan, campaignId, restarts, trouble, pledges } = launched;
  const played = { plan, campaignId, restarts, pledges };
  if (campaignId === undefined || trouble !== undefined) return { ...played, trouble };
  try {
    return { ...played, ...(await awaitSettlement(deps, campaignId, launched)) };
  } catch (error) {
    return { ...played, trouble: sentence(error) };
  }
}

const openStates = ['pending', 'confirmed', 'collecting', 'pastDue', 'releasing'] as const;

const stillOpen = ({ pledges }: Settlement): number =>
  openStates.reduce((sum, state) => sum + (pledges[state] ?? 0), 0);

/** A cancelled campaign does not wait for its deadline. */
async function untilDeadline(deps: PlayDeps, plan: RowPlan, deadlineMs: number): Promise<void> {
  const waitMs = plan.expected.outcome === 'cancelled' ? 0 : deadlineMs - deps.now();
  if (waitMs > 0) await deps.sleep(waitMs, deps.signal);
}

async function awaitSettlement(
  deps: PlayDeps,
  campaignId: string,
  { plan, deadlineMs, placed }: Launched,
): Promise<Pick<Played, 'outcome' | 'openPledges' | 'trouble'>> {
  await untilDeadline(deps, plan, deadlineMs);
  let seen = '';
  let movedAtMs = deps.now();
  for (let pauseMs = deps.pollMs; ; pauseMs = Math.min(pollMaxMs, pauseMs * 1.5)) {
    const settlement = await deps.askSlots.run(() => deps.client.settlement(campaignId));
    if (settlement.state === 'settled') {
      const outcome = settlement.outcome ?? (await deps.client.campaignState(campaignId));
      return { outcome, openPledges: stillOpen(settlement) };
    }
    if (deps.recovers) await recoverPayments(deps, campaignId, placed);
    const figures = JSON.stringify(settlement);
    if (figures !== seen) movedAtMs = deps.now();
    seen = figures;
    if (deps.now() - movedAtMs > deps.stuckAfterMs) {
      return { trouble: `settlement is stuck in state "${settlement.state}"` };
    }
    await deps.sleep(pauseMs, deps.signal);
  }
}
