/**
 * What the link in a mail about an update opens: whether its reader hears of updates, and a button
 * for the contrary. Opening it changes nothing; a mail program that posts to it (RFC 8058) switches
 * the mails off. A link that is not ours, or no longer good, learns no more than that.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { linkPage } from '../../shared/api/link-page.ts';
import { pledgeOfLink } from '../../shared/api/linked-pledge.ts';
import { plainPage } from '../../shared/notices/plain-page.ts';

export type ShowUpdatePageDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly subscriptions: SubscriptionStore;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'headers' | 'requestContext'>;

export async function showUpdatePage(
  deps: ShowUpdatePageDeps,
  { pathParameters, headers, requestContext }: Request,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const token = pathParameters?.['token'] ?? '';
  const asked = opened(deps, token, requestContext.http.method === 'POST');
  return linkPage(headers, asked, {
    json: (found) => found,
    page: (found) => pageOf(found, token),
    ended: 'Please use the one of a later mail.',
  });
}

type Opened = { readonly pledgeId: string; readonly subscribed: boolean };

async function opened(
  deps: ShowUpdatePageDeps,
  token: string,
  switchesOff: boolean,
): Promise<Opened | Refusal> {
  const pledge = await pledgeOfLink(deps, token, 'updates');
  if (isRefusal(pledge)) return pledge;
  if (switchesOff) await deps.subscriptions.set(pledge.id, { isOff: true, atMs: deps.now() });
  return { pledgeId: pledge.id, subscribed: !(await deps.subscriptions.isOff(pledge.id)) };
}

const pageOf = ({ pledgeId, subscribed }: Opened, token: string) =>
  plainPage({
    title: subscribed ? 'You hear of updates' : 'You hear of no updates',
    lead: 'Whatever you choose: when your promise changes, or your money moves, you are told.',
    action: {
      say: subscribed ? 'Send me no more updates' : 'Send me updates again',
      done: subscribed ? 'You hear of no updates any more.' : 'You hear of updates again.',
      sendTo: `../pledges/${pledgeId}/update-subscription`,
      body: { subscribed: !subscribed, linkToken: token },
    },
  });
