/** The steps that both campaigns of the story take after their settlement. */
import * as z from 'zod';
import { creator, operator, RefusedError } from '../replay/fanfund-client.ts';
import { exportWave } from '../export-wave.ts';
import { addressOf, deliveryPlan, dayOf } from './cast.ts';
import type { Backed, Campaign } from './launch.ts';
import type { Books } from './books.ts';
import type { Stage } from './stage.ts';

const anything = z.looseObject({});
const codesAtOnce = 1000;

/** Everybody is asked what the delivery needs, and answers; digital rewards get their codes. */
export async function planDelivery(stage: Stage, { id, backed }: Campaign): Promise<void> {
  const path = `/ops/campaigns/${id}`;
  await stage.until('the deliveries to be opened', async () => {
    const { waiting } = await stage.get(countsSchema, `${path}/deliveries?limit=1`, operator);
    return waiting === backed.length ? true : undefined;
  });
  await stage.post(anything, operator, {
    ...{ path: `${path}/delivery-plan`, key: `${id}-plan-delivery`, json: deliveryPlan },
  });
  const guides = backed.filter(({ rewardId }) => rewardId === 'guide');
  for (let from = 0; from < guides.length; from += codesAtOnce)
    await stage.post(anything, operator, {
      ...{ path: `${path}/codes`, key: `${id}-codes-${from}` },
      json: {
        rewardId: 'guide',
        codes: guides.slice(from, from + codesAtOnce).map(({ number }) => `GUIDE-${id}-${number}`),
      },
    });
  const lamps = backed.filter(({ rewardId }) => rewardId === 'lamp');
  await Promise.all(lamps.map((one) => stage.slots.run(() => answer(stage, one))));
}

const countsSchema = z.object({
  ...{ waiting: z.number(), shipping: z.number(), fulfilled: z.number(), closed: z.number() },
});
export type DeliveryCounts = z.infer<typeof countsSchema>;

export const deliveryCounts = (stage: Stage, campaignId: string): Promise<DeliveryCounts> =>
  stage.get(countsSchema, `/ops/campaigns/${campaignId}/deliveries?limit=1`, operator);

/** Sent again when the question itself is written down at the same moment. */
const answer = (stage: Stage, backer: Backed): Promise<unknown> =>
  stage.post(
    anything,
    { sub: backer.name },
    {
      path: `/pledges/${backer.pledgeId}/delivery`,
      key: `${backer.pledgeId}-delivery`,
      json: { address: addressOf(backer), choices: { 'lamp.colour': 'red' } },
    },
  );

/** The creator says that it was reached, and operations believe it. */
export async function reachMilestone(
  stage: Stage,
  campaignId: string,
  milestoneId: string,
): Promise<void> {
  const evidence = [{ url: `https://lantern.example/${milestoneId}`, title: 'A film of it' }];
  await stage.post(anything, creator, {
    path: `/campaigns/${campaignId}/milestones/${milestoneId}`,
    key: `${campaignId}-${milestoneId}-reached`,
    json: { actualOn: dayOf(stage.now()), evidence },
  });
  await stage.post(anything, operator, {
    path: `/ops/campaigns/${campaignId}/milestones/${milestoneId}/decision`,
    key: `${campaignId}-${milestoneId}-confirmed`,
    json: { decision: 'confirmed' },
  });
}

const waveSchema = z.object({ number: z.number(), state: z.string(), size: z.number().optional() });
const wavesSchema = z.object({ items: z.array(waveSchema) });
const pageSchema = z.object({
  ...{ csv: z.string(), rows: z.number(), withoutAddress: z.number() },
  nextCursor: z.string().optional(),
});

/** Answers with how many are in it, and what a warehouse gets of it. */
export async function splitWave(
  stage: Stage,
  { id }: Campaign,
  wave: { readonly name: string; readonly rules: object; readonly file: string },
) {
  const { name, rules, file } = wave;
  const path = `/ops/campaigns/${id}/waves`;
  const call = { path, key: `${id}-wave-${name}`, json: { name, rules } };
  const { number } = await stage.post(waveSchema, operator, call);
  const { size = 0 } = await stage.until(`wave ${number} to be split`, async () => {
    const { items } = await stage.get(wavesSchema, path, operator);
    return items.find((one) => one.number === number && one.state === 'ready');
  });
  const exported = await exportWave(file, (cursor) => {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    return stage.get(pageSchema, `${path}/${number}/export${query}`, operator);
  });
  return { size, ...exported };
}

const pledgeSchema = z.object({ id: z.string(), state: z.string() });

/** Of an answer that comes in its own time. */
export const hasState = (stage: Stage, { pledgeId, name }: Backed, wanted: string) =>
  stage.until(`${pledgeId} to be ${wanted}`, async () => {
    const { state } = await stage.get(pledgeSchema, `/pledges/${pledgeId}`, { sub: name });
    return state === wanted ? true : undefined;
  });

export const campaignHas = (stage: Stage, { id, title }: Campaign, wanted: string) =>
  stage.until(`${title} to be ${wanted}`, async () =>
    (await stage.client.campaignState(id)) === wanted ? true : undefined,
  );

export const checkCounts = async (
  stage: Stage,
  books: Books,
  { campaign, expected }: { readonly campaign: Campaign; readonly expected: DeliveryCounts },
): Promise<void> => {
  books.differs(
    `${campaign.title}: deliveries`,
    expected,
    await deliveryCounts(stage, campaign.id),
  );
};

/** The code of a refusal; `done` where nothing was refused. */
export async function codeOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'done';
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}
