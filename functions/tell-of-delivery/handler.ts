import { backerLink } from '../../shared/wiring-promises.ts';
import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { catalogue as event } from '../../shared/events/catalogue.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { mailer } from '../../shared/wiring-mail.ts';
import { meter } from '../../shared/entry/meter.ts';
import { tellOfDelivery } from './tell-of-delivery.ts';

const heard = [
  ...[event.DeliveryDataRequested, event.DeliveryDataReminded, event.DeliveryLockAnnounced],
  ...[event.DeliveryDataGiven, event.ShipmentDispatched],
];

export const handler = eventEntry(heard, tellOfDelivery, () => ({
  pledges: pledges(),
  fulfilments: fulfilments(),
  plans: plans(),
  campaign: campaignsCached(),
  mailer: mailer(),
  linkFor: backerLink,
  meter: meter(),
}));
