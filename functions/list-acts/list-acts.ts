/** What operators did to the machinery, newest first. */
import type { ActStore } from '../../shared/store/act-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import { actView } from '../../shared/api/queue-view.ts';

export type ListActsDeps = { readonly acts: Pick<ActStore, 'list'> };

export async function listActs(
  deps: ListActsDeps,
  { query }: HttpRequest<unknown, PageQuery>,
): Promise<HttpAnswer> {
  const { acts, next } = await deps.acts.list({ limit: query.limit, after: query.cursor });
  return { body: { items: acts.map(actView), ...(next && { nextCursor: next }) } };
}
