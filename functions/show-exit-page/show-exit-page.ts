/**
 * What the link in a mail about a changed promise opens: a page with one button. Opening it changes
 * nothing, so that programs which follow every link in a mail do not leave for anybody.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { PromiseVersion } from '../../shared/domain/promise.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { exitOf, exitRefund } from '../../shared/domain/exit.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { linkPage } from '../../shared/api/link-page.ts';
import { pledgeOfLink } from '../../shared/api/linked-pledge.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { openWindow } from '../../shared/domain/promise.ts';
import { plainPage } from '../../shared/notices/plain-page.ts';
import { timeWords } from '../../shared/notices/words.ts';

export type ShowExitPageDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly promises: Pick<PromiseStore, 'versions'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'headers'>;

export async function showExitPage(
  deps: ShowExitPageDeps,
  { pathParameters, headers }: Request,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const token = pathParameters?.['token'] ?? '';
  return linkPage(headers, opened(deps, token), {
    json: jsonOf,
    page: (found) => pageOf(found, token),
    ended: 'The time to leave is over.',
  });
}

type Opened = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly reason: string | undefined;
  readonly state: 'open' | 'left' | 'over';
  readonly refundMinor: number;
  readonly closesAtMs?: number | undefined;
};

async function opened(deps: ShowExitPageDeps, token: string): Promise<Opened | Refusal> {
  const pledge = await pledgeOfLink(deps, token, 'exit');
  if (isRefusal(pledge)) return pledge;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return refuse('link_invalid', 'This is no link of ours.');
  const versions = await deps.promises.versions(campaign);
  const fulfilment = await deps.fulfilments.get(pledge.id);
  return lookedAt({ pledge, campaign, versions, fulfilment }, deps.now());
}

type Known = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly versions: readonly PromiseVersion[];
  readonly fulfilment: Fulfilment | undefined;
};

function lookedAt({ pledge, campaign, versions, fulfilment }: Known, nowMs: number): Opened {
  const left = exitOf(pledge);
  const reason = versions.findLast(({ exit }) => exit)?.reason;
  const found = { pledge, campaign, reason };
  if (left) return { ...found, state: 'left', refundMinor: left.amountMinor };
  const window = openWindow(versions, pledge, nowMs);
  const asked = exitRefund(pledge, fulfilment, nowMs);
  if (isRefusal(window) || isRefusal(asked)) return { ...found, state: 'over', refundMinor: 0 };
  const { closesAtMs } = window;
  return { ...found, state: 'open', refundMinor: asked.record.amountMinor, closesAtMs };
}

const jsonOf = ({ pledge, campaign, reason, state, refundMinor, closesAtMs }: Opened): object => ({
  pledgeId: pledge.id,
  state,
  campaign: { id: campaign.id, title: campaign.title },
  ...(reason !== undefined && { reason }),
  ...{ refundMinor, currency: pledge.currency },
  ...(closesAtMs !== undefined && { leaveUntil: isoTime(closesAtMs) }),
});

const titles = {
  open: 'Take your money back?',
  left: 'Your money is on its way back',
  over: 'There is nothing to take back',
} as const;

const leads = {
  open: 'What you were promised has changed. You can wait for it, or take your money back.',
  left: 'You have left this campaign. Your bank may take five to ten days to show the money.',
  over: 'The time in which the money could be taken back is over, or there is none left.',
} as const;

function pageOf(
  { pledge, campaign, reason, state, refundMinor, closesAtMs }: Opened,
  token: string,
) {
  const money = formatMoney(refundMinor, pledge.currency);
  const until = closesAtMs === undefined ? [] : [['Until', timeWords(closesAtMs)] as const];
  return plainPage({
    title: titles[state],
    lead: leads[state],
    facts: [
      ['Campaign', campaign.title],
      ...(reason === undefined ? [] : [['Reason', reason] as const]),
      ...(state === 'over' ? [] : [['Money', money] as const]),
      ...until,
    ],
    ...(state === 'open' && {
      action: {
        say: `Take ${money} back`,
        done: `${money} are on their way back to you.`,
        sendTo: `../pledges/${pledge.id}/exit`,
        body: { linkToken: token },
      },
    }),
  });
}
