/**
 * What an order will cost, shown before it is made: the campaign's own shipping zones and taxes, by
 * the rules of the API. What counts is the pledge that the API answers with, which is shown before
 * it is paid.
 */
import type { Campaign, Pledge } from 'fanfund/client';

type Reward = Campaign['rewards'][number];
type Zones = NonNullable<Campaign['shipping']>;
export type Line = Pick<Pledge['lines'][number], 'rewardId' | 'variantId' | 'quantity'>;

export type Cost = {
  readonly goodsMinor: number;
  readonly shippingMinor: number;
  readonly taxes: readonly { title: string; included: boolean; amountMinor: number }[];
  readonly totalMinor: number;
  /** Why it cannot be ordered so. */
  readonly problem?: string | undefined;
};

type Offer = Pick<Campaign, 'currency' | 'shipping' | 'taxes'>;

export const needsCountry = ({ shipping, taxes }: Offer, rewards: readonly Reward[]): boolean =>
  taxes !== undefined || rewards.some((reward) => (reward.shipping ?? shipping ?? []).length > 0);

export const priceOf = (reward: Reward, variantId: string | undefined): number =>
  reward.variants?.find(({ id }) => id === variantId)?.priceMinor ?? reward.priceMinor;

/** The first piece of a parcel at one price, each further one at another. */
export function costOf(
  offer: Offer,
  rewards: readonly Reward[],
  { lines, country }: { readonly lines: readonly Line[]; readonly country: string },
): Cost {
  const ordered = lines.flatMap(({ rewardId, variantId, quantity }) => {
    const reward = rewards.find(({ id }) => id === rewardId);
    return reward ? [{ reward, quantity, minor: priceOf(reward, variantId) * quantity }] : [];
  });
  const goodsMinor = ordered.reduce((sum, { minor }) => sum + minor, 0);
  const costs = parcelsOf(offer.shipping, ordered).map((parcel) => parcelCost(parcel, country));
  const shippingMinor = costs.reduce<number>((sum, minor) => sum + (minor ?? 0), 0);
  const taxes = taxesOf(offer, goodsMinor + shippingMinor, country);
  const added = taxes.filter(({ included }) => !included);
  const taxMinor = added.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    ...{ goodsMinor, shippingMinor, taxes },
    totalMinor: goodsMinor + shippingMinor + taxMinor,
    ...(costs.includes(undefined) && { problem: 'Not all of this is sent to that country.' }),
  };
}

type Ordered = { readonly reward: Reward; readonly quantity: number };
type Parcel = { readonly zones: Zones; pieces: number };

function parcelsOf(shared: Zones | undefined, ordered: readonly Ordered[]): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const { reward, quantity } of ordered) {
    const zones = reward.shipping ?? shared ?? [];
    const name = reward.shipping ? reward.id : '';
    const parcel = parcels.get(name) ?? { zones, pieces: 0 };
    parcel.pieces += quantity;
    if (zones.length > 0) parcels.set(name, parcel);
  }
  return [...parcels.values()];
}

function parcelCost({ zones, pieces }: Parcel, country: string): number | undefined {
  const zone =
    zones.find(({ countries }) => countries?.includes(country)) ??
    zones.find(({ countries }) => countries === undefined);
  if (zone === undefined) return undefined;
  return zone.costMinor + (pieces - 1) * (zone.additionalMinor ?? zone.costMinor);
}

/** What Stripe charges in whole hundreds, or in tens: https://docs.stripe.com/currencies. */
const stepOf = (currency: string): number => {
  if (['ISK', 'UGX'].includes(currency)) return 100;
  return ['BHD', 'JOD', 'KWD', 'OMR', 'TND'].includes(currency) ? 10 : 1;
};

const taxesOf = ({ taxes = [], currency }: Offer, baseMinor: number, country: string) =>
  taxes
    .filter((tax) => tax.country === country)
    .map(({ title, rateBasisPoints, included }) => {
      const step = stepOf(currency);
      const divisor = BigInt((included ? 10_000 + rateBasisPoints : 10_000) * step);
      const twice = BigInt(baseMinor) * BigInt(rateBasisPoints) * 2n;
      const amountMinor = Number((twice + divisor) / (2n * divisor)) * step;
      return { title, included, amountMinor };
    });

/** Where the campaign sends to, by name; all countries where it sends everywhere. */
export function countriesOf(offer: Offer, rewards: readonly Reward[]): readonly string[] {
  const zones = [offer.shipping ?? [], ...rewards.map(({ shipping }) => shipping ?? [])].flat();
  const named = zones.flatMap(({ countries }) => countries ?? []);
  const isEverywhere = zones.length === 0 || zones.some(({ countries }) => !countries);
  const codes = isEverywhere ? everyCountry() : [...new Set(named)];
  return codes.sort((a, b) => countryName(a).localeCompare(countryName(b)));
}

const names = new Intl.DisplayNames(['en'], { type: 'region' });
export const countryName = (code: string): string => names.of(code) ?? code;

/** Codes that name no country of ISO 3166-1, though browsers have a word for them. */
const noCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));

function everyCountry(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return codes.filter(
    (code) =>
      !noCountries.has(code) &&
      countryName(code) !== code &&
      new Intl.Locale(`und-${code}`).region === code,
  );
}
