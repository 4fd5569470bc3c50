/**
 * Deliveries for one test file: a settled campaign whose pledges are written as one item each, the
 * real stores, and the events that the table's stream would bring, handed to whoever hears them.
 */
import { completeFulfilment } from '../../functions/complete-fulfilment/complete-fulfilment.ts';
import { followMoney } from '../../functions/follow-money/follow-money.ts';
import { openFulfilments } from '../../functions/open-fulfilments/open-fulfilments.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import type { Campaign, Reward } from '../../shared/domain/campaign.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import type { Publication } from '../../shared/events/publication.ts';
import { recordShipments } from '../../shared/fulfilment/record-shipments.ts';
import type { ShipmentVerdict } from '../../shared/fulfilment/record-shipments.ts';
import type { ShipmentFact } from '../../shared/domain/shipment.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { codeStore } from '../../shared/store/code-store.ts';
import { deliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { parcelClaims } from '../../shared/store/parcel-claims.ts';
import { pledgesById, unmoved } from '../../shared/store/pledges-by-id.ts';
import { useStores } from './fanfund.ts';
import { dayMs, givenPledge, minuteMs, pledgedAtMs, sealedAtMs } from './given.ts';
import type { CampaignWishes, PledgeWishes } from './given.ts';
import { streamReader } from './stream.ts';

/** When the money of the campaigns below was settled, and their goods begin to be sent. */
export const shippingAtMs = sealedAtMs + 60 * dayMs;

export const mug: Reward = {
  ...{ id: 'mug', title: 'A mug', priceMinor: 1500, estimatedDelivery: '2026-12-01' },
};
export const book: Reward = {
  ...{ id: 'book', title: 'An e-book', priceMinor: 900, estimatedDelivery: '2026-11-01' },
};

type PledgeToDeliver = PledgeWishes & {
  readonly state?: PledgeState;
  /** Without a reward: nothing is to be sent. */
  readonly isMoneyOnly?: true;
};

export function useDeliveries() {
  const stores = useStores();
  const { clock, table, campaigns, pledges } = stores;
  const fulfilments = fulfilmentStore(table);
  const plans = deliveryPlanStore(table);
  const codes = codeStore(table);
  const deps = {
    ...stores,
    ...{ fulfilments, plans, codes, now: clock },
    pledgesById: pledgesById(table),
    unmoved: (pledge: Pledge) => unmoved(table, pledge),
    claims: parcelClaims(table),
    isSettled: async (id: string) => {
      const campaign = await campaigns.get(id);
      return campaign !== undefined && isDelivering(campaign);
    },
  };
  const heard = streamReader(table);
  const told: Publication[] = [];
  const bus = {
    publish: (some: readonly Publication[]) => {
      told.push(...some);
      return Promise.resolve(some.map(() => false));
    },
  };
  const opened = (campaign: Campaign) =>
    openFulfilments(deps, { name: 'CampaignSettled', campaignId: campaign.id });
  return {
    ...deps,
    deps,
    told,
    opened,
    /** Pledges of a settled campaign, one minute after another, and their deliveries. */
    delivering: async (wishes: readonly PledgeToDeliver[], campaignWishes: CampaignWishes = {}) => {
      const campaign = await stores.given('settled', { rewards: [mug, book], ...campaignWishes });
      const made: Pledge[] = [];
      for (const [place, { state = 'collected', isMoneyOnly, ...own }] of wishes.entries())
        made.push(
          await givenPledge(table, state, {
            ...{ campaign, number: place + 1, amountMinor: 1500 },
            ...(!isMoneyOnly && { rewardId: 'mug' }),
            createdAtMs: pledgedAtMs + place * minuteMs,
            ...own,
          }),
        );
      clock.set(shippingAtMs);
      await opened(campaign);
      return { campaign, pledges: made, ids: made.map(({ id }) => id) };
    },
    deliveryOf: async (pledgeId: string): Promise<Fulfilment> => {
      const found = await fulfilments.get(pledgeId);
      if (!found) throw new Error(`Nothing is delivered for ${pledgeId}.`);
      return found;
    },
    say: async (campaign: Campaign, ...facts: ShipmentFact[]): Promise<ShipmentVerdict[]> => {
      const now = (await campaigns.get(campaign.id)) ?? campaign;
      const verdicts = await recordShipments(deps, now, { facts });
      if (isRefusal(verdicts)) throw new Error(`Refused: ${verdicts.refused}`);
      return [...verdicts];
    },
    /** Publishes what was written since the last time, and has the machine hear it. */
    relay: async (): Promise<readonly Publication[]> => {
      told.splice(0);
      await relayEvents({ bus }, await heard());
      for (const { name, detail } of [...told]) await hear(deps, name, detail as Detail);
      return [...told];
    },
    pledges,
  };
}

type Detail = { readonly campaignId: string; readonly pledgeId?: string };

async function hear(
  deps: Parameters<typeof followMoney>[0] & Parameters<typeof completeFulfilment>[0],
  name: string,
  { campaignId, pledgeId }: Detail,
): Promise<void> {
  const event = { name, campaignId, pledgeId };
  if (/^Pledge(Refund(Requested|Started|Failed)|Refunded|DisputeLost|DisputeWon)$/.test(name))
    await followMoney(deps, event);
  if (/^(PledgeFulfilled|FulfilmentClosed|CampaignFulfilmentStarted)$/.test(name))
    await completeFulfilment(deps, event);
}

export const codesOf = (verdicts: readonly ShipmentVerdict[]): string[] =>
  verdicts.map(({ status, code }) => code ?? status);
