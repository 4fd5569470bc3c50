/** A saved card serves its own customer and nobody else. */
import { invalidRequest } from '../protocol/errors.ts';
import type { PaymentMethod } from '../world/entities.ts';

export function requireOwner(options: {
  method: PaymentMethod;
  customer: string | null;
  noun: 'PaymentIntent' | 'SetupIntent';
}): void {
  const { method, customer, noun } = options;
  if (method.customer === null || method.customer === customer) return;
  if (customer === null) {
    throw invalidRequest(
      `The payment method supplied (${method.id}) belongs to the Customer ` +
        `${String(method.customer)}. Please include the Customer in the \`customer\` parameter ` +
        `on the ${noun}.`,
      { param: 'payment_method' },
    );
  }
  throw invalidRequest(
    `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${customer}. ` +
      'Please use this PaymentMethod with the Customer that it belongs to instead.',
    { param: 'payment_method' },
  );
}
