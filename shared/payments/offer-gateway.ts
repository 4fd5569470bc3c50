/** What Fanfund needs of a payment processor for a payment method that a partner offers. */
import type { Pledge } from '../domain/pledge.ts';
import type { Setup } from './payment-gateway.ts';

export type OfferedMethod = { readonly customerId: string; readonly paymentMethodId: string };

export type OfferGateway = {
  /** Sets the payment up at once; `waiting` where the customer would have to be asked. */
  setUp(pledge: Pledge, method: OfferedMethod): Promise<Setup>;
};
