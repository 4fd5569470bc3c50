/**
 * A backer with a browser: clicks twice, opens two tabs, walks away in the middle, comes back with
 * another card, changes and cancels, and fixes a payment that failed, or does not.
 */
import type { Chance } from '../kernel/chance.ts';
import { dayMs } from '../../../shared/domain/duration.ts';
import { insist, isDone, textIn } from './client.ts';
import type { Person, Reply, Scene } from './scene.ts';

export type Order = {
  readonly rewardId?: string;
  readonly quantity?: number;
  readonly amountMinor?: number;
};

/** How likely each of a campaign's backers does what few do. */
export type Crowd = {
  readonly changes: number;
  readonly cancels: number;
  /** Whoever thinks that a key is a matter of their own may choose the same as others. */
  readonly sharesKeys: number;
  /** Pledges in two tabs. */
  readonly comesTwice: number;
  /** Gives another card when a payment has failed. */
  readonly mends: number;
};

export const usualCrowd: Crowd = {
  changes: 0.07,
  cancels: 0.09,
  sharesKeys: 0.06,
  comesTwice: 0.06,
  mends: 0.7,
};

export type BackerPlan = {
  readonly name: string;
  readonly campaignId: string;
  readonly arrivesAtMs: number;
  readonly order: Order;
  readonly otherOrder: Order;
  readonly card: string;
  /** Tries stolen cards first. */
  readonly testsCards: boolean;
  readonly crowd: Crowd;
  readonly deadlineMs: number;
};

const goodCard = 'pm_card_visa';
const pledgesPath = (campaignId: string): string => `/v1/campaigns/${campaignId}/pledges`;

export async function playBacker(scene: Scene, plan: BackerPlan): Promise<void> {
  const chance = scene.chance.fork(plan.name);
  await scene.until(plan.arrivesAtMs);
  const visits = chance.happens(plan.crowd.comesTwice) ? 2 : 1;
  const tabs = Array.from({ length: visits }, (_, tab) => visit(scene, chance, plan, tab));
  await Promise.all(tabs);
}

type Visit = {
  readonly scene: Scene;
  readonly chance: Chance;
  readonly plan: BackerPlan;
  readonly as: Person;
  readonly pledgeId: string;
};

async function visit(scene: Scene, shared: Chance, plan: BackerPlan, tab: number): Promise<void> {
  const chance = shared.fork(`tab-${tab}`);
  const as = { sub: plan.name };
  if (chance.happens(0.2)) await look(scene, plan);
  const created = await pledge(scene, chance, plan, tab);
  const pledgeId = textIn(created, 'id');
  if (!isDone(created) || pledgeId === undefined) return;
  const here: Visit = { scene, chance, plan, as, pledgeId };
  const secret = await clientSecret(here, created);
  if (secret !== undefined) await pay(here, secret);
  await thinkAgain(here);
  await afterDeadline(here);
}

async function look(scene: Scene, { name, campaignId }: BackerPlan): Promise<void> {
  await scene.send({ actor: name, method: 'GET', path: '/v1/campaigns?state=live' });
  await scene.send({ actor: name, method: 'GET', path: `/v1/campaigns/${campaignId}` });
}

async function pledge(
  scene: Scene,
  chance: Chance,
  plan: BackerPlan,
  tab: number,
): Promise<Reply | undefined> {
  const sending = {
    actor: plan.name,
    as: { sub: plan.name },
    method: 'POST',
    path: pledgesPath(plan.campaignId),
    key: chance.happens(plan.crowd.sharesKeys) ? `my-pledge-${tab}` : `${plan.name}-pledge-${tab}`,
    body: plan.order,
  } as const;
  const clicks = chance.happens(0.12) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, (_, click) =>
      insist(scene, chance.fork(`click-${click}`), sending, chance.integer(2, 6)),
    ),
  );
  if (chance.happens(0.04)) await scene.send({ ...sending, body: plan.otherOrder });
  if (chance.happens(0.05)) await scene.send(sending);
  return answers.find(isDone);
}

/** Told that the payment is being prepared, the storefront asks again. */
async function clientSecret(
  { scene, chance, plan, as, pledgeId }: Visit,
  created: Reply,
): Promise<string | undefined> {
  let reply: Reply | undefined = created;
  for (let asked = 0; asked < 12; asked += 1) {
    const secret = textIn(reply, 'payment', 'clientSecret');
    if (secret !== undefined) return secret;
    await scene.pause(chance.integer(1_000, 15_000));
    reply = await scene.send({
      actor: plan.name,
      as,
      method: 'GET',
      path: `/v1/pledges/${pledgeId}`,
    });
  }
  return undefined;
}

async function pay(here: Visit, secret: string): Promise<void> {
  const { scene, chance, plan, pledgeId, as } = here;
  await scene.pause(chance.integer(2_000, chance.happens(0.1) ? 20 * 60_000 : 90_000));
  if (chance.happens(0.04)) return;
  if (plan.testsCards) await testCards(here, secret);
  const isPaid = await presentCards(here, secret, [plan.card, goodCard]);
  // Some believe that it is done when it is not.
  if (chance.happens(isPaid ? 0.25 : 0.7)) return;
  const intentId = secret.split('_secret_')[0] ?? '';
  await insist(scene, chance, {
    actor: plan.name,
    as,
    method: 'POST',
    path: `/v1/pledges/${pledgeId}/confirm`,
    key: `${pledgeId}-confirm`,
    body: chance.happens(0.5) ? { intentId } : {},
  });
}

/** More stolen cards than one backer may try in a day; what comes after them is not to be taken. */
async function testCards({ scene, chance }: Visit, secret: string): Promise<void> {
  for (let tried = 0; tried < 14; tried += 1) {
    const outcome = await scene.confirm(secret, 'pm_card_visa_chargeDeclined');
    if (outcome === 'succeeded') return;
    await scene.pause(chance.integer(1_000, 8_000));
  }
}

/** One card after the other, until one is taken or the backer has enough of it. */
async function presentCards(
  { scene, chance }: Visit,
  secret: string,
  cards: readonly string[],
): Promise<boolean> {
  for (const card of cards) {
    const outcome = await scene.confirm(secret, card);
    if (outcome === 'succeeded') return true;
    if (outcome === 'requires_action') {
      if (chance.happens(0.1)) return false;
      const passes = chance.happens(0.85);
      await scene.pause(chance.integer(3_000, 120_000));
      await scene.authenticate(secret, passes ? 'success' : 'fail');
      if (passes) return true;
    }
    if (chance.happens(0.3)) return false;
    await scene.pause(chance.integer(5_000, 60_000));
  }
  return false;
}

/** Changes the order, or cancels, sometimes at the last moment and sometimes too late. */
async function thinkAgain(here: Visit): Promise<void> {
  const { scene, chance, plan, as, pledgeId } = here;
  const { changes, cancels } = plan.crowd;
  const mind = chance.next();
  if (mind >= changes + cancels) return;
  const leftMs = Math.max(0, plan.deadlineMs - scene.now());
  await scene.pause(chance.happens(0.3) ? leftMs : chance.integer(1_000, leftMs + 60_000));
  if (mind < changes) return change(here);
  const path = `/v1/pledges/${pledgeId}/cancel`;
  await insist(scene, chance, {
    ...{ actor: plan.name, as, method: 'POST', path },
    key: `${pledgeId}-cancel`,
    body: {},
  });
}

/** Some more than once, and in two tabs at the same time, each with another order. */
async function change({ scene, chance, plan, as, pledgeId }: Visit): Promise<void> {
  const path = `/v1/pledges/${pledgeId}`;
  const orders = chance.happens(0.6) ? [plan.otherOrder, plan.order] : [plan.otherOrder];
  for (let times = chance.pick([1, 3, 3]); times > 0; times -= 1) {
    await Promise.all(
      orders.map((body, tab) =>
        insist(scene, chance.fork(`change-${times}-${tab}`), {
          ...{ actor: plan.name, as, method: 'PATCH', path, body },
        }),
      ),
    );
    await scene.pause(chance.integer(1_000, 10_000));
  }
}

const looksAfterDeadline = 4;

/** Looks now and then how it goes, and mends what has failed. */
async function afterDeadline(here: Visit): Promise<void> {
  const { scene, chance, plan, as, pledgeId } = here;
  const mends = chance.happens(plan.crowd.mends);
  for (let looked = 0; looked < looksAfterDeadline; looked += 1) {
    const next = Math.max(scene.now(), plan.deadlineMs) + chance.integer(60_000, 3 * dayMs);
    await scene.until(next);
    const path = `/v1/pledges/${pledgeId}`;
    const reply = await scene.send({ actor: plan.name, as, method: 'GET', path });
    const state = textIn(reply, 'state');
    if (state === undefined) continue;
    if (state === 'past_due' && mends) await fixPayment(here);
    else if (state !== 'collecting' && state !== 'confirmed') return;
  }
}

async function fixPayment(here: Visit): Promise<void> {
  const { scene, chance, plan } = here;
  const reply = await askToPay(here);
  const secret = textIn(reply, 'payment', 'clientSecret') ?? textIn(reply, 'clientSecret');
  if (!isDone(reply) || secret === undefined) return;
  await scene.pause(chance.integer(5_000, 90_000));
  const card = chance.happens(0.2) ? plan.card : goodCard;
  await presentCards(here, secret, [card, goodCard]);
}

const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

/** The page behind a link shows what is to be paid; a machine may ask for it as data. */
async function openLink({ scene, chance, plan }: Visit, link: string): Promise<void> {
  const accept = chance.pick(['text/html', 'application/json']);
  const { pathname: path } = new URL(link);
  await scene.send({ actor: plan.name, method: 'GET', path, headers: { accept } });
}

/** By the link of a mail, as often as by the storefront. */
async function askToPay(here: Visit): Promise<Reply | undefined> {
  const { scene, chance, plan, as, pledgeId } = here;
  const link = scene.linksFor(plan.name).at(-1);
  if (link !== undefined) await openLink(here, link);
  const byLink = link !== undefined && chance.happens(0.5);
  return insist(scene, chance, {
    actor: plan.name,
    ...(!byLink && { as }),
    method: 'POST',
    path: `/v1/pledges/${pledgeId}/payment-method`,
    key: `${pledgeId}-renew-${scene.now()}`,
    body: byLink ? { linkToken: tokenIn(link) } : {},
  });
}
