/**
 * Taxes on a pledge, by the country that it is sent to. One rule of rounding: each tax is computed
 * once, on the sum of goods and shipping, and rounded half up to the smallest amount that can be
 * charged in the currency. What is given on top of the price is not taxed, nor is support without a
 * reward. A tax that the prices contain is shown and adds nothing.
 */
import type { Currency } from './money.ts';
import type { PledgeTax } from './line.ts';
import { currencies } from './money.ts';

export type TaxRule = {
  readonly country: string;
  /** As on an invoice: "VAT", "Sales tax". */
  readonly title: string;
  /** 1900 is 19 %. */
  readonly rateBasisPoints: number;
  /** Contained in the prices already. */
  readonly included: boolean;
};

const whole = 10_000;

export function taxesOn(
  rules: readonly TaxRule[] = [],
  taxed: { readonly baseMinor: number; readonly country: string | undefined },
  currency: Currency,
): PledgeTax[] {
  return rules
    .filter(({ country }) => country === taxed.country)
    .map(({ title, rateBasisPoints, included }) => {
      const of = included ? whole + rateBasisPoints : whole;
      const amountMinor = shareOf(taxed.baseMinor, { part: rateBasisPoints, of }, currency);
      return { title, rateBasisPoints, included, amountMinor };
    });
}

/** `base × part / of`, half up to a step of the currency; exact in integers below 2^53. */
function shareOf(
  baseMinor: number,
  { part, of }: { readonly part: number; readonly of: number },
  currency: Currency,
): number {
  const { stepMinor } = currencies[currency];
  const divisor = BigInt(of * stepMinor);
  const steps = (BigInt(baseMinor) * BigInt(part) * 2n + divisor) / (2n * divisor);
  return Number(steps) * stepMinor;
}
