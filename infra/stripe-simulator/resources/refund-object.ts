/** What a Refund consists of. */
import type { Charge, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';

export type RefundTerms = {
  amountMinor: number;
  reason: Refund['reason'];
  metadata: Record<string, string>;
  status: 'succeeded' | 'pending';
  pendingReason?: 'processing' | 'insufficient_funds' | 'charge_pending';
};

export function newRefund(world: World, charge: Charge, terms: RefundTerms): Refund {
  return {
    id: mintId(world, 're'),
    object: 'refund',
    amount: terms.amountMinor,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.nowSeconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: 'pending',
        reference_type: 'acquirer_reference_number',
        type: charge.captured ? 'refund' : 'reversal',
      },
      type: 'card',
    },
    metadata: terms.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(terms.pendingReason === undefined ? {} : { pending_reason: terms.pendingReason }),
    reason: terms.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: terms.status,
    transfer_reversal: null,
  };
}
