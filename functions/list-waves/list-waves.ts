/** The waves of a campaign, in the order in which they were split. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { WaveStore } from '../../shared/store/wave-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { waveView } from '../../shared/api/wave-view.ts';

export type ListWavesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly waves: Pick<WaveStore, 'list'>;
};

export async function listWaves(
  { campaigns, waves }: ListWavesDeps,
  { path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  return { body: { items: (await waves.list(campaign.id)).map(waveView) } };
}
