/** Customers: created, read, changed, deleted, and their saved payment methods listed. */
import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { ParamHash, ParamTable } from '../protocol/params.ts';
import {
  hash,
  integer,
  mergedMetadata,
  text,
  textList,
  textOrNull,
  textOrUnset,
} from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Customer } from '../world/entities.ts';
import { randomText } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';
import { addressFrom } from './addresses.ts';
import { attach, usableMethod } from './payment-methods.ts';

const fields: ParamTable = {
  address: 'hash',
  balance: 'integer',
  description: 'text',
  email: 'text',
  invoice_prefix: 'text',
  invoice_settings: 'hash',
  metadata: 'metadata',
  name: 'text',
  phone: 'text',
  preferred_locales: 'list',
  shipping: 'hash',
  tax_exempt: ['none', 'exempt', 'reverse'],
};

function shippingFrom(params: ParamHash): Stripe.Customer['shipping'] {
  const shipping = hash(params, 'shipping');
  if (shipping === undefined) return null;
  const address = addressFrom(hash(shipping, 'address'));
  return { address, name: text(shipping, 'name') ?? '', phone: text(shipping, 'phone') ?? '' };
}

function invoiceSettings(params: ParamHash): Stripe.Customer.InvoiceSettings {
  const settings = hash(params, 'invoice_settings') ?? {};
  return {
    custom_fields: null,
    default_payment_method: text(settings, 'default_payment_method') ?? null,
    footer: text(settings, 'footer') ?? null,
    rendering_options: null,
  };
}

function addressOrNull(params: ParamHash): Stripe.Address | null {
  const address = hash(params, 'address');
  return address === undefined ? null : addressFrom(address);
}

function newCustomer(world: World, params: ParamHash): Customer {
  return {
    id: mintId(world, 'cus'),
    object: 'customer',
    address: addressOrNull(params),
    balance: integer(params, 'balance') ?? 0,
    created: world.clock.nowSeconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: textOrNull(params, 'description'),
    discount: null,
    email: textOrNull(params, 'email'),
    invoice_prefix: text(params, 'invoice_prefix') ?? randomText(world.random, 8).toUpperCase(),
    invoice_settings: invoiceSettings(params),
    livemode: false,
    metadata: mergedMetadata({}, params),
    name: textOrNull(params, 'name'),
    next_invoice_sequence: 1,
    phone: textOrNull(params, 'phone'),
    preferred_locales: textList(params, 'preferred_locales'),
    shipping: shippingFrom(params),
    tax_exempt: text(params, 'tax_exempt') ?? 'none',
    test_clock: null,
  };
}

function requireEmail(params: ParamHash): void {
  const email = text(params, 'email');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalidRequest(`Invalid email address: ${email}`, {
      code: 'email_invalid',
      param: 'email',
    });
  }
}

export function requireCustomer(world: World, id: string, param: string): Customer {
  const customer = world.store.get('customers', id);
  if (customer === undefined) throw noSuch('customer', id, param);
  return customer;
}

function create(world: World, { params }: Call): Reply {
  requireEmail(params);
  const customer = newCustomer(world, params);
  world.store.put('customers', customer);
  const method = text(params, 'payment_method');
  if (method !== undefined) attach(world, usableMethod(world, method), customer.id);
  world.events.emit('customer.created', customer);
  return ok(customer);
}

const plainFields = ['description', 'email', 'name', 'phone'] as const;

function update(world: World, { id, params }: Call): Reply {
  requireEmail(params);
  const customer = requireCustomer(world, id, 'id');
  const changed: Customer = { ...customer, metadata: mergedMetadata(customer.metadata, params) };
  for (const name of plainFields) {
    const value = textOrUnset(params, name);
    if (value !== undefined) changed[name] = value;
  }
  const address = hash(params, 'address');
  if (address !== undefined) changed.address = addressFrom(address);
  if ('shipping' in params) changed.shipping = shippingFrom(params);
  if ('invoice_settings' in params) changed.invoice_settings = invoiceSettings(params);
  changed.balance = integer(params, 'balance') ?? customer.balance;
  world.store.put('customers', changed);
  world.events.emit('customer.updated', changed);
  return ok(changed);
}

function remove(world: World, { id }: Call): Reply {
  const customer = requireCustomer(world, id, 'id');
  world.store.remove('customers', id);
  world.events.emit('customer.deleted', customer);
  return ok({ id, object: 'customer', deleted: true });
}

function listMethods(world: World, { id, params }: Call): Reply {
  requireCustomer(world, id, 'customer');
  const url = `/v1/customers/${id}/payment_methods`;
  return ok(page({ world, table: 'payment_methods', url, params, where: { customer: id } }));
}

function retrieveMethod(world: World, { id, params }: Call): Reply {
  const method = usableMethod(world, id);
  if (method.customer === null) throw noSuch('PaymentMethod', id, 'payment_method');
  return ok({ ...method, ...params });
}

export const customerRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/customers',
    spec: { fields: { ...fields, payment_method: 'text', source: 'text', tax: 'hash' } },
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/customers',
    spec: { fields: { ...pageFields, ...createdField, email: 'text' } },
    run: (world, { params }) =>
      ok(page({ world, table: 'customers', url: '/v1/customers', params, filterNames: ['email'] })),
  },
  {
    method: 'GET',
    template: '/v1/customers/:customer',
    spec: { fields: {} },
    run: (world, { id }) => ok(requireCustomer(world, id, 'id')),
  },
  { method: 'POST', template: '/v1/customers/:customer', spec: { fields }, run: update },
  { method: 'DELETE', template: '/v1/customers/:customer', spec: { fields: {} }, run: remove },
  {
    method: 'GET',
    template: '/v1/customers/:customer/payment_methods',
    spec: { fields: { ...pageFields, type: 'text', allow_redisplay: 'text' } },
    run: listMethods,
  },
  {
    method: 'GET',
    template: '/v1/customers/:customer/payment_methods/:method',
    spec: { fields: {} },
    run: retrieveMethod,
  },
];
