/**
 * A neighbour with a genuine token of their own, who has seen the links of others: looks into their
 * pledges, tries to change, confirm and cancel them, and to pay two pledges of their own with one
 * payment. None of it may work.
 */
import { dayMs } from '../../../shared/domain/duration.ts';
import { pledgeIdFor } from '../../../shared/store/keys.ts';
import type { Chance } from '../kernel/chance.ts';
import { insist, isDone, textIn } from './client.ts';
import type { Person, Reply, Scene, Sending } from './scene.ts';

export type Neighbourhood = {
  readonly campaignId: string;
  /** Known to the neighbour by name. */
  readonly backers: readonly string[];
  readonly deadlineMs: number;
};

export const neighbourOf = (creator: string): Person => ({ sub: `neighbour-of-${creator}` });

const triesMax = 6;
const goodCard = 'pm_card_visa';

export async function playNeighbour(
  scene: Scene,
  as: Person,
  neighbourhood: Neighbourhood,
): Promise<void> {
  const chance = scene.chance.fork(as.sub);
  await Promise.all([
    pry(scene, chance.fork('pries'), as, neighbourhood),
    ...(chance.happens(0.5) ? [payOnce(scene, chance.fork('pays'), as, neighbourhood)] : []),
  ]);
}

async function pry(
  scene: Scene,
  chance: Chance,
  as: Person,
  { campaignId, backers, deadlineMs }: Neighbourhood,
): Promise<void> {
  const fromMs = scene.now();
  const timesMs = Array.from({ length: triesMax }, () =>
    chance.integer(fromMs, deadlineMs + chance.pick([60_000, 5 * dayMs])),
  );
  for (const atMs of timesMs.sort((a, b) => a - b)) {
    await scene.until(atMs);
    const backerId = chance.pick(backers as [string, ...string[]]);
    const idempotencyKey = `${backerId}-pledge-0`;
    const pledgeId = pledgeIdFor(campaignId, { backerId, idempotencyKey });
    const path = `/v1/pledges/${pledgeId}`;
    const friend = chance.pick(backers as [string, ...string[]]);
    const link = friend === backerId ? undefined : scene.linksFor(friend).at(-1);
    if (link !== undefined) await scene.send(foreignLink(as.sub, path, link));
    await scene.send({ actor: as.sub, as, ...prying(chance, path) });
  }
}

const prying = (chance: Chance, path: string): Pick<Sending, 'method' | 'path' | 'key' | 'body'> =>
  chance.pick<Pick<Sending, 'method' | 'path' | 'key' | 'body'>>([
    { method: 'GET', path },
    { method: 'PATCH', path, body: { quantity: 2 } },
    { method: 'POST', path: `${path}/cancel`, key: 'not-mine', body: {} },
    { method: 'POST', path: `${path}/confirm`, key: 'not-mine', body: {} },
  ]);

/** A link that was forwarded, for another pledge than the one that it is for. */
const foreignLink = (actor: string, path: string, link: string): Sending => ({
  ...{ actor, genuine: false, method: 'POST', path: `${path}/payment-method`, key: 'by-link' },
  body: { linkToken: link.slice(link.lastIndexOf('/') + 1) },
});

/** Two pledges, and one payment that is to confirm both. */
async function payOnce(
  scene: Scene,
  chance: Chance,
  as: Person,
  { campaignId, deadlineMs }: Neighbourhood,
): Promise<void> {
  await scene.until(chance.integer(scene.now(), deadlineMs));
  const post = (path: string, key: string, body: object): Promise<Reply | undefined> =>
    insist(scene, chance, { actor: as.sub, as, method: 'POST', path, key, body });
  const path = `/v1/campaigns/${campaignId}/pledges`;
  const paid = await post(path, 'paid', { rewardId: 'kettle' });
  const unpaid = await post(path, 'unpaid', { rewardId: 'kettle' });
  const secret = textIn(paid, 'payment', 'clientSecret');
  const unpaidId = textIn(unpaid, 'id');
  if (!isDone(unpaid) || secret === undefined || unpaidId === undefined) return;
  await scene.pause(chance.integer(1_000, 30_000));
  if ((await scene.confirm(secret, goodCard)) !== 'succeeded') return;
  const intentId = secret.split('_secret_')[0];
  await post(`/v1/pledges/${unpaidId}/confirm`, 'confirm-unpaid', { intentId });
}
