/** For operations: who has left because the promise was changed, and what it cost, as of now. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { PromiseVersion } from '../../shared/domain/promise.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { noTotals } from '../../shared/domain/totals.ts';

export type ReadExitsDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly promises: Pick<PromiseStore, 'versions'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly now: Clock;
};

export async function readExits(
  deps: ReadExitsDeps,
  { path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const { id: campaignId, currency } = campaign;
  const { exits, exitedMinor } = (await deps.totals.read([campaignId])).get(campaignId) ?? noTotals;
  const versions = await deps.promises.versions(campaign);
  const windows = versions.flatMap((version) => windowView(version, deps.now()));
  return { body: { campaignId, currency, exits, exitedMinor, windows } };
}

const windowView = ({ number, atMs, reason = '', exit }: PromiseVersion, nowMs: number) =>
  exit
    ? [
        {
          ...{ number, reason, opensAt: isoTime(atMs), closesAt: isoTime(exit.closesAtMs) },
          state: nowMs < exit.closesAtMs ? 'open' : 'closed',
          ...(exit.closed && {
            untilClose: { exits: exit.closed.exits, exitedMinor: exit.closed.exitedMinor },
          }),
        },
      ]
    : [];
