/**
 * Splits a wave: first who is in it is written down, in the order in which they pledged; then each
 * is given its place. Ended half-way, it is begun again: until the list is whole nobody has a place,
 * and from then on it is the list that counts.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import type { WaveMessage } from '../../shared/fulfilment/messages.ts';
import type { WaveStore } from '../../shared/store/wave-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { evolveAll } from '../../shared/domain/fulfilment.ts';
import { fitsWave } from '../../shared/domain/wave.ts';
import { pledgeShards } from '../../shared/store/keys.ts';
import { wavePartMax } from '../../shared/store/wave-store.ts';

export type SplitWaveDeps = {
  readonly fulfilments: Pick<FulfilmentStore, 'listShard' | 'getAll' | 'write'>;
  readonly waves: Pick<WaveStore, 'get' | 'update' | 'writePart' | 'readPart'>;
  readonly now: Clock;
};

export async function splitWave(
  deps: SplitWaveDeps,
  { campaignId, number }: WaveMessage,
): Promise<void> {
  const wave = await deps.waves.get(campaignId, number);
  if (!wave || wave.state === 'ready') return;
  const listed = wave.size === undefined ? await writeDown(deps, wave) : wave;
  await givePlaces(deps, listed);
  await deps.waves.update({ ...listed, state: 'ready' });
}

async function writeDown(deps: SplitWaveDeps, wave: Wave): Promise<Wave> {
  const members: Fulfilment[] = [];
  for (const shard of pledgeShards) members.push(...(await membersIn(deps, wave, shard)));
  const ids = members.sort((a, b) => a.number - b.number).map(({ pledgeId }) => pledgeId);
  for (let from = 0; from < ids.length; from += wavePartMax)
    await deps.waves.writePart(wave, from / wavePartMax, ids.slice(from, from + wavePartMax));
  const listed = { ...wave, size: ids.length };
  await deps.waves.update(listed);
  return listed;
}

async function membersIn(deps: SplitWaveDeps, wave: Wave, shard: string): Promise<Fulfilment[]> {
  const members: Fulfilment[] = [];
  let after: string | undefined;
  do {
    const options = { consistent: true, after };
    const page = await deps.fulfilments.listShard(wave.campaignId, shard, options);
    members.push(...page.fulfilments.filter((one) => fitsWave(one, wave.rules)));
    after = page.next;
  } while (after !== undefined);
  return members;
}

const atOnce = 50;

async function givePlaces(deps: SplitWaveDeps, wave: Wave): Promise<void> {
  for (let part = 0; part * wavePartMax < (wave.size ?? 0); part += 1) {
    const ids = await deps.waves.readPart(wave, part);
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const found = await deps.fulfilments.getAll(some);
      const placed = await Promise.all(
        some.map((id, index) => {
          const place = part * wavePartMax + from + index + 1;
          return givePlace(deps, found.get(id), { number: wave.number, place });
        }),
      );
      if (placed.includes(false)) throw new TransientError('Some were written meanwhile.');
    }
  }
}

/** What has ended since keeps its place in the list, and needs none. */
async function givePlace(
  deps: SplitWaveDeps,
  before: Fulfilment | undefined,
  wave: NonNullable<Fulfilment['wave']>,
): Promise<boolean> {
  if (!before || before.wave) return true;
  const step = evolveAll(before, [{ type: 'WaveAssigned', atMs: deps.now(), wave }]);
  if (!step) return true;
  return (await deps.fulfilments.write({ before, ...step })) === 'applied';
}
