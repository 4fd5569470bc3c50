/**
 * What a use case runs on, for one test file: the real stores on a real DynamoDB, the real gateway
 * on the simulated Stripe, queues that keep what is sent, and a clock that stands still.
 */
import { beforeEach, expect } from '@jest/globals';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import type { Campaign, CampaignState } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { Caller } from '../../shared/entry/caller.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import { campaignStore } from '../../shared/store/campaign-store.ts';
import { claimFor } from '../../shared/store/holds.ts';
import { ledgerStore } from '../../shared/store/ledger-store.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { reportStore } from '../../shared/store/report-store.ts';
import { milestoneStore } from '../../shared/store/milestone-store.ts';
import { previewStore } from '../../shared/store/preview-store.ts';
import { promiseStore } from '../../shared/store/promise-store.ts';
import { reactionStore } from '../../shared/store/reaction-store.ts';
import { subscriptionStore } from '../../shared/store/subscription-store.ts';
import { updateStore } from '../../shared/store/update-store.ts';
import { taskStore } from '../../shared/store/task-store.ts';
import { totalsStore } from '../../shared/store/totals-store.ts';
import type { DunMessage, RefundMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import { faultOfBody, operationOf, operationOfTest } from './contract-check.ts';
import { problemsOf } from '../../shared/entry/operation.ts';
import { keptQueue } from './queue.ts';
import { signForTests } from './report-key.ts';
import { testClock } from './clock.ts';
import { givenCampaign, pending, pledgedAtMs } from './given.ts';
import type { CampaignWishes, PledgeWishes } from './given.ts';
import { useStripe } from './stripe.ts';
import type { TestStripe } from './stripe.ts';
import { useTable } from './table.ts';

/** A capability that moves no money needs no Stripe. */
export function useStores() {
  const clock = testClock(pledgedAtMs);
  const table = useTable();
  const totals = totalsStore(table);
  const pledges = pledgeStore(table, () => 0);
  const campaigns = campaignStore(table);
  let number = 0;
  beforeEach(() => clock.set(pledgedAtMs));
  return {
    ...{ clock, now: clock, table, pledges, campaigns, totals },
    ledger: ledgerStore(table),
    reports: reportStore(table),
    sign: signForTests,
    meter: { count: (): void => undefined },
    /** Nobody is kept out unless a test says so. */
    door: {
      closedForSeconds: () => Promise.resolve(undefined),
      keptOutForSeconds: () => Promise.resolve(undefined),
    },
    tasks: taskStore(table),
    promises: promiseStore(table),
    previews: previewStore(table),
    milestones: milestoneStore(table),
    updates: updateStore(table),
    subscriptions: subscriptionStore(table),
    reactions: reactionStore(table),
    releases: keptQueue<ReleaseMessage>(),
    refunds: keptQueue<RefundMessage>(),
    dunnings: keptQueue<DunMessage>(),
    figures: figuresReader(table, totals),
    campaign: (id: string) => campaigns.get(id),
    /** A campaign of its own for each test, written event by event. */
    given: <S extends CampaignState>(state: S, wishes: CampaignWishes = {}) =>
      givenCampaign(table, state, { number: (number += 1), ...wishes }),
    pledgeNow: async (id: string): Promise<Pledge> => {
      const pledge = await pledges.get(id);
      if (!pledge) throw new Error(`There is no pledge ${id}.`);
      return pledge;
    },
    campaignNow: async (id: string): Promise<Campaign> => {
      const campaign = await campaigns.get(id);
      if (!campaign) throw new Error(`There is no campaign ${id}.`);
      return campaign;
    },
  };
}

export function useFanfund() {
  const stores = useStores();
  const { clock, pledges } = stores;
  const stripe = useStripe(clock);
  const payments = gatewayOf(stripe);
  beforeEach(() => stripe.fault());

  /** A pledge that its backer did not set up yet. */
  const givenPending = async (
    campaign: Campaign,
    wishes: PledgeWishes = {},
  ): Promise<PledgeIn<'pending'>> => {
    const pledge = pending({ campaign, createdAtMs: clock(), ...wishes });
    const reward = campaign.rewards.find(({ id }) => id === pledge.rewardId);
    const ordered = reward ? [{ reward, quantity: pledge.quantity }] : [];
    const claim = claimFor(ordered, pledge.backerId);
    const written = await pledges.create(pledge, claim);
    if (!('created' in written)) throw new Error(`Not created: ${JSON.stringify(written)}`);
    return written.created as PledgeIn<'pending'>;
  };
  /** A pledge whose card was set up at Stripe. */
  const givenConfirmed = async (
    campaign: Campaign,
    wishes: PledgeWishes = {},
    card = 'pm_card_visa',
  ): Promise<PledgeIn<'confirmed'>> => {
    const pledge = await givenPending(campaign, wishes);
    const prepared = await payments.prepare(pledge);
    await stripe.confirm(prepared, card);
    const setup = await payments.inspect(pledge, prepared.intentId);
    if (setup?.kind !== 'ready') throw new Error(`Not ready: ${JSON.stringify(setup)}`);
    const event = { type: 'PledgeConfirmed', atMs: clock(), payment: setup.payment } as const;
    const step = await pledges.apply(pledge, event);
    if (!('applied' in step)) throw new Error('The confirmation was refused.');
    return step.applied as PledgeIn<'confirmed'>;
  };
  return {
    ...{ ...stores, stripe, payments, givenPending, givenConfirmed },
    recoveries: recoveriesOf(stripe),
  };
}

/** The gateway is there only once the simulator has started. */
const gatewayOf = (stripe: TestStripe): PaymentGateway => ({
  prepare: (pledge) => stripe.gateway.prepare(pledge),
  inspect: (pledge, intentId) => stripe.gateway.inspect(pledge, intentId),
  collect: (pledge) => stripe.gateway.collect(pledge),
  findCollection: (pledge) => stripe.gateway.findCollection(pledge),
  release: (pledge) => stripe.gateway.release(pledge),
});

const recoveriesOf = (stripe: TestStripe): RecoveryGateway => ({
  abandon: (pledge) => stripe.recoveries.abandon(pledge),
  reopen: (pledge) => stripe.recoveries.reopen(pledge),
  look: (pledge, intentId) => stripe.recoveries.look(pledge, intentId),
  returnStray: (pledge, intentId) => stripe.recoveries.returnStray(pledge, intentId),
});

export const callerOf = (id: string): Caller => ({ id, scopes: ['fanfund/creator'] });
export const creator = callerOf('creator-1');

/** A request that has passed the entry. */
export function request<Path = unknown, Query = unknown, Body = unknown>(
  parts: Partial<HttpRequest<Path, Query, Body>>,
): HttpRequest<Path, Query, Body> {
  return {
    caller: undefined,
    path: {} as Path,
    query: {} as Query,
    body: {} as Body,
    idempotencyKey: 'key-1',
    ...parts,
  };
}

const operationHere = (id?: string) =>
  id === undefined ? operationOfTest(expect.getState().testPath) : operationOf(id);

/** As the function's own contract has it, where the file of tests is the twin of a function. */
function checkBody(body: object, id: string | undefined): void {
  const operation = operationHere(id);
  if (!operation) return;
  const faults = Object.values(operation.answers).map(({ schema }) =>
    schema ? faultOfBody(operation, schema(), body) : undefined,
  );
  if (!faults.includes(undefined)) throw new Error(faults.join('\n'));
}

/** The body of an answer; a refusal is a failure of the test. `id`: of another operation's answer. */
export function bodyOf(answer: HttpAnswer | Refusal, id?: string): Record<string, unknown> {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.refused} (${answer.detail})`);
  checkBody(answer.body, id);
  return answer.body as Record<string, unknown>;
}

/** The code of a refusal; an answer is a failure of the test. */
export function codeOf(answer: HttpAnswer | Refusal): string {
  if (isRefusal(answer)) {
    const operation = operationHere();
    if (operation && !problemsOf(operation).includes(answer.refused))
      throw new Error(`${operation.id} does not document the problem ${answer.refused}.`);
    return answer.refused;
  }
  throw new Error(`Answered: ${JSON.stringify(answer.body)}`);
}
