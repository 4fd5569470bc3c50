/**
 * Finds what a schedule or a message missed: campaigns past their deadline that are not sealed,
 * and settlements that take unusually long. It only sends messages; the capabilities do the work.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignMessage, CompleteMessage } from '../../shared/queues/messages.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { EventBus } from '../../shared/events/event-bus.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { campaignPublication } from '../../shared/events/publication.ts';
import { isProving, isSettling } from '../../shared/domain/campaign.ts';
import { minuteMs } from '../../shared/domain/duration.ts';

export type SweepCampaignsDeps = {
  readonly campaigns: CampaignStore;
  readonly seals: Queue<CampaignMessage>;
  readonly completions: Queue<CompleteMessage>;
  readonly bus: EventBus;
  readonly now: Clock;
  readonly graceMs: number;
};

const oftenMinutes = 15;
const oftenUntilMinutes = 120;
const seldomMinutes = 60;
const thoroughMinutes = 24 * 60;
const pageMax = 100;

export async function sweepCampaigns(deps: SweepCampaignsDeps): Promise<void> {
  const nowMs = deps.now();
  let after: string | undefined;
  do {
    const page = await deps.campaigns.list({
      shelf: 'moving',
      endsUntilMs: nowMs - deps.graceMs - minuteMs,
      order: 'latest-first',
      limit: pageMax,
      after,
    });
    for (const campaign of page.campaigns) await sweep(deps, campaign, nowMs);
    after = page.next;
  } while (after !== undefined);
}

async function sweep(deps: SweepCampaignsDeps, campaign: Campaign, nowMs: number): Promise<void> {
  const campaignId = campaign.id;
  if (campaign.state === 'live' || campaign.state === 'upcoming')
    return deps.seals.send({ campaignId }, { campaignId });
  if (campaign.state === 'closing' && !isProving(campaign)) return tellAgain(deps, campaign, nowMs);
  if (isSettling(campaign)) return lookAt(deps, campaign, nowMs);
}

async function lookAt(deps: SweepCampaignsDeps, campaign: Campaign, nowMs: number): Promise<void> {
  const campaignId = campaign.id;
  const minutes = Math.floor((nowMs - (endOf(campaign) ?? nowMs)) / minuteMs);
  if (!isDue(minutes)) return;
  const isThorough = minutes % thoroughMinutes === 0;
  const message = { campaignId, ...(isThorough && { thorough: true }) };
  await deps.completions.send(message, { campaignId });
}

/** From when on the campaign's pledges are brought to their end. */
function endOf(campaign: Campaign): number | undefined {
  switch (campaign.state) {
    case 'cancelled':
      return campaign.cancelledAtMs;
    case 'abandoned':
      return campaign.abandonedAtMs;
    case 'closing':
    case 'settling':
    case 'settled':
    case 'fulfilling':
    case 'fulfilled':
      return campaign.sealedAtMs;
    case 'draft':
    case 'upcoming':
    case 'live':
      return undefined;
  }
}

/** Often at first; hourly once most of it is done. Looking costs one read of the totals. */
const isDue = (minutes: number): boolean =>
  minutes > 0 && minutes % (minutes <= oftenUntilMinutes ? oftenMinutes : seldomMinutes) === 0;

/** A tally that did not happen is asked for again, by the event that it waits for. */
async function tellAgain(
  deps: SweepCampaignsDeps,
  campaign: Extract<Campaign, { readonly state: 'closing' }>,
  nowMs: number,
): Promise<void> {
  if (!isDue(Math.floor((nowMs - campaign.sealedAtMs) / minuteMs))) return;
  const event = { type: 'CampaignSealed', atMs: campaign.sealedAtMs } as const;
  await deps.bus.publish([campaignPublication(campaign, event)]);
}
