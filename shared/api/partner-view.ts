/** A partner, and what it was told, as operations see them: never with a secret. */
import type { Delivery } from '../domain/delivery.ts';
import type { Partner, PartnerEndpoint } from '../domain/partner.ts';
import type { PartnerStore } from '../store/partner-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isoTime } from './campaign-view.ts';
import { partnerIdPattern } from '../domain/partner.ts';
import { refuse } from '../domain/refusal.ts';

export const partnerView = (partner: Partner, nowMs: number) => ({
  id: partner.id,
  name: partner.name,
  state: partner.state,
  campaignIds: partner.campaignIds,
  limits: partner.limits,
  ships: partner.ships ?? false,
  ...(partner.endpoint && { endpoint: endpointView(partner.endpoint) }),
  secrets: partner.keys
    .filter(({ validUntilMs = Infinity }) => nowMs < validUntilMs)
    .map(({ number, validUntilMs }) => ({
      number,
      ...(validUntilMs !== undefined && { validUntil: isoTime(validUntilMs) }),
    })),
  createdAt: isoTime(partner.createdAtMs),
  version: partner.version,
});

const endpointView = ({ url, state, offReason, offSinceMs }: PartnerEndpoint) => ({
  ...{ url, state },
  ...(offReason && { offReason }),
  ...(offSinceMs !== undefined && { offSince: isoTime(offSinceMs) }),
});

export const deliveryView = (delivery: Delivery) => ({
  id: delivery.id,
  pledgeId: delivery.pledgeId,
  type: delivery.type,
  sequence: delivery.sequence,
  state: delivery.state,
  occurredAt: isoTime(delivery.occurredAtMs),
  ...(delivery.nextAtMs !== undefined && { nextTryAt: isoTime(delivery.nextAtMs) }),
  request: delivery.body,
  tries: delivery.tries.map(({ atMs, tookMs, status, error, answer }) => ({
    ...{ at: isoTime(atMs), tookMs },
    ...(status !== undefined && { status }),
    ...(error !== undefined && { error }),
    ...(answer !== undefined && { answer }),
  })),
});

export const noSuchPartner = refuse('not_found', 'There is no such partner.');

export async function partnerNamed(
  partners: Pick<PartnerStore, 'get'>,
  partnerId: string,
): Promise<Partner | Refusal> {
  const partner = partnerIdPattern.test(partnerId) ? await partners.get(partnerId) : undefined;
  return partner ?? noSuchPartner;
}
