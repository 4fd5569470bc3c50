/** Charges as read and listed, and captured by their own address. */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import { integer, mergedMetadata, text } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Charge } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { captureIntent } from './captures.ts';

export function requireCharge(world: World, id: string, param = 'id'): Charge {
  const charge = world.store.get('charges', id);
  if (charge === undefined) throw noSuch('charge', id, param);
  return charge;
}

function capture(world: World, { id, params }: Call): Reply {
  const charge = requireCharge(world, id);
  const intent = world.store.get('payment_intents', charge.payment_intent ?? '');
  if (charge.captured) {
    throw invalidRequest(`Charge ${id} has already been captured.`, {
      code: 'charge_already_captured',
    });
  }
  if (intent === undefined || intent.status !== 'requires_capture') {
    throw invalidRequest('This charge cannot be captured because the charge has expired.', {
      code: 'charge_expired_for_capture',
    });
  }
  const amountMinor = integer(params, 'amount') ?? charge.amount;
  if (amountMinor < 1 || amountMinor > charge.amount) {
    throw invalidRequest('You cannot capture a charge for an amount greater than it already has.', {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  captureIntent(world, intent, amountMinor);
  return ok(requireCharge(world, id));
}

function update(world: World, { id, params }: Call): Reply {
  const charge = requireCharge(world, id);
  const changed: Charge = {
    ...charge,
    description: text(params, 'description') ?? charge.description,
    metadata: mergedMetadata(charge.metadata, params),
    receipt_email: text(params, 'receipt_email') ?? charge.receipt_email,
    transfer_group: text(params, 'transfer_group') ?? charge.transfer_group,
  };
  world.store.put('charges', changed);
  world.events.emit('charge.updated', changed);
  return ok(changed);
}

export const chargeRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/charges',
    spec: {
      fields: { ...pageFields, ...createdField, customer: 'text', payment_intent: 'text' },
    },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'charges',
          url: '/v1/charges',
          params,
          filterNames: ['customer', 'payment_intent'],
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/charges/:charge',
    spec: { fields: {} },
    run: (world, { id }) => ok(requireCharge(world, id)),
  },
  {
    method: 'POST',
    template: '/v1/charges/:charge',
    spec: {
      fields: {
        description: 'text',
        metadata: 'metadata',
        receipt_email: 'text',
        transfer_group: 'text',
      },
    },
    run: update,
  },
  {
    method: 'POST',
    template: '/v1/charges/:charge/capture',
    spec: { fields: { amount: 'integer', receipt_email: 'text' } },
    run: capture,
  },
  {
    method: 'GET',
    template: '/v1/charges/:charge/refunds',
    spec: { fields: pageFields },
    run: (world, { id, params }) => {
      requireCharge(world, id, 'charge');
      const url = `/v1/charges/${id}/refunds`;
      return ok(page({ world, table: 'refunds', url, params, where: { charge: id } }));
    },
  },
];
