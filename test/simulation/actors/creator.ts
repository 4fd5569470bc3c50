/**
 * A creator: drafts, edits and publishes a campaign, sometimes edits or cancels it while backers
 * pledge, and looks at what became of it.
 */
import type { Chance } from '../kernel/chance.ts';
import { dayMs } from '../../../shared/domain/duration.ts';
import { insist, isDone, textIn } from './client.ts';
import type { Person, Reply, Scene } from './scene.ts';
import type { Terms } from './story.ts';

export type CampaignPlan = {
  readonly name: string;
  readonly terms: Terms;
  readonly deadlineMs: number;
  /** When it is cancelled, if it is. */
  readonly endsAtMs: number | undefined;
};

const triesMax = 40;

/** Answers with the campaign's id once it is published; undefined when nobody could publish it. */
export async function openCampaign(scene: Scene, plan: CampaignPlan): Promise<string | undefined> {
  const chance = scene.chance.fork(plan.name);
  const post = postsOf(scene, chance, plan);
  const drafted = await post('/v1/campaigns', 'draft', plan.terms);
  const id = textIn(drafted, 'id');
  if (id === undefined) return undefined;
  if (chance.happens(0.2)) await edit(scene, plan, id, { title: 'A kettle that sings' });
  const published = await post(`/v1/campaigns/${id}/publish`, 'publish', {});
  return isDone(published) ? id : undefined;
}

/** What the creator does while the campaign runs and after it. */
export async function runCampaign(scene: Scene, plan: CampaignPlan, id: string): Promise<void> {
  const chance = scene.chance.fork(`${plan.name}-runs`);
  const post = postsOf(scene, chance, plan);
  const leftMs = plan.deadlineMs - scene.now();
  if (plan.endsAtMs !== undefined) {
    await scene.until(plan.endsAtMs);
    await post(`/v1/campaigns/${id}/cancel`, 'cancel', {});
  } else if (chance.happens(0.15)) {
    await scene.pause(chance.integer(1_000, leftMs));
    await edit(scene, plan, id, { title: 'A kettle that hums' });
  }
  await readResults(scene, chance, plan, id);
}

async function readResults(
  scene: Scene,
  chance: Chance,
  { name, deadlineMs }: CampaignPlan,
  id: string,
): Promise<void> {
  const get = (path: string): Promise<Reply | undefined> =>
    scene.send({ actor: name, as: personOf(name), method: 'GET', path });
  await scene.until(deadlineMs + chance.integer(10 * 60_000, 3 * dayMs));
  await get(`/v1/campaigns/${id}/pledges`);
  await get(`/v1/campaigns/${id}/settlement`);
  await scene.until(deadlineMs + chance.integer(15 * dayMs, 30 * dayMs));
  await get(`/v1/campaigns/${id}/settlement/report`);
  await get('/.well-known/fanfund/report-key.json');
}

const personOf = (name: string): Person => ({ sub: name, scope: 'creator' });

const postsOf =
  (scene: Scene, chance: Chance, { name }: CampaignPlan) =>
  (path: string, what: string, body: object): Promise<Reply | undefined> =>
    insist(
      scene,
      chance,
      { actor: name, as: personOf(name), method: 'POST', path, key: `${name}-${what}`, body },
      triesMax,
    );

const edit = (scene: Scene, { name }: CampaignPlan, id: string, body: object) =>
  scene.send({
    actor: name,
    as: personOf(name),
    method: 'PATCH',
    path: `/v1/campaigns/${id}`,
    body,
  });
