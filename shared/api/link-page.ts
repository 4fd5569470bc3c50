/**
 * What a link in a mail opens: a page for people, or the same as JSON for the brand's own page. A link
 * that is not ours, or no longer good, learns no more than that.
 */
import type { HttpAnswer, PageAnswer } from '../entry/http.ts';
import type { Page } from '../notices/page.ts';
import type { Refusal } from '../domain/refusal.ts';
import { TransientError } from '../errors.ts';
import { isRefusal } from '../domain/refusal.ts';
import { plainPage } from '../notices/plain-page.ts';

export type LinkView<Found> = {
  readonly json: (found: Found) => object;
  readonly page: (found: Found) => Page;
  /** What is said of a link whose time is over. */
  readonly ended: string;
};

type Headers = Readonly<Record<string, string | undefined>>;

export async function linkPage<Found extends object>(
  headers: Headers,
  asked: Promise<Found | Refusal>,
  { json, page, ended }: LinkView<Found>,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  if (wantsJson(headers['accept'])) {
    const found = await asked;
    return isRefusal(found) ? found : { body: json(found) };
  }
  try {
    const found = await asked;
    return isRefusal(found) ? sorry(found, ended) : { status: 200, ...page(found) };
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const lead = 'We cannot be reached now. Please try again in a minute.';
    return { status: 503, ...plainPage({ title: 'One moment, please', lead }) };
  }
}

const wantsJson = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('text/html');

const sorry = ({ refused }: Refusal, ended: string): PageAnswer =>
  refused === 'link_expired'
    ? { status: 410, ...plainPage({ title: 'This link has ended', lead: ended }) }
    : {
        status: 404,
        ...plainPage({
          title: 'This link does not work',
          lead: 'Please open the link in your mail once more.',
        }),
      };
