/** Abandoning a campaign on the wire: what it would mean, and how far it is. */
import type { Caller } from '../entry/caller.ts';
import type { Campaign, CampaignState } from '../domain/campaign.ts';
import type { CountedPreview } from '../store/preview-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Totals } from '../domain/totals.ts';
import { campaignId, currency, minor, natural, time } from './answer-parts.ts';
import { campaignStates } from './campaign-answer.ts';
import { isoTime } from './campaign-view.ts';
import { anyCampaign, ownCampaign } from './own-campaign.ts';
import { once } from '../once.ts';
import { refuse } from '../domain/refusal.ts';
import * as z from 'zod';

const sum = () => z.strictObject({ pledges: natural(), amountMinor: minor() });

const preview = () =>
  z.strictObject({
    state: z.enum(['counting', 'counted']),
    requestedAt: time(),
    countedAt: time().optional(),
    figures: z
      .strictObject({
        pledges: natural(),
        refunds: sum().meta({ description: 'Back to cards' }),
        releases: sum().meta({ description: 'Never collected' }),
        delivered: sum().meta({ description: 'Stays, because it was delivered' }),
        otherRoutes: z
          .strictObject({ heldByPartner: sum(), withBank: sum(), refundFailed: sum() })
          .meta({ description: 'What cannot go back to its card' }),
      })
      .optional(),
  });

export const abandonmentAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      state: z.enum(campaignStates),
      currency: currency(),
      preview: preview().optional(),
      progress: z
        .strictObject({
          collectedMinor: minor(),
          refundedMinor: minor(),
          refundFailedMinor: minor(),
          keptMinor: minor().meta({ description: 'Stays, because it was delivered' }),
          openPledges: natural(),
          settledAt: time().optional(),
        })
        .optional()
        .meta({ description: 'Once it is abandoned' }),
    })
    .meta({ id: 'Abandonment' }),
);

export function abandonmentView(
  campaign: Campaign,
  counted: CountedPreview | undefined,
  totals: Totals,
) {
  return {
    campaignId: campaign.id,
    state: campaign.state,
    currency: campaign.currency,
    ...(counted && { preview: previewView(counted) }),
    ...(campaign.state === 'abandoned' && {
      progress: {
        collectedMinor: totals.collectedMinor,
        refundedMinor: totals.refundedMinor,
        refundFailedMinor: totals.refundFailedMinor,
        keptMinor: totals.keptMinor,
        openPledges: totals.open,
        ...(campaign.settledAtMs !== undefined && { settledAt: isoTime(campaign.settledAtMs) }),
      },
    }),
  };
}

const previewView = ({ requestedAtMs, countedAtMs, figures }: CountedPreview) => ({
  state: countedAtMs === undefined ? 'counting' : 'counted',
  requestedAt: isoTime(requestedAtMs),
  ...(countedAtMs !== undefined && { countedAt: isoTime(countedAtMs) }),
  ...(figures && { figures }),
});

const some = { pledges: 2400, amountMinor: 11_760_000 };
const none = { pledges: 0, amountMinor: 0 };

export const abandonmentExample = {
  ...{ campaignId: 'cmp_k4jq2m7dxw5ahzet', state: 'fulfilling' satisfies CampaignState },
  currency: 'EUR',
  preview: {
    ...{ state: 'counted', requestedAt: '2027-04-01T09:00:00.000Z' },
    countedAt: '2027-04-01T09:00:04.000Z',
    figures: {
      ...{ pledges: 5000, refunds: some, releases: none, delivered: some },
      otherRoutes: { heldByPartner: none, withBank: none, refundFailed: none },
    },
  },
};

/** For who may abandon a campaign: its creator, and operations. */
export async function abandonable(
  store: { get(campaignId: string): Promise<Campaign | undefined> },
  id: string,
  caller: Caller | undefined,
): Promise<Campaign | Refusal> {
  if (caller?.scopes.includes('fanfund/ops')) return anyCampaign(store, id);
  return caller?.scopes.includes('fanfund/creator')
    ? ownCampaign(store, id, caller)
    : refuse('forbidden', 'Only its creator or operations may do this.');
}
