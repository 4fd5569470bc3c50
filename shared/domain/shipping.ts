/**
 * What sending a pledge costs. Rewards with zones of their own are sent on their own, each in a
 * parcel; all others go together, by the zones of the campaign. The first piece of a parcel costs
 * what its zone says, each further one `additionalMinor`. An empty list of zones means that nothing
 * is sent (a download), a campaign without any that it does not ask for a country.
 */
import type { Refusal } from './refusal.ts';
import { isRefusal, refuse } from './refusal.ts';

export type ShippingZone = {
  /** ISO 3166-1 alpha-2; missing: wherever no other zone is. */
  readonly countries?: readonly string[] | undefined;
  readonly costMinor: number;
  /** For each further piece in the same parcel; missing: as much as for the first one. */
  readonly additionalMinor?: number | undefined;
};

type Zones = readonly ShippingZone[];
type Sent = {
  readonly reward: { readonly id: string; readonly shipping?: Zones | undefined };
  readonly quantity: number;
};
type Parcel = { readonly zones: Zones; readonly pieces: number; readonly rewardIds: string[] };

export function shippingCost(
  campaign: { readonly shipping?: Zones | undefined },
  lines: readonly Sent[],
  country: string | undefined,
): number | Refusal {
  let sum = 0;
  for (const parcel of parcelsOf(campaign.shipping, lines)) {
    const costMinor = parcelCost(parcel, country);
    if (isRefusal(costMinor)) return costMinor;
    sum += costMinor;
  }
  return sum;
}

function parcelsOf(shared: Zones | undefined, lines: readonly Sent[]): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const { reward, quantity } of lines) {
    const zones = reward.shipping ?? shared;
    if (!zones || zones.length === 0) continue;
    const name = reward.shipping ? reward.id : '';
    const { pieces, rewardIds } = parcels.get(name) ?? { pieces: 0, rewardIds: [] };
    parcels.set(name, {
      zones,
      pieces: pieces + quantity,
      rewardIds: [...rewardIds, reward.id],
    });
  }
  return [...parcels.values()];
}

function parcelCost(
  { zones, pieces, rewardIds }: Parcel,
  country: string | undefined,
): number | Refusal {
  if (country === undefined)
    return refuse('ship_to_required', 'Say in shipTo to which country the rewards are to be sent.');
  const zone = zoneFor(zones, country);
  if (!zone)
    return refuse('country_not_shipped', `${rewardIds.join(', ')} cannot be sent to ${country}.`);
  const { costMinor, additionalMinor = costMinor } = zone;
  return costMinor + (pieces - 1) * additionalMinor;
}

const zoneFor = (zones: Zones, country: string): ShippingZone | undefined =>
  zones.find(({ countries }) => countries?.includes(country)) ??
  zones.find(({ countries }) => countries === undefined);

/** Where parcels go, in a fixed order; undefined: everywhere, or nothing is sent at all. */
export function countriesServed(zones: Zones = []): readonly string[] | undefined {
  const named = zones.map(({ countries }) => countries);
  if (named.length === 0 || named.includes(undefined)) return undefined;
  return [...new Set(named.flatMap((countries) => countries ?? []))].sort();
}
