/** A partner, as operations see it. */
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PartnerPath } from '../../shared/api/partner-body.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { partnerNamed, partnerView } from '../../shared/api/partner-view.ts';

export type ReadPartnerDeps = {
  readonly partners: Pick<PartnerStore, 'get'>;
  readonly now: Clock;
};

export async function readPartner(
  { partners, now }: ReadPartnerDeps,
  { path }: HttpRequest<PartnerPath>,
): Promise<HttpAnswer | Refusal> {
  const partner = await partnerNamed(partners, path.partnerId);
  return isRefusal(partner) ? partner : { body: partnerView(partner, now()) };
}
