/**
 * What the link in a mail opens: a page for people, or the same as JSON for the brand's own page. It
 * asks Stripe nothing, so that programs which follow every link in a mail cost and change nothing.
 * A link that is not ours, or no longer good, learns no more than that.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/payment-link.ts';
import type { PaymentPage } from '../../shared/notices/payment-page.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { collects } from '../../shared/domain/settlement.ts';
import { failureWords } from '../../shared/notices/words.ts';
import { orderWords } from '../../shared/domain/line-words.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { openPaymentLink } from '../../shared/signing/payment-link.ts';
import { paymentPage, sorryPage } from '../../shared/notices/payment-page.ts';
import { TransientError } from '../../shared/errors.ts';

export type ShowPaymentPageDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly publishableKey: string;
  readonly now: Clock;
};

type Request = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'headers'>;

export async function showPaymentPage(
  deps: ShowPaymentPageDeps,
  { pathParameters, headers }: Request,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const asked = opened(deps, pathParameters?.['token'] ?? '');
  if (wantsJson(headers['accept'])) {
    const found = await asked;
    return isRefusal(found) ? found : { body: jsonOf(found, deps.now()) };
  }
  try {
    const found = await asked;
    if (isRefusal(found)) return sorry(found);
    const view = pageOf(found, deps.now());
    return { status: 200, ...paymentPage(view, deps.publishableKey) };
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    return {
      status: 503,
      ...sorryPage('One moment, please', 'We cannot be reached now. Please try again in a minute.'),
    };
  }
}

type Opened = { readonly pledge: Pledge; readonly campaign: Campaign };

const wantsJson = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('text/html');

async function opened(deps: ShowPaymentPageDeps, token: string): Promise<Opened | Refusal> {
  const link = await openPaymentLink(await deps.linkKeys(), token, deps.now());
  if (link.kind === 'expired') return refuse('link_expired', 'The time of this link is over.');
  const pledge = link.kind === 'valid' ? await deps.pledges.get(link.pledgeId) : undefined;
  const campaign = pledge && (await deps.campaign(pledge.campaignId));
  return pledge && campaign
    ? { pledge, campaign }
    : refuse('link_invalid', 'This is no link of ours.');
}

const sorry = ({ refused }: Refusal): PageAnswer =>
  refused === 'link_expired'
    ? {
        status: 410,
        ...sorryPage(
          'This link has ended',
          'The time in which this payment could be made is over.',
        ),
      }
    : {
        status: 404,
        ...sorryPage('This link does not work', 'Please open the link in your mail once more.'),
      };

function stateOf({ pledge, campaign }: Opened, nowMs: number): PaymentPage['state'] {
  switch (pledge.state) {
    case 'past_due':
      return nowMs < pledge.pastDueUntilMs && collects(campaign) ? 'due' : 'over';
    case 'collecting':
      return 'processing';
    case 'collected':
    case 'won':
    case 'disputed':
      return 'paid';
    case 'pending':
    case 'confirmed':
    case 'dropped':
    case 'releasing':
    case 'released':
    case 'cancelled':
    case 'lapsed':
    case 'refunding':
    case 'refunded':
    case 'lost':
      return 'over';
  }
}

function pageOf(found: Opened, nowMs: number): PaymentPage {
  const { pledge, campaign } = found;
  const state = stateOf(found, nowMs);
  return {
    pledgeId: pledge.id,
    state,
    campaignTitle: campaign.title,
    reward: orderWords(campaign, pledge),
    amount: formatMoney(pledge.amountMinor, pledge.currency),
    ...(state === 'due' &&
      pledge.state === 'past_due' && {
        payUntilMs: pledge.pastDueUntilMs,
        failure: pledge.failure,
      }),
  };
}

function jsonOf(found: Opened, nowMs: number): object {
  const { pledge, campaign } = found;
  const { state, reward, payUntilMs, failure } = pageOf(found, nowMs);
  return {
    pledgeId: pledge.id,
    state,
    campaign: { id: campaign.id, title: campaign.title },
    ...(reward !== undefined && { reward }),
    quantity: pledge.quantity,
    amountMinor: pledge.amountMinor,
    currency: pledge.currency,
    ...(payUntilMs !== undefined && { payUntil: isoTime(payUntilMs) }),
    ...(failure && { reason: failureWords(failure) }),
  };
}
