/**
 * Operations ask for a wave. One of a campaign is split at a time, so that nobody is counted for two;
 * the same key asks for the same wave.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import type { WaveBody } from '../../shared/api/fulfilment-body.ts';
import type { WaveMessage } from '../../shared/fulfilment/messages.ts';
import type { WaveStore } from '../../shared/store/wave-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { requestHash } from '../../shared/store/keys.ts';
import { waveView } from '../../shared/api/wave-view.ts';

export type CreateWaveDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly waves: Pick<WaveStore, 'list' | 'create'>;
  readonly splitting: Queue<WaveMessage>;
  readonly now: Clock;
};

export async function createWave(
  deps: CreateWaveDeps,
  { caller, path, body, idempotencyKey }: HttpRequest<CampaignPath, unknown, WaveBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  if (!isDelivering(campaign))
    return refuse('campaign_state', 'Waves are split once the money is settled.');
  const requestKey = requestHash([caller?.id, idempotencyKey]);
  const wave = await waveFor(deps, campaign.id, { body, requestKey });
  if (isRefusal(wave)) return wave;
  if (wave.state === 'splitting')
    await deps.splitting.send(
      { campaignId: campaign.id, number: wave.number },
      { campaignId: campaign.id },
    );
  return { status: 202, body: waveView(wave) };
}

type Asked = { readonly body: WaveBody; readonly requestKey: string };

async function waveFor(
  { waves, now }: CreateWaveDeps,
  campaignId: string,
  { body, requestKey }: Asked,
): Promise<Wave | Refusal> {
  const known = await waves.list(campaignId);
  const same = known.find((wave) => wave.requestKey === requestKey);
  if (same)
    return requestHash([same.name, same.rules]) === requestHash([body.name, body.rules])
      ? same
      : refuse('idempotency_key_reused', 'This key has asked for another wave.');
  const busy = refuse('wave_busy', 'Another wave of this campaign is being split.');
  if (known.some(({ state }) => state === 'splitting')) return busy;
  const wave: Wave = {
    ...{ campaignId, number: known.length + 1, ...body, state: 'splitting' },
    ...{ createdAtMs: now(), requestKey },
  };
  return (await waves.create(wave)) ? wave : busy;
}
