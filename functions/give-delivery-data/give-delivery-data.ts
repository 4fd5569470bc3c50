/**
 * A backer says where to and in which kind their reward is to be sent, with a token of theirs or by
 * the signed link of a mail. It replaces what they said before, until the lock or until everything
 * is on its way, and so often a day; what is the same writes and tells nothing. Who has said nothing
 * yet may still say it later. What was paid for one country is
 * sent to no other. The address is sealed before it is written, and stands in no event, log or error.
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
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError } from '../../shared/errors.ts';
import { addressFault, servesCountry } from '../../shared/domain/address.ts';
import { changesOnDayOf, dataChangesMax } from '../../shared/domain/data-changes.ts';
import { choicesFor, isFinal, needsAddress, withDue } from '../../shared/domain/delivery-plan.ts';
import { evolveAll, isOpen } from '../../shared/domain/fulfilment.ts';
import { isDeepStrictEqual } from 'node:util';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { linkedPledge } from '../../shared/api/linked-pledge.ts';
import { noSuchPledge } from '../../shared/api/own-pledge.ts';
import { seal, unseal } from '../../shared/fulfilment/sealed-data.ts';

export type GiveDeliveryDataDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly fulfilments: Pick<FulfilmentStore, 'get' | 'write'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly data: Pick<DeliveryDataStore, 'getAll' | 'putting'>;
  readonly dataKeys: () => Promise<DataKeys>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = HttpRequest<PledgePath, unknown, DeliveryDataBody>;

export async function giveDeliveryData(
  deps: GiveDeliveryDataDeps,
  { caller, path, body }: Request,
): Promise<HttpAnswer | Refusal> {
  const { address, choices } = body;
  const pledge = await linkedPledge(deps, { caller, path, body }, 'delivery');
  if (isRefusal(pledge)) return pledge;
  const fulfilment = await deps.fulfilments.get(path.id);
  return fulfilment
    ? keep(deps, { pledge, fulfilment, data: { ...(address && { address }), choices } })
    : noSuchPledge;
}

type Given = {
  readonly pledge: Pledge;
  readonly fulfilment: Fulfilment;
  readonly data: DeliveryData;
};

async function keep(deps: GiveDeliveryDataDeps, given: Given): Promise<HttpAnswer | Refusal> {
  const { fulfilment } = given;
  const plan = await deps.plans.get(fulfilment.campaignId);
  const campaign = await deps.campaign(fulfilment.campaignId);
  const fault =
    closedFault(fulfilment, plan, deps.now()) ?? dataFault({ ...given, plan, campaign });
  if (fault) return fault;
  return (await isKnown(deps, given)) ? told(given) : replace(deps, given, plan);
}

/** What cannot be opened any more is replaced. */
async function isKnown(deps: GiveDeliveryDataDeps, { fulfilment, data }: Given): Promise<boolean> {
  const { pledgeId } = fulfilment;
  const sealed = (await deps.data.getAll([pledgeId])).get(pledgeId);
  if (!sealed) return false;
  try {
    return isDeepStrictEqual(unseal(await deps.dataKeys(), pledgeId, sealed), data);
  } catch {
    return false;
  }
}

async function replace(
  deps: GiveDeliveryDataDeps,
  given: Given,
  plan: DeliveryPlan | undefined,
): Promise<HttpAnswer | Refusal> {
  const { fulfilment, data } = given;
  const { pledgeId } = fulfilment;
  const atMs = deps.now();
  if (changesOnDayOf(fulfilment, atMs) >= dataChangesMax)
    return refuse('too_many_changes', `${dataChangesMax} changes a day: come again tomorrow.`);
  const event = { type: 'DeliveryDataGiven', atMs, country: data.address?.country } as const;
  const step = evolveAll(fulfilment, [event]);
  if (!step) return refuse('delivery_over', 'Nothing is left to deliver.');
  const sealed = seal(await deps.dataKeys(), pledgeId, data);
  const applied = await deps.fulfilments.write({
    ...{ before: fulfilment, after: withDue(step.after, plan), events: step.events },
    with: [deps.data.putting(pledgeId, sealed)],
  });
  if (applied !== 'applied') throw new TransientError('The delivery was written meanwhile.');
  return told(given);
}

function told({ fulfilment, data }: Given): HttpAnswer {
  const country = data.address?.country;
  const { pledgeId } = fulfilment;
  return { body: { pledgeId, given: true, ...(country !== undefined && { country }) } };
}

function closedFault(
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  nowMs: number,
): Refusal | undefined {
  if (!isOpen(fulfilment)) return refuse('delivery_over', 'Nothing is left to deliver.');
  return isFinal(fulfilment, plan, nowMs)
    ? refuse('delivery_locked', 'What you have said is final by now.')
    : undefined;
}

type Judged = Given & {
  readonly plan: DeliveryPlan | undefined;
  readonly campaign: Campaign | undefined;
};

function dataFault(judged: Judged): Refusal | undefined {
  const { fulfilment, plan, data } = judged;
  if (data.address) return placeFault(judged, data.address) ?? choicesFault(plan, fulfilment, data);
  return needsAddress(plan, fulfilment)
    ? refuse('address_invalid', 'An address is needed for this reward.')
    : choicesFault(plan, fulfilment, data);
}

function placeFault(
  { pledge, fulfilment, campaign }: Judged,
  address: Address,
): Refusal | undefined {
  const rewards = (campaign?.rewards ?? []).filter(({ id }) =>
    fulfilment.lines.some(({ rewardId }) => rewardId === id),
  );
  const isServed = servesCountry(campaign ?? {}, rewards, address.country);
  return (
    addressFault(address) ??
    (isServed
      ? unpaidFault(pledge, address.country)
      : refuse('country_not_served', `The reward is not shipped to ${address.country}.`))
  );
}

function unpaidFault({ shipTo }: Pledge, country: string): Refusal | undefined {
  return shipTo === undefined || shipTo.country === country
    ? undefined
    : refuse('country_not_paid', `Shipping and taxes were paid for ${shipTo.country}.`);
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
