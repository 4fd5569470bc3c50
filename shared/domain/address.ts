/**
 * What an address must have, by country: a table for those that most parcels go to, the common rule
 * for the others. It judges the form only; whether somebody lives there, the parcel finds out.
 */
import type { Refusal } from './refusal.ts';
import type { Campaign, Reward } from './campaign.ts';
import { countriesServed } from './shipping.ts';
import { isCountry } from './countries.ts';
import { refuse } from './refusal.ts';

export type Address = {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone?: string | undefined;
};

/** What a backer has said: where to, and in which kind, by reward and choice. */
export type DeliveryData = {
  readonly address?: Address | undefined;
  readonly choices: Readonly<Record<string, string>>;
};

const digits = (count: number): RegExp => new RegExp(`^\\d{${count}}$`);
const five = digits(5);
const four = digits(4);
const six = digits(6);

/** Countries whose postal codes have one form; without a row a code may have any, or be missing. */
const postalForms: Readonly<Record<string, RegExp>> = {
  ...{ AT: four, AU: four, BE: four, BG: four, CH: four, CY: four, DK: four, HU: four, LI: four },
  ...{ LU: four, NO: four, NZ: four, SI: four, ZA: four },
  ...{ DE: five, EE: five, ES: five, FI: five, FR: five, HR: five, IT: five, MX: five, TH: five },
  ...{ TR: five, UA: five, MY: five, KR: five },
  ...{ CN: six, IN: six, RO: six, SG: six },
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  NL: /^\d{4} ?[A-Z]{2}$/,
  PT: /^\d{4}-\d{3}$/,
  PL: /^\d{2}-\d{3}$/,
  SE: /^\d{3} ?\d{2}$/,
  CZ: /^\d{3} ?\d{2}$/,
  SK: /^\d{3} ?\d{2}$/,
  GR: /^\d{3} ?\d{2}$/,
  JP: /^\d{3}-?\d{4}$/,
  BR: /^\d{5}-?\d{3}$/,
};

const namesRegion = new Set(['US', 'CA', 'AU', 'BR', 'MX', 'IN', 'CN']);

export function addressFault(address: Address): Refusal | undefined {
  const { country, postalCode = '', region = '' } = address;
  if (!isCountry(country))
    return refuse('address_invalid', 'The country is none of ISO 3166-1 alpha-2.');
  const form = postalForms[country];
  if (form && !form.test(postalCode.toUpperCase()))
    return refuse('address_invalid', `This is no postal code of ${country}.`);
  return namesRegion.has(country) && region === ''
    ? refuse('address_invalid', `An address in ${country} names its state or province.`)
    : undefined;
}

/** Whether every reward of a delivery is shipped to a country: the one place that reads the terms. */
export const servesCountry = (
  campaign: Pick<Campaign, 'shipping'>,
  rewards: readonly Reward[],
  country: string,
): boolean =>
  rewards.every((reward) => {
    const countries = countriesServed(reward.shipping ?? campaign.shipping);
    return countries === undefined || countries.includes(country);
  });
