/** All pledges of one backer, newest first. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';

export type ListMyPledgesDeps = { readonly pledges: PledgeStore };

export async function listMyPledges(
  { pledges }: ListMyPledgesDeps,
  { caller, query }: HttpRequest<unknown, PageQuery, unknown>,
): Promise<HttpAnswer> {
  const page = await pledges.listByBacker(caller?.id ?? '', {
    limit: query.limit,
    after: query.cursor,
  });
  return {
    body: {
      items: page.pledges.map((pledge) => pledgeView(pledge)),
      ...(page.next && { nextCursor: page.next }),
    },
  };
}
