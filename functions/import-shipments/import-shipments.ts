/**
 * What became of parcels, as a warehouse's file says it: a part of the file at a time, so that memory
 * stays small however long it is. A dry run says row by row what would happen and changes nothing;
 * the real one says what has. Each row is judged on its own and is the same parcel when it comes
 * again, so a part, or the whole file, is simply sent again.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { RecordShipmentsDeps } from '../../shared/fulfilment/record-shipments.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ShipmentImportBody } from '../../shared/api/fulfilment-body.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { recordShipments } from '../../shared/fulfilment/record-shipments.ts';
import { shipmentRows } from '../../shared/fulfilment/shipment-rows.ts';
import { verdictCounts } from '../../shared/fulfilment/verdict-counts.ts';

export type ImportShipmentsDeps = RecordShipmentsDeps & {
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
};

export async function importShipments(
  deps: ImportShipmentsDeps,
  { path, body }: HttpRequest<CampaignPath, unknown, ShipmentImportBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const rows = shipmentRows(body.csv, body.firstRow);
  if (isRefusal(rows)) return rows;
  const { dryRun } = body;
  const facts = rows.map(({ fact }) => fact);
  const verdicts = await recordShipments(deps, campaign, { facts, dryRun });
  if (isRefusal(verdicts)) return verdicts;
  const items = verdicts.map((verdict, place) => ({ row: rows[place]?.row, ...verdict }));
  return { body: { dryRun, rows: items.length, ...verdictCounts(verdicts), items } };
}
