/**
 * What the link in a mail about an update opens: whether its reader hears of updates, and a button
 * for the contrary. Opening it changes nothing; a mail program that posts to it (RFC 8058) switches
 * the mails off. A link that is not ours, or no longer good, learns no more than that.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/payment-link.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { openBackerLink } from '../../shared/signing/backer-link.ts';
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
  if (wantsJson(headers['accept'])) {
    const found = await asked;
    return isRefusal(found) ? found : { body: found };
  }
  try {
    const found = await asked;
    return isRefusal(found) ? sorry(found) : { status: 200, ...pageOf(found, token) };
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const lead = 'We cannot be reached now. Please try again in a minute.';
    return { status: 503, ...plainPage({ title: 'One moment, please', lead }) };
  }
}

const wantsJson = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('text/html');

type Opened = { readonly pledgeId: string; readonly subscribed: boolean };

async function opened(
  deps: ShowUpdatePageDeps,
  token: string,
  switchesOff: boolean,
): Promise<Opened | Refusal> {
  const opening = { purpose: 'updates', nowMs: deps.now() } as const;
  const link = await openBackerLink(await deps.linkKeys(), token, opening);
  if (link.kind === 'expired') return refuse('link_expired', 'The time of this link is over.');
  const pledge = link.kind === 'valid' ? await deps.pledges.get(link.pledgeId) : undefined;
  if (!pledge) return refuse('link_invalid', 'This is no link of ours.');
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

const sorry = ({ refused }: Refusal): PageAnswer =>
  refused === 'link_expired'
    ? {
        status: 410,
        ...plainPage({ title: 'This link has ended', lead: 'Please use the one of a later mail.' }),
      }
    : {
        status: 404,
        ...plainPage({
          title: 'This link does not work',
          lead: 'Please open the link in your mail once more.',
        }),
      };
