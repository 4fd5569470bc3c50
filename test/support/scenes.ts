/**
 * What everybody is asked about: a campaign of Carla's with two partner shops and, in most scenes, a
 * pledge of Anna's, brought through the API and the stores to where an operation can succeed.
 */
import { openFulfilments } from '../../functions/open-fulfilments/open-fulfilments.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import { campaignStore } from '../../shared/store/campaign-store.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { previewStore } from '../../shared/store/preview-store.ts';
import { termsOf } from './storefront.ts';
import type { Principal, Told, WholeApi } from './whole-api.ts';

export const principals = {
  backerA: { sub: 'anna' },
  backerB: { sub: 'bert' },
  creator: { sub: 'carla', scope: 'fanfund/creator' },
  otherCreator: { sub: 'cyril', scope: 'fanfund/creator' },
  operator: { sub: 'olga', scope: 'fanfund/ops' },
  observer: { sub: 'otto', scope: 'fanfund/ops:read' },
  partnerA: {},
  partnerB: {},
  nobody: {},
} as const satisfies Record<string, Principal>;
export type Who = keyof typeof principals;

export type World = {
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly partnerId: string;
  readonly updateId?: string;
  /** Of the partner that is asked about, and of another one. */
  readonly secrets: Partial<Record<Who, string>>;
};

/** What happens next in a world, and what is new in it then. */
type Step = (api: WholeApi, world: World) => Promise<Partial<World>>;

const { creator, backerA, operator } = principals;
const reward = { id: 'mug', title: 'A mug', priceMinor: 1500 };
const rewards = [reward, { ...reward, id: 'friends', secret: { code: 'for friends only' } }];

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

const draft =
  (more: () => object = () => ({})): Step =>
  async (api) => {
    const body = termsOf({ rewards, ...more() });
    const { body: made } = await api.done('createCampaign', { as: creator, body });
    return { campaignId: String(made['id']) };
  };

/** Two shops of the campaign; what is asked is asked of the first. */
const shops: Step = async (api, { campaignId }) => {
  const limits = { pledgesPerMinute: 100, pledgesPerDay: 1000, quantityMax: 5 };
  const register = async (name: string): Promise<Told> =>
    api.done('registerPartner', {
      as: operator,
      body: { name, campaignIds: [campaignId], limits },
    });
  const [one, other] = [await register('One'), await register('Another')];
  const secrets = { partnerA: String(one.body['secret']), partnerB: String(other.body['secret']) };
  return { partnerId: String(one.body['id']), secrets };
};

const publish: Step = async (api, { campaignId }) => {
  await api.done('publishCampaign', { as: creator, path: { id: campaignId }, body: {} });
  return {};
};

/** A pledge whose payment method the backer has given to Stripe. */
const pledge: Step = async (api, { campaignId }) => {
  const path = { id: campaignId };
  const made = await api.done('acceptPledge', { as: backerA, path, body: { rewardId: 'mug' } });
  const { clientSecret = '' } = made.body['payment'] as { clientSecret?: string };
  const [intentId = ''] = clientSecret.split('_secret_');
  await api.stripe.confirm({ intentId, clientSecret });
  return { pledgeId: String(made.body['id']) };
};

const confirm: Step = async (api, { pledgeId }) => {
  await api.done('confirmPledge', { as: backerA, path: { id: pledgeId }, body: {} });
  return {};
};

type CampaignEvent = Parameters<CampaignStore['apply']>[1];

const fund: Step = async (api, { campaignId }) => {
  const campaigns = campaignStore(api.table);
  const tally = { pledgedMinor: 1500, pledges: 1, backers: 1, units: 1 };
  const atMs = Date.now();
  const events: CampaignEvent[] = [
    { type: 'CampaignSealed', atMs },
    { type: 'CampaignFunded', atMs, tally },
  ];
  for (const event of events) {
    const campaign = await campaigns.get(campaignId);
    if (campaign) await campaigns.apply(campaign, event);
  }
  return {};
};

const countPreview: Step = async (api, { campaignId }) => {
  const atMs = Date.now();
  await previewStore(api.table).put(campaignId, { requestedAtMs: atMs, countedAtMs: atMs });
  return {};
};

/** Anna's money is here, and her mug is owed. */
const collect: Step = async (api, { campaignId, pledgeId }) => {
  const [campaigns, pledges] = [campaignStore(api.table), pledgeStore(api.table, () => 0)];
  const [campaign, made] = [await campaigns.get(campaignId), await pledges.get(pledgeId)];
  const atMs = Date.now();
  if (!campaign || !made) throw new Error('Nothing is to be delivered.');
  await campaigns.apply(campaign, { type: 'CampaignSettled', atMs });
  await pledges.apply(made, { type: 'PledgeCollected', atMs, chargedIntentId: 'pi_1' });
  const fulfilments = fulfilmentStore(api.table);
  const deps = { campaigns, pledges, fulfilments, now: () => atMs };
  await openFulfilments(deps, { name: 'CampaignSettled', campaignId });
  return {};
};

const planMilestone: Step = async (api, { campaignId }) => {
  const milestone = { id: 'one', kind: 'own', title: 'One', plannedFor: '2027-01-01' };
  const body = { milestones: [milestone] };
  await api.done('planMilestones', { as: creator, path: { id: campaignId }, body });
  return {};
};

/** Reached, as its creator says. */
const reachMilestone: Step = async (api, { campaignId }) => {
  const body = { actualOn: '2026-12-30', evidence: [{ url: 'https://a.example', title: 'A' }] };
  const path = { id: campaignId, milestoneId: 'one' };
  await api.done('reportMilestone', { as: creator, path, body });
  return {};
};

const tell: Step = async (api, { campaignId }) => {
  const body = { title: 'Half way', text: 'A hundred are done.' };
  const posted = await api.done('postUpdate', { as: creator, path: { id: campaignId }, body });
  return { updateId: String(posted.body['id']) };
};

const drafted = [draft(), shops];
const prepared = [...drafted, publish, pledge];
const pledged = [...prepared, confirm];
const funded = [...pledged, fund];
const planned = [...pledged, planMilestone];

const steps = {
  ...{ drafted, prepared, pledged, funded, planned },
  announced: [draft(() => ({ opensAt: inAnHour() })), shops, publish],
  counted: [...funded, countPreview],
  delivering: [...funded, collect],
  reached: [...planned, reachMilestone],
  told: [...pledged, tell],
} satisfies Record<string, readonly Step[]>;
export type Scene = keyof typeof steps;

/** Where an operation needs more, or less, than a confirmed pledge of a live campaign. */
const scenes: Readonly<Record<string, Scene>> = {
  ...{
    announceCampaign: 'drafted',
    publishCampaign: 'drafted',
    expressInterest: 'announced',
    confirmPledge: 'prepared',
  },
  ...{ requestAbandonmentPreview: 'funded', readAbandonment: 'funded' },
  abandonCampaign: 'counted',
  ...{ reportMilestone: 'planned', decideMilestone: 'reached', reactToUpdate: 'told' },
  ...{ startFulfilment: 'delivering', recordShipments: 'delivering' },
  ...{ importShipments: 'delivering', planDelivery: 'delivering', createWave: 'delivering' },
  ...{ giveDeliveryData: 'delivering', readDelivery: 'delivering' },
  receiveShipmentWebhook: 'delivering',
};

export type Worlds = {
  /** For an operation: the last one, if it is in the same scene and as it was, or one of its own. */
  for(operationId: string): Promise<World>;
  /** Something may have changed: nobody is asked about the last one again. */
  leave(): void;
};

/** One world at a time, alone in the table. */
export function worldsOf(api: WholeApi): Worlds {
  let last: { readonly scene: Scene; readonly world: World } | undefined;
  const made = async (scene: Scene): Promise<World> => {
    await api.clear();
    let world: World = { campaignId: '', pledgeId: '', partnerId: '', secrets: {} };
    for (const step of steps[scene]) world = { ...world, ...(await step(api, world)) };
    return world;
  };
  return {
    for: async (operationId) => {
      const scene = scenes[operationId] ?? 'pledged';
      if (last?.scene === scene) return last.world;
      last = undefined;
      const world = await made(scene);
      last = { scene, world };
      return world;
    },
    leave: () => {
      last = undefined;
    },
  };
}
