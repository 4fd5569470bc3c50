/**
 * Writes down what is said of many parcels. Each is judged and written on its own, in the order in
 * which they came; those of one shard one after another, so that they never stand in each other's
 * way at the counts. A parcel is let go by the same transaction that sees its money still here.
 * Invariant: whatever is said again changes nothing, so a request that ended half-way is simply
 * repeated.
 */
import type { Campaign } from '../domain/campaign.ts';
import type { CampaignStore } from '../store/campaign-store.ts';
import type { Clock } from '../clock.ts';
import type { CodeStore } from '../store/code-store.ts';
import type { DeliveryPlan } from '../domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../store/delivery-plan-store.ts';
import type { Action, FulfilmentStore } from '../store/fulfilment-store.ts';
import type { Fulfilment, FulfilmentEvent, FulfilmentStep } from '../domain/fulfilment.ts';
import type { ParcelClaims } from '../store/parcel-claims.ts';
import type { Dispatched, Shipper } from '../domain/shipper.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PledgesById } from '../store/pledges-by-id.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ShipmentFact } from '../domain/shipment.ts';
import { TransientError } from '../errors.ts';
import { campaignIdOf, pledgeShardOf } from '../domain/ids.ts';
import { decideShipment } from '../domain/shipment.ts';
import { dispatchedBy, isHidden, unknownShipment, whyNotHeard } from '../domain/shipper.ts';
import { evolveAll } from '../domain/fulfilment.ts';
import { isDelivering } from '../domain/campaign.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { once } from '../once.ts';
import { parcelIdFor } from '../store/keys.ts';
import { withDue } from '../domain/delivery-plan.ts';

export type RecordShipmentsDeps = {
  readonly campaigns: Pick<CampaignStore, 'apply'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get' | 'getAll' | 'write' | 'isOpened'>;
  readonly pledgesById: PledgesById;
  /** Lets a parcel go only while the pledge that was looked at stands as it did. */
  readonly unmoved: (pledge: Pledge) => Action;
  readonly claims: ParcelClaims;
  readonly codes: Pick<CodeStore, 'handOut'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly now: Clock;
};

export type ShipmentVerdict = {
  readonly status: 'done' | 'known' | 'refused';
  readonly reference?: string | undefined;
  readonly pledgeId?: string | undefined;
  readonly shipmentId?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
};

type Recording = {
  readonly campaign: Campaign;
  readonly plan: DeliveryPlan | undefined;
  readonly dryRun: boolean;
  /** Says once that the campaign has begun to deliver. */
  readonly start: () => Promise<void>;
  readonly fulfilments: Map<string, Fulfilment>;
  readonly pledges: Map<string, Pledge>;
  readonly shipper: Shipper | undefined;
  /** Of each parcel, also those that this request has dispatched. */
  readonly owners: Map<string, Dispatched>;
};

type Named = {
  readonly place: number;
  readonly fact: ShipmentFact;
  readonly parcelId: string;
  readonly pledgeId: string;
};

type Said = {
  readonly facts: readonly (ShipmentFact | Refusal)[];
  readonly dryRun?: boolean;
  /** The partner that says so; without one, operations do. */
  readonly shipper?: Shipper | undefined;
};

/** One verdict for each fact, in their order; a refusal where none of them can be taken. */
export async function recordShipments(
  deps: RecordShipmentsDeps,
  campaign: Campaign,
  { facts, dryRun = false, shipper }: Said,
): Promise<readonly ShipmentVerdict[] | Refusal> {
  if (!isDelivering(campaign))
    return refuse('campaign_state', `Nothing of a ${campaign.state} campaign is delivered.`);
  const verdicts: ShipmentVerdict[] = facts.map((fact) =>
    isRefusal(fact) ? refused(fact) : { status: 'known', reference: fact.reference },
  );
  const owners = new Map(await deps.claims.owners(campaign.id, parcelIdsOf(campaign, facts)));
  const named = facts.flatMap((fact, place): Named[] => {
    if (isRefusal(fact)) return [];
    const parcelId = parcelIdFor(campaign.id, fact.reference);
    const found = ownerOf({
      campaign,
      fact,
      owner: seenOwner(shipper, owners.get(parcelId)),
      facts,
    });
    if (!isRefusal(found)) return [{ place, fact, parcelId, pledgeId: found }];
    verdicts[place] = refused(found, { reference: fact.reference, pledgeId: fact.pledgeId });
    return [];
  });
  const pledgeIds = named.map(({ pledgeId }) => pledgeId);
  const recording: Recording = {
    ...{ campaign, dryRun, shipper, owners },
    start: once(() => startFulfilling(deps, campaign)),
    plan: await deps.plans.get(campaign.id),
    fulfilments: new Map(await deps.fulfilments.getAll(pledgeIds)),
    pledges: new Map(await deps.pledgesById(pledgeIds)),
  };
  const byShard = Map.groupBy(named, ({ pledgeId }) => pledgeShardOf(pledgeId));
  await Promise.all(
    [...byShard.values()].map(async (some) => {
      for (const one of some) verdicts[one.place] = await recordOne(deps, recording, one);
    }),
  );
  return verdicts;
}

const parcelIdsOf = (campaign: Campaign, facts: readonly (ShipmentFact | Refusal)[]): string[] =>
  facts.flatMap((fact) => (isRefusal(fact) ? [] : [parcelIdFor(campaign.id, fact.reference)]));

type Looking = {
  readonly campaign: Campaign;
  readonly fact: ShipmentFact;
  readonly owner: Dispatched | undefined;
  readonly facts: readonly (ShipmentFact | Refusal)[];
};

const seenOwner = (
  shipper: Shipper | undefined,
  owner: Dispatched | undefined,
): Dispatched | undefined => (owner && isHidden(shipper, owner) ? undefined : owner);

/** The pledge of a parcel: named, known from its dispatch, or dispatched by the same request. */
function ownerOf({ campaign, fact, owner, facts }: Looking): string | Refusal {
  const { pledgeId = owner?.pledgeId ?? dispatchedWith(fact, facts) } = fact;
  if (pledgeId === undefined) return ownerless(fact);
  if (campaignIdOf(pledgeId) !== campaign.id)
    return refuse('pledge_foreign', 'The pledge belongs to another campaign.');
  return owner !== undefined && owner.pledgeId !== pledgeId
    ? refuse('shipment_reused', 'The reference belongs to a parcel of another pledge.')
    : pledgeId;
}

const ownerless = ({ status }: ShipmentFact): Refusal =>
  status === 'dispatched'
    ? refuse('invalid_item', 'Name the pledge of a parcel that is dispatched.')
    : unknownShipment;

const dispatchedWith = (
  { reference }: ShipmentFact,
  facts: readonly (ShipmentFact | Refusal)[],
): string | undefined => {
  const first = facts.find(
    (fact) => !isRefusal(fact) && fact.reference === reference && fact.status === 'dispatched',
  );
  return first && !isRefusal(first) ? first.pledgeId : undefined;
};

/**
 * The first parcel that may go starts it, a moment before: whoever repeats what a crash has cut off
 * finds it started.
 */
async function startFulfilling(deps: RecordShipmentsDeps, campaign: Campaign): Promise<void> {
  if (campaign.state !== 'settled') return;
  const step = await deps.campaigns.apply(campaign, {
    type: 'CampaignFulfilmentStarted',
    atMs: deps.now(),
  });
  const after = 'applied' in step ? step.applied : step.standing;
  if (!after || !isDelivering(after))
    throw new TransientError('The campaign was written meanwhile.');
}

const triesMax = 12;

async function recordOne(
  deps: RecordShipmentsDeps,
  recording: Recording,
  one: Named,
): Promise<ShipmentVerdict> {
  const unheard = unheardOf(recording, one);
  if (unheard) return unheard;
  for (let tried = 0; tried < triesMax; tried += 1) {
    const verdict = await tryOne(deps, recording, { ...one, tried });
    if (verdict) return verdict;
    await lookAgain(deps, recording, one.pledgeId);
  }
  throw new TransientError('Too many write this delivery at this moment.');
}

async function lookAgain(
  { fulfilments, pledgesById }: RecordShipmentsDeps,
  recording: Recording,
  pledgeId: string,
): Promise<void> {
  const [fulfilment, pledges] = await Promise.all([
    fulfilments.get(pledgeId),
    pledgesById([pledgeId]),
  ]);
  if (fulfilment) recording.fulfilments.set(pledgeId, fulfilment);
  for (const [id, pledge] of pledges) recording.pledges.set(id, pledge);
}

/** Undefined when the pledge, the delivery, or what it claims, was written meanwhile. */
async function tryOne(
  deps: RecordShipmentsDeps,
  recording: Recording,
  one: Named & { readonly tried: number },
): Promise<ShipmentVerdict | undefined> {
  const { fact, parcelId, pledgeId } = one;
  const told = { reference: fact.reference, pledgeId, shipmentId: parcelId };
  const standing = await standingOf(deps, recording, one);
  if (isRefusal(standing)) return refused(standing, told);
  const events = decideShipment({ ...standing, parcelId }, fact, deps.now());
  if (events === 'known') return { status: 'known', ...told };
  if (isRefusal(events)) return refused(events, told);
  const step = evolveAll(standing.fulfilment, events);
  if (!step) return refused(refuse('shipment_state', 'The delivery does not allow this.'), told);
  const { fulfilment: before, pledge } = standing;
  const writing = { ...one, step, before, pledge };
  const outcome = recording.dryRun
    ? pretendStep(recording, writing)
    : await writeStep(deps, recording, writing);
  if (isRefusal(outcome)) return refused(outcome, told);
  return outcome ? { status: 'done', ...told } : undefined;
}

/** Of a parcel that it may not know, a partner learns no more than it has said. */
function unheardOf(
  { shipper, pledges, owners }: Recording,
  { fact, parcelId, pledgeId }: Named,
): ShipmentVerdict | undefined {
  const spoken = { fact, pledge: pledges.get(pledgeId), dispatched: owners.get(parcelId) };
  const why = whyNotHeard(shipper, spoken);
  return why && refused(why, { reference: fact.reference, pledgeId: fact.pledgeId });
}

/** A dry run goes on from what it would have written. */
function pretendStep(recording: Recording, writing: Writing): true {
  remember(recording, writing, writing.step.after);
  return true;
}

const reused = refuse('shipment_reused', 'The reference belongs to a parcel of another pledge.');

const isTakenElsewhere = ({ owners }: Recording, { parcelId, pledgeId }: Named): boolean =>
  (owners.get(parcelId)?.pledgeId ?? pledgeId) !== pledgeId;

function remember(recording: Recording, { parcelId, pledgeId }: Named, after: Fulfilment): void {
  recording.fulfilments.set(pledgeId, after);
  const dispatched = { pledgeId, by: dispatchedBy(recording.shipper) };
  recording.owners.set(parcelId, recording.owners.get(parcelId) ?? dispatched);
}

async function standingOf(
  { fulfilments }: RecordShipmentsDeps,
  recording: Recording,
  named: Named,
): Promise<{ readonly fulfilment: Fulfilment; readonly pledge: Pledge } | Refusal> {
  if (isTakenElsewhere(recording, named)) return reused;
  const { pledgeId } = named;
  const pledge = recording.pledges.get(pledgeId);
  if (!pledge) return refuse('not_found', 'There is no such pledge.');
  const fulfilment = recording.fulfilments.get(pledgeId);
  if (fulfilment) return { fulfilment, pledge };
  if (!(await fulfilments.isOpened(recording.campaign.id, pledgeShardOf(pledgeId))))
    return refuse('fulfilment_not_ready', 'The deliveries of the campaign are being opened.');
  return isGivenBack(pledge)
    ? refuse('pledge_refunded', 'The money of the pledge went back.')
    : refuse('pledge_state', `Nothing is to be delivered for this ${pledge.state} pledge.`);
}

const isGivenBack = ({ state }: Pledge): boolean =>
  state === 'refunded' || state === 'refunding' || state === 'lost';

type Writing = Named & {
  readonly tried: number;
  readonly step: FulfilmentStep;
  readonly before: Fulfilment;
  readonly pledge: Pledge;
};

/** False when it has to be decided again. */
async function writeStep(
  deps: RecordShipmentsDeps,
  recording: Recording,
  writing: Writing,
): Promise<boolean | Refusal> {
  const { step, before } = writing;
  const claimed = await claimsOf(deps, recording, writing);
  if (!claimed) return refuse('codes_exhausted', 'There are not enough codes for this reward.');
  if (isDispatch(step.events)) await recording.start();
  const after = withDue(step.after, recording.plan);
  const applied = await deps.fulfilments.write({
    ...{ before, after, events: step.events },
    with: claimed,
    while: isDispatch(step.events) ? [deps.unmoved(writing.pledge)] : [],
  });
  if (applied === 'applied') {
    remember(recording, writing, after);
    return true;
  }
  return applied === 'claimed' && !isDigital(step.events) ? reused : false;
}

async function claimsOf(
  { claims, codes }: RecordShipmentsDeps,
  { campaign, owners, shipper }: Recording,
  { step, parcelId, pledgeId, tried }: Writing,
): Promise<readonly Action[] | undefined> {
  const [first] = step.events;
  if (first?.type !== 'ShipmentDispatched') return [];
  const dispatched = { pledgeId, by: dispatchedBy(shipper) };
  const claim = owners.has(parcelId) ? [] : [claims.claim(campaign.id, parcelId, dispatched)];
  if (!isDigital(step.events)) return claim;
  const taking = { campaignId: campaign.id, pledgeId, parcelId, lines: first.parcel.lines, tried };
  const handed = await codes.handOut(taking);
  return handed && [...claim, ...handed];
}

const isDispatch = ([first]: readonly FulfilmentEvent[]): boolean =>
  first?.type === 'ShipmentDispatched';

const isDigital = ([first]: readonly FulfilmentEvent[]): boolean =>
  first?.type === 'ShipmentDispatched' && first.parcel.kind === 'digital';

const refused = (
  { refused: code, detail }: Refusal,
  told: Partial<ShipmentVerdict> = {},
): ShipmentVerdict => ({ ...told, status: 'refused', code, detail });
