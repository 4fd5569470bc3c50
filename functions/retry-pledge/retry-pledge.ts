/**
 * Operations have a pledge looked at now that would be looked at later: a failed payment is tried
 * again before its time, and what is open is told to its worker, who asks Stripe first. A card whose
 * bank wants its owner, or has said no for good, is not tried: networks charge for that.
 */
import type { Act } from '../../shared/domain/act.ts';
import type { Acting } from '../../shared/api/asked-act.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { DueQueues } from '../../shared/queues/due-steps.ts';
import type { DueStep } from '../../shared/domain/due.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { RetryBody } from './contract.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { collects } from '../../shared/domain/settlement.ts';
import { dueSteps } from '../../shared/domain/due.ts';
import { failureKind, networkCaps } from '../../shared/domain/dunning.ts';
import { isHeldByPartner } from '../../shared/domain/pledge.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { resumeDueAtMs } from '../../shared/domain/attempt.ts';
import { sendDueStep } from '../../shared/queues/due-steps.ts';

export type RetryPledgeDeps = Acting & {
  readonly pledges: Pick<PledgeStore, 'get' | 'apply'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly queues: DueQueues;
};

type Asked = HttpRequest<PledgePath, unknown, RetryBody>;

export async function retryPledge(
  deps: RetryPledgeDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, request.path.id);
  if (!pledge) return noSuchPledge;
  const known = await knownAct(deps, request, 'RetryOrdered');
  if (isRefusal(known)) return known;
  const fault = known ? undefined : await whyNot(deps, pledge);
  if (fault) return fault;
  const subject = { campaignId: pledge.campaignId, pledgeId: pledge.id };
  const act = await writtenAct(deps, request, { type: 'RetryOrdered', subject });
  if (isRefusal(act)) return act;
  const standing = isBegun(known, pledge) ? pledge : await begun(deps, pledge);
  return isRefusal(standing) ? standing : bringOn(deps, standing, act);
}

async function bringOn(deps: RetryPledgeDeps, pledge: Pledge, act: Act): Promise<HttpAnswer> {
  const steps = dueSteps(pledge).filter(isNow);
  for (const step of steps) await sendDueStep(deps.queues, pledge, step);
  await deps.acts.done(act.id, deps.now());
  return { status: 202, body: { pledgeId: pledge.id, steps: steps.map(({ kind }) => kind) } };
}

/** What only its own time may bring on is left to it. */
const isNow = ({ kind }: DueStep): boolean => kind !== 'dun';

async function whyNot(deps: RetryPledgeDeps, pledge: Pledge): Promise<Refusal | undefined> {
  if (pledge.state !== 'past_due')
    return dueSteps(pledge).length > 0
      ? undefined
      : refuse('pledge_state', `Nothing of a ${pledge.state} pledge waits to be done.`);
  const campaign = await deps.campaign(pledge.campaignId);
  if (isHeldByPartner(pledge) || !campaign || !collects(campaign))
    return refuse('pledge_state', 'Its campaign takes no money any more, or a partner takes it.');
  return whyNotTried(pledge, deps.now());
}

const triable: ReadonlySet<string> = new Set(['insufficient_funds', 'temporary', 'generic']);

function whyNotTried({ failure, history }: PledgeIn<'past_due'>, nowMs: number) {
  if (!triable.has(failureKind(failure)))
    return refuse('pledge_state', 'Only its backer can mend this payment: give them more time.');
  const isCapped = networkCaps.some(
    ({ tries, withinMs }) =>
      history.filter(
        ({ type, atMs }) => type === 'PledgeCollectionStarted' && nowMs - atMs < withinMs,
      ).length >= tries,
  );
  return isCapped
    ? refuse('pledge_state', 'It was tried as often as card networks allow.')
    : undefined;
}

/** Of an order that comes again: the attempt that it asked for is over, however it went. */
const isBegun = (known: Act | undefined, { history }: Pledge): boolean =>
  known !== undefined &&
  (known.doneAtMs !== undefined ||
    history.some(({ type, atMs }) => type === 'PledgeCollectionStarted' && atMs >= known.atMs));

/** The attempt is written first; should its message get lost, it is due again by itself. */
async function begun({ pledges, now }: RetryPledgeDeps, pledge: Pledge): Promise<Pledge | Refusal> {
  if (pledge.state !== 'past_due') return pledge;
  const atMs = now();
  const step = await pledges.apply(pledge, {
    type: 'PledgeCollectionStarted',
    atMs,
    dueAtMs: resumeDueAtMs(atMs),
    attemptNumber: pledge.attempt.number + 1,
  });
  return 'applied' in step
    ? step.applied
    : refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}
