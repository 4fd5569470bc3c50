/** A backer chooses whether to hear of updates by mail, with a login or with the link of a mail. */
import type { ChoiceBody } from './contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/payment-link.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noSuchPledge, ownPledge } from '../../shared/api/own-pledge.ts';
import { openBackerLink } from '../../shared/signing/backer-link.ts';

export type ChooseUpdatesDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly subscriptions: Pick<SubscriptionStore, 'set'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = HttpRequest<PledgePath, unknown, ChoiceBody>;

export async function chooseUpdates(
  deps: ChooseUpdatesDeps,
  request: Request,
): Promise<HttpAnswer | Refusal> {
  const pledge = await readersPledge(deps, request);
  if (isRefusal(pledge)) return pledge;
  const { subscribed } = request.body;
  await deps.subscriptions.set(pledge.id, { isOff: !subscribed, atMs: deps.now() });
  return { body: { pledgeId: pledge.id, subscribed } };
}

async function readersPledge(
  deps: ChooseUpdatesDeps,
  { caller, path, body: { linkToken } }: Request,
): Promise<Pledge | Refusal> {
  if (linkToken === undefined) {
    if (caller) return ownPledge(deps.pledges, path.id, caller);
    throw new RequestProblem('token_missing', 'A bearer token or a linkToken is needed.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  const opening = { purpose: 'updates', nowMs: deps.now() } as const;
  const link = await openBackerLink(await deps.linkKeys(), linkToken, opening);
  if (link.kind === 'expired') return refuse('link_expired', 'The time of this link is over.');
  if (link.kind === 'forged') return refuse('link_invalid', 'This is no link of ours.');
  const pledge = link.pledgeId === path.id ? await deps.pledges.get(path.id) : undefined;
  return pledge ?? noSuchPledge;
}
