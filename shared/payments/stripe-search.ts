/**
 * From an object at Stripe to the pledges that it was made for: read by its id, never searched for,
 * because Stripe's search is behind. What is not ours, or is not there, leads to nothing.
 */
import type Stripe from 'stripe';
import type { StripeAccess } from './stripe-access.ts';
import { pledgeIdPattern } from '../domain/ids.ts';
import { unlessMissing } from './stripe-errors.ts';

export type StripeSearch = { pledgesOf(objectId: string): Promise<readonly string[]> };

type Found = { readonly metadata: Stripe.Metadata | null } | undefined;

const listedMax = 20;

const lookUps: Readonly<Record<string, (stripe: Stripe, id: string) => Promise<readonly Found[]>>> =
  {
    pi: async (stripe, id) => [await unlessMissing(stripe.paymentIntents.retrieve(id))],
    seti: async (stripe, id) => [await unlessMissing(stripe.setupIntents.retrieve(id))],
    re: async (stripe, id) => [await unlessMissing(stripe.refunds.retrieve(id))],
    ch: async (stripe, id) => [await unlessMissing(stripe.charges.retrieve(id))],
    cus: async (stripe, customer) =>
      (await unlessMissing(stripe.paymentIntents.list({ customer, limit: listedMax })))?.data ?? [],
  };

export const stripeSearch = (access: StripeAccess): StripeSearch => ({
  pledgesOf: async (objectId) => {
    const lookUp = lookUps[objectId.split('_', 1)[0] ?? ''];
    const found = lookUp ? await lookUp(await access.client(), objectId) : [];
    const ids = found.map((object) => object?.metadata?.['fanfund_pledge'] ?? '');
    return [...new Set(ids)].filter((id) => pledgeIdPattern.test(id));
  },
});
