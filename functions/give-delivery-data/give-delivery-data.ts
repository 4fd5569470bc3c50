/**
 * A backer says where to and in which kind their reward is to be sent. It replaces what they said
 * before, until the lock or until everything is on its way; who has said nothing yet may still say
 * it later. The address is sealed before it is written, and stands in no event, log or error.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DataKeys } from '../../shared/fulfilment/sealed-data.ts';
import type { Address, DeliveryData } from '../../shared/domain/address.ts';
import type { DeliveryDataBody } from '../../shared/api/delivery-data-body.ts';
import type { DeliveryDataStore } from '../../shared/store/delivery-data-store.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError } from '../../shared/errors.ts';
import { addressFault, servesCountry } from '../../shared/domain/address.ts';
import { choicesFor, isLocked, needsAddress, withDue } from '../../shared/domain/delivery-plan.ts';
import { evolveAll, isOpen, unsentLines } from '../../shared/domain/fulfilment.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noSuchPledge, ownPledge } from '../../shared/api/own-pledge.ts';
import { seal } from '../../shared/fulfilment/sealed-data.ts';

export type GiveDeliveryDataDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly fulfilments: Pick<FulfilmentStore, 'get' | 'write'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly data: Pick<DeliveryDataStore, 'putting'>;
  readonly dataKeys: () => Promise<DataKeys>;
  readonly now: Clock;
};

type Request = HttpRequest<PledgePath, unknown, DeliveryDataBody>;

export async function giveDeliveryData(
  deps: GiveDeliveryDataDeps,
  { caller, path, body }: Request,
): Promise<HttpAnswer | Refusal> {
  const { address, choices } = body;
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const fulfilment = await deps.fulfilments.get(path.id);
  return fulfilment
    ? keep(deps, fulfilment, { ...(address && { address }), choices })
    : noSuchPledge;
}

async function keep(
  deps: GiveDeliveryDataDeps,
  fulfilment: Fulfilment,
  data: DeliveryData,
): Promise<HttpAnswer | Refusal> {
  const { pledgeId } = fulfilment;
  const country = data.address?.country;
  const plan = await deps.plans.get(fulfilment.campaignId);
  const campaign = await deps.campaign(fulfilment.campaignId);
  const fault =
    closedFault(fulfilment, plan, deps.now()) ?? dataFault({ fulfilment, plan, campaign, data });
  if (fault) return fault;
  const given = { type: 'DeliveryDataGiven', atMs: deps.now(), country } as const;
  const step = evolveAll(fulfilment, [given]);
  if (!step) return refuse('delivery_over', 'Nothing is left to deliver.');
  const sealed = seal(await deps.dataKeys(), pledgeId, data);
  const applied = await deps.fulfilments.write({
    ...{ before: fulfilment, after: withDue(step.after, plan), events: step.events },
    with: [deps.data.putting(pledgeId, sealed)],
  });
  if (applied !== 'applied') throw new TransientError('The delivery was written meanwhile.');
  return { body: { pledgeId, given: true, ...(country !== undefined && { country }) } };
}

function closedFault(
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  nowMs: number,
): Refusal | undefined {
  if (!isOpen(fulfilment)) return refuse('delivery_over', 'Nothing is left to deliver.');
  const isFinal = isLocked(plan, nowMs) || unsentLines(fulfilment).length === 0;
  return isFinal && fulfilment.dataAtMs !== undefined
    ? refuse('delivery_locked', 'What you have said is final by now.')
    : undefined;
}

type Judged = {
  readonly fulfilment: Fulfilment;
  readonly plan: DeliveryPlan | undefined;
  readonly campaign: Campaign | undefined;
  readonly data: DeliveryData;
};

function dataFault(judged: Judged): Refusal | undefined {
  const { fulfilment, plan, data } = judged;
  if (data.address) return placeFault(judged, data.address) ?? choicesFault(plan, fulfilment, data);
  return needsAddress(plan, fulfilment)
    ? refuse('address_invalid', 'An address is needed for this reward.')
    : choicesFault(plan, fulfilment, data);
}

function placeFault({ fulfilment, campaign }: Judged, address: Address): Refusal | undefined {
  const rewards = (campaign?.rewards ?? []).filter(({ id }) =>
    fulfilment.lines.some(({ rewardId }) => rewardId === id),
  );
  const isServed = servesCountry(campaign ?? {}, rewards, address.country);
  return (
    addressFault(address) ??
    (isServed
      ? undefined
      : refuse('country_not_served', `The reward is not shipped to ${address.country}.`))
  );
}

function choicesFault(
  plan: DeliveryPlan | undefined,
  fulfilment: Fulfilment,
  { choices }: DeliveryData,
): Refusal | undefined {
  const asked = choicesFor(plan, fulfilment);
  const names = asked.map(({ rewardId, id }) => `${rewardId}.${id}`);
  const isWhole = asked.every(({ rewardId, id, options }) =>
    options.includes(choices[`${rewardId}.${id}`] ?? ''),
  );
  return isWhole && Object.keys(choices).every((name) => names.includes(name))
    ? undefined
    : refuse('choice_invalid', `Choose one of the options of each: ${names.join(', ')}.`);
}
