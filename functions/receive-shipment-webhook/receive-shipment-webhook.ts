/**
 * What a warehouse or partner shop says of parcels by signed webhook. Proved by the raw bytes before
 * anything in them is believed; only of campaigns that the partner is allowed, and of what it may send. Needs no memory of
 * webhook ids: each parcel is known by its own reference, so the same webhook again changes nothing
 * and is answered with what is so.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { PartnerDoor } from '../../shared/partners/partner-door.ts';
import type { RecordShipmentsDeps } from '../../shared/fulfilment/record-shipments.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { readJson } from '../../shared/entry/http.ts';
import { readShipment, shipmentWebhookBody } from '../../shared/fulfilment/shipment-fact.ts';
import { recordShipments } from '../../shared/fulfilment/record-shipments.ts';
import { verdictCounts } from '../../shared/fulfilment/verdict-counts.ts';

export type ReceiveShipmentWebhookDeps = RecordShipmentsDeps & {
  readonly prove: PartnerDoor;
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
};

export async function receiveShipmentWebhook(
  deps: ReceiveShipmentWebhookDeps,
  request: APIGatewayProxyEventV2,
): Promise<HttpAnswer | Refusal> {
  const { partner, body } = await deps.prove(request);
  const { campaignId, shipments } = shipmentsIn(body);
  const campaign = await allowedCampaign(deps, partner.campaignIds, campaignId);
  if (isRefusal(campaign)) return campaign;
  const facts = shipments.map(readShipment);
  const verdicts = await recordShipments(deps, campaign, { facts, shipper: partner });
  if (isRefusal(verdicts)) return verdicts;
  const items = verdicts.map((verdict, index) => ({ index, ...verdict }));
  return { body: { ...verdictCounts(verdicts), items } };
}

function shipmentsIn(body: Buffer) {
  const read = shipmentWebhookBody.safeParse(readJson(body.toString('utf8')));
  if (read.success) return read.data.data;
  const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new RequestProblem('invalid_request', 'The body does not fit.', { errors });
}

async function allowedCampaign(
  { campaigns }: ReceiveShipmentWebhookDeps,
  allowed: readonly string[],
  campaignId: string,
): Promise<Campaign | Refusal> {
  const campaign = allowed.includes(campaignId) ? await campaigns.get(campaignId) : undefined;
  return campaign ?? refuse('campaign_not_allowed', 'This campaign is none of yours.');
}
