/** A backer chooses whether to hear of updates by mail, with a login or with the link of a mail. */
import type { ChoiceBody } from './contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { linkedPledge } from '../../shared/api/linked-pledge.ts';

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
  const pledge = await linkedPledge(deps, request, 'updates');
  if (isRefusal(pledge)) return pledge;
  const { subscribed } = request.body;
  await deps.subscriptions.set(pledge.id, { isOff: !subscribed, atMs: deps.now() });
  return { body: { pledgeId: pledge.id, subscribed } };
}
