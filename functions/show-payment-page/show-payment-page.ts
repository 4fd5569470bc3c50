/**
 * What the link in a mail about a failed payment opens. It asks Stripe nothing, so that programs which
 * follow every link in a mail cost and change nothing.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
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
import { linkPage } from '../../shared/api/link-page.ts';
import { pledgeOfLink } from '../../shared/api/linked-pledge.ts';
import { paymentPage } from '../../shared/notices/payment-page.ts';

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
  return linkPage(headers, opened(deps, pathParameters?.['token'] ?? ''), {
    json: (found) => jsonOf(found, deps.now()),
    page: (found) => paymentPage(pageOf(found, deps.now()), deps.publishableKey),
    ended: 'The time in which this payment could be made is over.',
  });
}

type Opened = { readonly pledge: Pledge; readonly campaign: Campaign };

async function opened(deps: ShowPaymentPageDeps, token: string): Promise<Opened | Refusal> {
  const pledge = await pledgeOfLink(deps, token, 'mend-payment');
  if (isRefusal(pledge)) return pledge;
  const campaign = await deps.campaign(pledge.campaignId);
  return campaign ? { pledge, campaign } : refuse('link_invalid', 'This is no link of ours.');
}

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
