/**
 * What the link in a mail that asks where to opens: a form for the address and the choices of one
 * pledge. It tells nothing of what was given before but that something was.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryPage } from '../../shared/notices/delivery-page.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { choicesFor, isFinal, needsAddress } from '../../shared/domain/delivery-plan.ts';
import { deliveryPage } from '../../shared/notices/delivery-page.ts';
import { isOpen } from '../../shared/domain/fulfilment.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { linkPage } from '../../shared/api/link-page.ts';
import { pledgeOfLink } from '../../shared/api/linked-pledge.ts';

export type ShowDeliveryPageDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'headers'>;

export async function showDeliveryPage(
  deps: ShowDeliveryPageDeps,
  { pathParameters, headers }: Request,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const token = pathParameters?.['token'] ?? '';
  return linkPage(headers, opened(deps, token), {
    json: jsonOf,
    page: ({ view }) => deliveryPage(view),
    ended: 'Please give your details in the store, at your pledge.',
  });
}

type Opened = { readonly view: DeliveryPage; readonly campaign: Campaign };

async function opened(deps: ShowDeliveryPageDeps, token: string): Promise<Opened | Refusal> {
  const pledge = await pledgeOfLink(deps, token, 'delivery');
  if (isRefusal(pledge)) return pledge;
  const fulfilment = await deps.fulfilments.get(pledge.id);
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign || !fulfilment) return refuse('link_invalid', 'This is no link of ours.');
  const plan = await deps.plans.get(campaign.id);
  return { campaign, view: { ...asked(fulfilment, plan, deps.now()), ...named(campaign, token) } };
}

const named = ({ title: campaignTitle }: Campaign, token: string) => ({ campaignTitle, token });

const asked = (fulfilment: Fulfilment, plan: DeliveryPlan | undefined, nowMs: number) => ({
  ...{ pledgeId: fulfilment.pledgeId, given: fulfilment.dataAtMs !== undefined },
  state: stateOf(fulfilment, plan, nowMs),
  ...{ needsAddress: needsAddress(plan, fulfilment), choices: choicesFor(plan, fulfilment) },
  lockAtMs: plan?.lockAtMs,
});

function stateOf(
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  nowMs: number,
): DeliveryPage['state'] {
  if (!isOpen(fulfilment)) return 'over';
  return isFinal(fulfilment, plan, nowMs) ? 'locked' : 'open';
}

const jsonOf = ({ view, campaign }: Opened): object => ({
  ...{ pledgeId: view.pledgeId, state: view.state, given: view.given },
  campaign: { id: campaign.id, title: campaign.title },
  needsAddress: view.needsAddress,
  choices: view.choices.map(({ rewardId, id, title, options }) => ({
    ...{ rewardId, id, title, options },
  })),
  ...(view.lockAtMs !== undefined && { lockAt: isoTime(view.lockAtMs) }),
});
