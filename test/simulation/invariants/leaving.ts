/** Why pledges and campaigns leave: because those say so who may, and while they may. */
import type { Campaign } from '../../../shared/domain/campaign.ts';
import type { PledgeChange } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import { collects } from '../../../shared/domain/settlement.ts';

const leaving: ReadonlySet<string> = new Set([
  ...['PledgeReleaseStarted', 'PledgeReleased', 'PledgeCancelled', 'PledgeLapsed'],
]);

const standing: ReadonlySet<Pledge['state']> = new Set(['pending', 'confirmed']);

type Reason = Extract<Pledge, { readonly state: 'releasing' }>['reason'];

const reasonOf = ({ type, after }: PledgeChange): Reason | undefined => {
  if (type === 'PledgeCancelled') return 'cancelled_by_backer';
  if (type === 'PledgeLapsed') return 'lapsed';
  return after.state === 'releasing' || after.state === 'released' ? after.reason : undefined;
};

const cancelPath = /^\/v1\/pledges\/(plg_[a-z0-9]+)\/cancel$/;

/** Whether the campaign, as it is, gives such a reason. */
const gives: Readonly<Partial<Record<Reason, (campaign: Campaign) => boolean>>> = {
  campaign_cancelled: ({ state }) => state === 'cancelled',
  campaign_abandoned: ({ state }) => state === 'abandoned',
  campaign_unfunded: (campaign) =>
    'outcome' in campaign && campaign.outcome === 'unfunded' && !collects(campaign),
};

type Left = PledgeChange & { readonly reason: Reason; readonly campaign: Campaign | undefined };

function faultOfLeaving(left: Left, cancelled: ReadonlySet<string>): string | undefined {
  const { before, after, reason, campaign } = left;
  switch (reason) {
    case 'lapsed':
      return before?.state === 'confirmed' ? 'though its payment was set up' : undefined;
    case 'cancelled_by_backer':
      return faultOfCancelling(left, cancelled);
    default:
      return campaign && gives[reason]?.(campaign) === false
        ? `and ${after.campaignId} is ${campaign.state}`
        : undefined;
  }
}

function faultOfCancelling(
  { after, campaign }: Left,
  cancelled: ReadonlySet<string>,
): string | undefined {
  if (!cancelled.has(after.id)) return 'and its backer never asked for it';
  const atMs = after.history.at(-1)?.atMs ?? 0;
  return campaign && atMs >= campaign.deadlineMs ? 'at or after the deadline' : undefined;
}

export const leftForAReason: Invariant = {
  name: 'left-for-a-reason',
  why: 'A backer who is let go without having asked for it, or too late, was counted on.',
  watch: ({ violate, told }) => {
    const cancelled = new Set<string>();
    return {
      asked: ({ request: { method, path } }) => {
        const [, pledgeId] = (method === 'POST' && cancelPath.exec(path)) || [];
        if (pledgeId !== undefined) cancelled.add(pledgeId);
      },
      pledgeWritten: (change) => {
        const { before, after, type } = change;
        if (!before || !standing.has(before.state) || !leaving.has(String(type))) return;
        const reason = reasonOf(change);
        if (reason === undefined) return;
        const campaign = told.campaigns.get(after.campaignId)?.campaign;
        const fault = faultOfLeaving({ ...change, reason, campaign }, cancelled);
        if (fault !== undefined) violate(`${after.id} left by ${type} (${reason}), ${fault}`);
      },
    };
  },
};

export const cancelledInTime: Invariant = {
  name: 'cancelled-in-time',
  why: 'After the deadline a campaign is settled: whoever could still cancel it could undo its outcome.',
  watch: ({ violate }) => ({
    campaignWritten: ({ before, after, event }) => {
      if (event.type !== 'CampaignCancelled' || before?.state === 'draft') return;
      if (event.atMs >= after.deadlineMs)
        violate(`${after.id} was cancelled at ${new Date(event.atMs).toISOString()}, too late`);
    },
  }),
};
