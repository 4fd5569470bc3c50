/**
 * The other door for events: as Stripe's Amazon EventBridge destination puts them on a partner
 * event bus, the event whole in `detail` and without a signature
 * (docs.stripe.com/event-destinations/eventbridge). Here each envelope is posted to an address.
 */
import { createHash } from 'node:crypto';
import type { Delivery, StripeEvent } from './world/entities.ts';

/** As AWS writes it; what a rule matches on is `source` and `detail-type`. */
export type PartnerEvent = {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: StripeEvent;
};

const account = '000000000000';
const region = 'us-east-1';

/** EventBridge gives every entry an id of its own: two deliveries of one event have two. */
function entryId(delivery: Delivery): string {
  const hex = createHash('sha256').update(`${delivery.id}/${delivery.attempts}`).digest('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...groups, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

export function partnerEvent(delivery: Delivery, source: string, event: StripeEvent): PartnerEvent {
  return {
    version: '0',
    id: entryId(delivery),
    'detail-type': event.type,
    source,
    account,
    time: new Date(event.created * 1000).toISOString().replace('.000Z', 'Z'),
    region,
    resources: [`arn:aws:events:${region}::event-source/${source}`],
    detail: event,
  };
}
