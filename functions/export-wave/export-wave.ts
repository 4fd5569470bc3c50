/**
 * A wave for a warehouse, as CSV, a page at a time: the one place besides its backer where an address
 * is opened. Whatever a backer typed is text in a spreadsheet and never a formula. Those without an
 * address, and those of whom nothing is left to send, are left out.
 */
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { DataKeys } from '../../shared/fulfilment/sealed-data.ts';
import type { DeliveryDataStore } from '../../shared/store/delivery-data-store.ts';
import type { DeliveryData } from '../../shared/domain/address.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgesById } from '../../shared/store/pledges-by-id.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ExportQuery, WavePath } from '../../shared/api/fulfilment-body.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import type { WaveStore } from '../../shared/store/wave-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { csvLine } from '../../shared/fulfilment/csv-line.ts';
import { isOpen, unsentLines } from '../../shared/domain/fulfilment.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { linesOf } from '../../shared/domain/line.ts';
import { needsAddress } from '../../shared/domain/delivery-plan.ts';
import { unseal } from '../../shared/fulfilment/sealed-data.ts';
import { wavePartMax } from '../../shared/store/wave-store.ts';

export type ExportWaveDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly waves: Pick<WaveStore, 'get' | 'readPart'>;
  readonly fulfilments: Pick<FulfilmentStore, 'getAll'>;
  /** Which variants of a reward somebody ordered stands in the pledge alone. */
  readonly pledgesById: PledgesById;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly data: Pick<DeliveryDataStore, 'getAll'>;
  readonly dataKeys: () => Promise<DataKeys>;
};

const columns = [
  ...['place', 'pledge_id', 'reward_id', 'quantity', 'variants', 'choices', 'name', 'line1'],
  ...['line2', 'city', 'region', 'postal_code', 'country', 'phone'],
];
const pageMax = 500;

export async function exportWave(
  deps: ExportWaveDeps,
  { path, query }: HttpRequest<WavePath, ExportQuery, unknown>,
): Promise<HttpAnswer | Refusal> {
  const wave = await readyWave(deps, path);
  if (isRefusal(wave)) return wave;
  const from = query.cursor ?? 0;
  const ids = (await deps.waves.readPart(wave, Math.floor(from / wavePartMax))).slice(
    from % wavePartMax,
    (from % wavePartMax) + pageMax,
  );
  const { lines, withoutAddress } = await rowsOf(deps, wave.campaignId, ids);
  const header = from === 0 ? [csvLine(columns)] : [];
  const next = from + ids.length;
  const isMore = ids.length > 0 && next < (wave.size ?? 0);
  return {
    body: {
      ...{ csv: [...header, ...lines].join(''), rows: lines.length, withoutAddress },
      ...(isMore && { nextCursor: String(next) }),
    },
  };
}

async function readyWave(
  { campaigns, waves }: ExportWaveDeps,
  { id, wave: number }: WavePath,
): Promise<Wave | Refusal> {
  const campaign = await anyCampaign(campaigns, id);
  if (isRefusal(campaign)) return campaign;
  const wave = await waves.get(campaign.id, Number(number));
  if (!wave) return refuse('not_found', 'The campaign has no such wave.');
  return wave.state === 'ready' ? wave : refuse('wave_state', 'The wave is being split.');
}

const hasSomethingToSend = (fulfilment: Fulfilment | undefined): fulfilment is Fulfilment =>
  fulfilment !== undefined && isOpen(fulfilment) && unsentLines(fulfilment).length > 0;

async function rowsOf(deps: ExportWaveDeps, campaignId: string, ids: readonly string[]) {
  const [found, pledges, sealed, plan, keys] = await Promise.all([
    deps.fulfilments.getAll(ids),
    deps.pledgesById(ids),
    deps.data.getAll(ids),
    deps.plans.get(campaignId),
    deps.dataKeys(),
  ]);
  const lines: string[] = [];
  let withoutAddress = 0;
  for (const id of ids) {
    const fulfilment = found.get(id);
    if (!hasSomethingToSend(fulfilment)) continue;
    const own = sealed.get(id);
    const said = own && unseal(keys, id, own);
    if (!said?.address && needsAddress(plan, fulfilment)) withoutAddress += 1;
    else lines.push(...linesFor({ fulfilment, said, pledge: pledges.get(id) }));
  }
  return { lines, withoutAddress };
}

type Sending = {
  readonly fulfilment: Fulfilment;
  readonly said: DeliveryData | undefined;
  readonly pledge: Pledge | undefined;
};

const linesFor = ({ fulfilment, said, pledge }: Sending): string[] =>
  unsentLines(fulfilment).map(({ rewardId, quantity }) =>
    csvLine([
      ...[String(fulfilment.wave?.place ?? ''), fulfilment.pledgeId, rewardId, String(quantity)],
      ...[variantsOf(rewardId, pledge), choicesOf(rewardId, said), ...addressCells(said?.address)],
    ]),
  );

const addressCells = (address: DeliveryData['address']): string[] =>
  (['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'phone'] as const).map(
    (field) => address?.[field] ?? '',
  );

/** As they were ordered: a parcel says how many pieces it has, and not of which variant. */
const variantsOf = (rewardId: string, pledge: Pledge | undefined): string =>
  (pledge ? linesOf(pledge) : [])
    .filter((line) => line.rewardId === rewardId && line.variantId !== undefined)
    .map(({ variantId, quantity }) => `${variantId} × ${quantity}`)
    .join('; ');

const choicesOf = (rewardId: string, said: DeliveryData | undefined): string =>
  Object.entries(said?.choices ?? {})
    .filter(([name]) => name.startsWith(`${rewardId}.`))
    .map(([name, option]) => `${name.slice(rewardId.length + 1)}: ${option}`)
    .join('; ');
