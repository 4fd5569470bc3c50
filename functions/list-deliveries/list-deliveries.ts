/**
 * The log of what a partner was told on a day, in the order in which it happened: what was sent,
 * each try with its answer, and when the next one is.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DeliveriesQuery } from '../../shared/api/delivery-body.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PartnerPath } from '../../shared/api/partner-body.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { dayOf } from '../../shared/store/delivery-store.ts';
import { deliveryView, partnerNamed } from '../../shared/api/partner-view.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

export type ListDeliveriesDeps = {
  readonly partners: Pick<PartnerStore, 'get'>;
  readonly deliveries: Pick<DeliveryStore, 'listDay'>;
  readonly now: Clock;
};

export async function listDeliveries(
  deps: ListDeliveriesDeps,
  { path, query }: HttpRequest<PartnerPath, DeliveriesQuery>,
): Promise<HttpAnswer | Refusal> {
  const partner = await partnerNamed(deps.partners, path.partnerId);
  if (isRefusal(partner)) return partner;
  const { day = dayOf(deps.now()), state, limit, cursor: after } = query;
  const page = await deps.deliveries.listDay(partner.id, day, { limit, after });
  const wanted = page.deliveries.filter((one) => state === undefined || one.state === state);
  return { body: { items: wanted.map(deliveryView), nextCursor: page.next } };
}
