/** Postal addresses and billing details, always with every field. */
import type Stripe from 'stripe';
import type { ParamHash } from '../protocol/params.ts';
import { hash, text } from '../protocol/params.ts';

export function addressFrom(params: ParamHash | undefined): Stripe.Address {
  const given = params ?? {};
  return {
    city: text(given, 'city') ?? null,
    country: text(given, 'country') ?? null,
    line1: text(given, 'line1') ?? null,
    line2: text(given, 'line2') ?? null,
    postal_code: text(given, 'postal_code') ?? null,
    state: text(given, 'state') ?? null,
  };
}

export function billingDetailsFrom(
  params: ParamHash | undefined,
): Stripe.PaymentMethod.BillingDetails {
  const given = params ?? {};
  return {
    address: addressFrom(hash(given, 'address')),
    email: text(given, 'email') ?? null,
    name: text(given, 'name') ?? null,
    phone: text(given, 'phone') ?? null,
    tax_id: text(given, 'tax_id') ?? null,
  };
}
