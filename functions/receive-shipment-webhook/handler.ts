import { door } from '../../shared/wiring-partners.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { receiveShipmentWebhook } from './receive-shipment-webhook.ts';
import { recording } from '../../shared/wiring-fulfilment.ts';

export const handler = rawHttpEntry(receiveShipmentWebhook, () => ({
  ...recording(),
  prove: door(),
}));
