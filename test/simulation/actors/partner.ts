/**
 * A partner shop: posts pledges by signed webhooks, each perhaps several times, some of them signed
 * with another secret, and answers for the money that it holds. Its own endpoint is down at times.
 */
import type { WebhookHeaders } from '../../../shared/partners/standard-webhook.ts';
import { faultOf, signedHeaders } from '../../../shared/partners/standard-webhook.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Order } from './backer.ts';
import { hourMs } from '../../../shared/domain/duration.ts';
import { insist, isDone, textIn } from './client.ts';
import type { Posted, Scene, Sending } from './scene.ts';

export type PartnerPlan = {
  readonly name: string;
  readonly orders: readonly Order[];
};

type Shop = PartnerPlan & {
  readonly scene: Scene;
  readonly chance: Chance;
  readonly id: string;
  readonly secret: string;
  readonly campaignId: string;
};

const operator = { sub: 'operator-1', scope: 'ops' } as const;

export async function playPartner(
  scene: Scene,
  plan: PartnerPlan,
  { campaignId, deadlineMs }: { readonly campaignId: string; readonly deadlineMs: number },
): Promise<void> {
  const chance = scene.chance.fork(plan.name);
  const reply = await insist(scene, chance, registration(plan, campaignId));
  const [id, secret] = [textIn(reply, 'id'), textIn(reply, 'secret')];
  if (!isDone(reply) || id === undefined || secret === undefined) return;
  const shop = { ...plan, scene, chance, id, secret, campaignId };
  scene.listen(hostOf(plan), endpointOf(shop, deadlineMs));
  await Promise.all(plan.orders.map((order, index) => sell(shop, order, { index, deadlineMs })));
}

const hostOf = ({ name }: PartnerPlan): string => `${name}.simulated`;

const registration = (plan: PartnerPlan, campaignId: string): Sending => ({
  ...{ actor: operator.sub, as: operator, method: 'POST', path: '/v1/partners', key: plan.name },
  body: {
    name: plan.name,
    campaignIds: [campaignId],
    limits: { pledgesPerMinute: 600, pledgesPerDay: 50_000, quantityMax: 5 },
    endpointUrl: `https://${hostOf(plan)}/facts`,
  },
});

async function sell(
  shop: Shop,
  order: Order,
  { index, deadlineMs }: { readonly index: number; readonly deadlineMs: number },
): Promise<void> {
  const { scene, campaignId, name } = shop;
  const chance = shop.chance.fork(`order-${index}`);
  await scene.until(chance.integer(scene.now(), deadlineMs - 20_000));
  const payment = chance.happens(0.4)
    ? { by: 'stripe', ...(await scene.customer(chance.weighed(cards))) }
    : { by: 'partner' };
  const event = {
    type: 'pledge.create',
    data: {
      ...{ reference: `${name}-order-${index}`, campaignId, payment, ...order },
      backer: { reference: `customer-${index}` },
    },
  };
  if (chance.happens(0.2)) await post(shop, event, { id: `forged-${index}`, isGenuine: false });
  await sendOften(shop, chance, event, `msg_${name}_${index}`);
}

/** One fails when it is charged, one wants its owner to be asked before it may be saved. */
const cards = [
  [8, 'pm_card_visa'],
  [1, 'pm_card_chargeCustomerFail'],
  [2, 'pm_card_authenticationRequiredOnSetup'],
] as const;

/** Not knowing what came through, it sends again what was taken already. */
async function sendOften(shop: Shop, chance: Chance, event: object, id: string): Promise<void> {
  const times = chance.integer(1, 3);
  for (let sent = 0; sent < times; sent += 1) {
    for (let tried = 0; tried < triesMax; tried += 1) {
      const status = await post(shop, event, { id, isGenuine: true });
      if (status !== undefined && status !== 429 && status < 500) break;
      await shop.scene.pause(chance.integer(1_000, 60_000 * (tried + 1)));
    }
    await shop.scene.pause(chance.integer(0, 30_000));
  }
}

const triesMax = 8;
const foreignSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

async function post(
  { scene, id: partnerId, name, secret }: Shop,
  event: object,
  { id, isGenuine }: { readonly id: string; readonly isGenuine: boolean },
): Promise<number | undefined> {
  const text = JSON.stringify(event);
  const signedWith = isGenuine ? secret : foreignSecret;
  const headers = signedHeaders([signedWith], { id, atMs: scene.now(), body: Buffer.from(text) });
  const path = `/v1/partners/${partnerId}/pledges`;
  const reply = await scene.send({
    ...{ actor: name, genuine: isGenuine, method: 'POST', path, text, headers },
  });
  return reply?.status;
}

type Fact = {
  readonly type: string;
  readonly data: { readonly pledgeId: string; readonly sequence: number };
};

/** Takes what is well signed, but while it is down; asked for money, it says what became of it. */
function endpointOf(shop: Shop, deadlineMs: number): (posted: Posted) => number {
  const { scene, secret } = shop;
  const chance = shop.chance.fork('endpoint');
  const downFromMs = deadlineMs - chance.integer(0, hourMs);
  const downUntilMs = downFromMs + chance.pick([0, hourMs, 6 * hourMs]);
  const known = new Set<string>();
  return ({ headers, body }) => {
    if (scene.now() >= downFromMs && scene.now() < downUntilMs) return 503;
    const signed = headers as Partial<WebhookHeaders>;
    const proof = { secrets: [secret], nowMs: scene.now() };
    if (faultOf(signed, Buffer.from(body), proof)) return 400;
    const fact = JSON.parse(body) as Fact;
    scene.told(shop.id, fact);
    const id = signed['webhook-id'] ?? '';
    if (!known.has(id)) void answer(shop, chance.fork(id), fact);
    known.add(id);
    return 204;
  };
}

/** Now and then it never answers: then it is asked again, and operations see it. */
async function answer(shop: Shop, chance: Chance, { type, data }: Fact): Promise<void> {
  const said = answers[type];
  if (said === undefined || chance.happens(0.1)) return;
  await shop.scene.pause(chance.integer(1_000, chance.pick([60_000, 5 * hourMs])));
  const { pledgeId, sequence } = data;
  const failed = type === 'pledge.collect_requested' && chance.happens(0.1);
  const event = failed
    ? { type: 'pledge.mark_failed', data: { pledgeId, code: 'card_declined' } }
    : { type: said, data: { pledgeId } };
  await sendOften(shop, chance, event, `msg_${pledgeId}.${sequence}`);
}

const answers: Readonly<Record<string, string>> = {
  'pledge.collect_requested': 'pledge.mark_collected',
  'pledge.release_requested': 'pledge.mark_released',
};
