/**
 * Operations say what became of parcels: dispatched, delivered, come back, lost. Each is judged on
 * its own, and the same again changes nothing. What came back is owed again: it is sent once more
 * under another reference, or paid back piece by piece by a refund.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { RecordShipmentsDeps } from '../../shared/fulfilment/record-shipments.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ShipmentsBody } from '../../shared/api/fulfilment-body.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { readShipment } from '../../shared/fulfilment/shipment-fact.ts';
import { recordShipments as record } from '../../shared/fulfilment/record-shipments.ts';
import { verdictCounts } from '../../shared/fulfilment/verdict-counts.ts';

export type RecordDeps = RecordShipmentsDeps & {
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
};

export async function recordShipments(
  deps: RecordDeps,
  { path, body }: HttpRequest<CampaignPath, unknown, ShipmentsBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const verdicts = await record(deps, campaign, { facts: body.shipments.map(readShipment) });
  if (isRefusal(verdicts)) return verdicts;
  const items = verdicts.map((verdict, index) => ({ index, ...verdict }));
  return { body: { ...verdictCounts(verdicts), items } };
}
