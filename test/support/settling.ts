/** Settlements that are about to end, for the tests of what ends them. */
import type { CampaignIn, CampaignWishes, PledgeWishes } from './given.ts';
import type { CollectMessage, CompleteMessage } from '../../shared/queues/messages.ts';
import type { DunMessage, RefundMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import type { useStores } from './fanfund.ts';
import { givenBooked } from './report-key.ts';
import { givenPledge, hourMs, sealedAtMs } from './given.ts';
import { keptQueue } from './queue.ts';

export type Settling = CampaignIn<'settling'> | CampaignIn<'cancelled'> | CampaignIn<'closing'>;

export const settledAtMs = sealedAtMs + hourMs;

/** What the use case runs on, an hour after the seal. */
function wired(stores: ReturnType<typeof useStores>) {
  stores.clock.set(settledAtMs);
  const metered: (readonly [string, number])[] = [];
  return {
    ...stores,
    collections: keptQueue<CollectMessage>(),
    releases: keptQueue<ReleaseMessage>(),
    refunds: keptQueue<RefundMessage>(),
    dunnings: keptQueue<DunMessage>(),
    completions: keptQueue<CompleteMessage>(),
    meter: { count: (name: string, value: number) => void metered.push([name, value]) },
    metered,
  };
}

export function settlingOn(stores: ReturnType<typeof useStores>) {
  /** One pledge of 10.00 in each of these states. */
  const unbookedPledges = async (
    campaign: Settling,
    states: readonly PledgeState[],
    more?: PledgeWishes,
  ): Promise<readonly Pledge[]> => {
    const given: Pledge[] = [];
    for (const [index, state] of states.entries())
      given.push(
        await givenPledge(stores.table, state, {
          ...{ campaign, number: index + 1, amountMinor: 1000 },
          ...more,
        }),
      );
    return given;
  };
  return {
    wired: () => wired(stores),
    /** A campaign whose outcome was decided on that much. */
    settling: (pledgedMinor: number, wishes: CampaignWishes = {}) => {
      const tally = { pledgedMinor, pledges: pledgedMinor / 1000, backers: 1, units: 0 };
      return stores.given('settling', { tally, ...wishes });
    },
    unbookedPledges,
    /** The same, with what the stream booked of them. */
    pledges: async (campaign: Settling, states: readonly PledgeState[], more?: PledgeWishes) =>
      givenBooked(stores.totals, await unbookedPledges(campaign, states, more)),
    reportOf: async (campaignId: string) => (await stores.reports.read(campaignId))?.report,
  };
}
