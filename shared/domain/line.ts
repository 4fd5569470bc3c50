/**
 * What a pledge is for, and what its amount is made of. A pledge of one plain reward says so by
 * `rewardId` and `quantity` alone, so that its item stays as small as it can be; whatever needs more
 * words has `lines`. Invariant: goods + shipping + taxes on top + what was given beside = amount.
 */

/** So many pieces of a reward, at the price that was in force when they were ordered. */
export type PledgeLine = {
  readonly rewardId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  readonly priceMinor: number;
  /** Beside a reward, and no piece of what the campaign makes. */
  readonly addOn?: true | undefined;
};

/** A tax that is in the amount: contained in the prices, or added to them. */
export type PledgeTax = {
  readonly title: string;
  readonly rateBasisPoints: number;
  readonly included: boolean;
  readonly amountMinor: number;
};

/** ISO 3166-1 alpha-2. The rest of an address is for the survey after the campaign. */
export type ShipTo = { readonly country: string };

export type OrderFacts = {
  /** Of a pledge with one line. */
  readonly rewardId?: string | undefined;
  /** Pieces in all lines. */
  readonly quantity: number;
  /** All that is collected. */
  readonly amountMinor: number;
  readonly lines?: readonly PledgeLine[] | undefined;
  readonly shipTo?: ShipTo | undefined;
  readonly shippingMinor?: number | undefined;
  readonly taxes?: readonly PledgeTax[] | undefined;
  /** Given on top of what all of it costs. */
  readonly extraMinor?: number | undefined;
};

export const pricesOf = (lines: readonly PledgeLine[]): number =>
  lines.reduce((sum, { quantity, priceMinor }) => sum + quantity * priceMinor, 0);

export const taxMinorOf = (taxes: readonly PledgeTax[] = []): number =>
  taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Taxes that make the amount larger. */
export const addedTaxMinor = (taxes: readonly PledgeTax[] = []): number =>
  taxMinorOf(taxes.filter(({ included }) => !included));

const goodsMinor = ({ amountMinor, shippingMinor = 0, taxes, extraMinor = 0 }: OrderFacts) =>
  amountMinor - shippingMinor - addedTaxMinor(taxes) - extraMinor;

/** Its lines, however they are kept; none for support without a reward. */
export function linesOf(order: OrderFacts): readonly PledgeLine[] {
  const { rewardId, quantity, lines } = order;
  if (lines) return lines;
  if (rewardId === undefined) return [];
  return [{ rewardId, quantity, priceMinor: Math.floor(goodsMinor(order) / quantity) }];
}

/** Whether one of its lines, however they are kept, is of this reward. */
export const hasReward = (
  { rewardId, lines }: Pick<OrderFacts, 'rewardId' | 'lines'>,
  wanted: string,
): boolean => (lines ? lines.some((line) => line.rewardId === wanted) : rewardId === wanted);

/** Pieces of what the campaign makes: support without a reward is none, nor is an add-on. */
export const unitsOf = ({ rewardId, quantity, lines }: Omit<OrderFacts, 'amountMinor'>): number => {
  if (!lines) return rewardId === undefined ? 0 : quantity;
  return lines.reduce((sum, line) => sum + (line.addOn ? 0 : line.quantity), 0);
};

/** What the pledge keeps of its lines: nothing where reward and quantity say it all. */
export function lineFacts(lines: readonly PledgeLine[]): Omit<OrderFacts, 'amountMinor'> {
  const [first] = lines;
  const isPlain = first !== undefined && lines.length === 1 && first.variantId === undefined;
  return {
    ...(lines.length === 1 && { rewardId: first?.rewardId }),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(!isPlain && { lines }),
  };
}
