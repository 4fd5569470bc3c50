/**
 * What a campaign may offer beyond plain rewards: variants, shipping, taxes. Checked with the rest
 * of its terms, so that no order of a campaign that went live can be without a price.
 */
import type { CampaignTerms, Reward } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import type { ShippingZone } from './shipping.ts';
import { amountFault, currencies } from './money.ts';
import { refuse } from './refusal.ts';

export function checkOffer(terms: CampaignTerms): Refusal | undefined {
  const { rewards, shipping } = terms;
  if (rewards.length > 0 && rewards.every(({ kind }) => kind === 'add-on'))
    return refuse('add_on_alone', 'Add-ons are sold only beside a reward that is none.');
  const lists = [shipping, ...rewards.map((reward) => reward.shipping)];
  for (const zones of lists) {
    const fault = checkZones(zones ?? [], terms);
    if (fault) return fault;
  }
  for (const reward of rewards) {
    const fault = checkVariants(reward, terms);
    if (fault) return fault;
  }
  return undefined;
}

function checkZones(
  zones: readonly ShippingZone[],
  { currency }: Pick<CampaignTerms, 'currency'>,
): Refusal | undefined {
  const named = zones.flatMap(({ countries }) => countries ?? ['everywhere else']);
  if (new Set(named).size !== named.length)
    return refuse('shipping_zones_overlap', 'A country can be in one shipping zone only.');
  const { stepMinor } = currencies[currency];
  const costs = zones.flatMap(({ costMinor, additionalMinor = 0 }) => [costMinor, additionalMinor]);
  if (costs.some((costMinor) => costMinor % stepMinor !== 0))
    return refuse(
      'amount_not_representable',
      `A shipping cost cannot be charged in ${currency}: it must be a multiple of ${stepMinor}.`,
    );
  return undefined;
}

function checkVariants(
  { id, stock, variants = [] }: Reward,
  { currency }: Pick<CampaignTerms, 'currency'>,
): Refusal | undefined {
  const ids = variants.map((variant) => variant.id);
  if (new Set(ids).size !== ids.length)
    return refuse('variant_ids_repeated', `Each variant of reward "${id}" needs an id of its own.`);
  if (stock !== undefined && variants.some((variant) => variant.stock !== undefined))
    return refuse(
      'variant_stock_ambiguous',
      `Reward "${id}" has one stock for all variants, or each variant its own: not both.`,
    );
  for (const { priceMinor } of variants) {
    const fault = priceMinor === undefined ? undefined : amountFault(priceMinor, currency);
    if (fault) return refuse(fault, `A variant of "${id}" cannot be charged in ${currency}.`);
  }
  return undefined;
}
