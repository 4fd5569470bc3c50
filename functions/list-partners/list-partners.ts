/** All partners, for operations, oldest first. */
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import { partnerView } from '../../shared/api/partner-view.ts';

export type ListPartnersDeps = {
  readonly partners: Pick<PartnerStore, 'list'>;
  readonly now: Clock;
};

export async function listPartners(
  deps: ListPartnersDeps,
  { query }: HttpRequest<unknown, PageQuery>,
): Promise<HttpAnswer> {
  const { limit, cursor: after } = query;
  const { partners, next: nextCursor } = await deps.partners.list({ limit, after });
  const items = partners.map((partner) => partnerView(partner, deps.now()));
  return { body: { items, nextCursor } };
}
