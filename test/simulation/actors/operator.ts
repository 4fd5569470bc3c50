/**
 * Operations: redrive what gave up, work through the tasks, give money back, extend windows and
 * deadlines, verify what looks odd, hand in evidence, and now and then abandon a campaign that will
 * not be made.
 */
import type { Chance } from '../kernel/chance.ts';
import { dayMs, hourMs } from '../../../shared/domain/duration.ts';
import { insist, textIn } from './client.ts';
import type { Reply, Scene, Sending } from './scene.ts';

/** What operations do about one campaign. */
export type Habits = {
  /** When it is given up, counted from its deadline, if it is. */
  readonly abandonsAfterMs: number | undefined;
  readonly extends: boolean;
  /** How likely a collected pledge is given back each time that they look. */
  readonly refunds: number;
};

export type Shift = Habits & {
  readonly campaignId: string;
  /** Who lists the campaign's pledges for operations. */
  readonly creator: string;
  readonly deadlineMs: number;
};

const operator = { sub: 'operator-1', scope: 'ops' } as const;

/** As dead letters may lie until somebody sees to them. */
const redriveAfterMs = [hourMs, 25 * hourMs, 13 * dayMs] as const;

export async function redriveNowAndThen(scene: Scene, fromMs: number): Promise<void> {
  for (const afterMs of redriveAfterMs) {
    await scene.until(fromMs + afterMs);
    redriveAll(scene);
  }
}

export function redriveAll(scene: Scene): void {
  for (const queue of scene.deadLetters()) scene.redrive(queue);
}

type Desk = {
  readonly scene: Scene;
  readonly chance: Chance;
  readonly shift: Shift;
  readonly get: (path: string) => Promise<Reply | undefined>;
  readonly post: (path: string, body: object) => Promise<Reply | undefined>;
};

export async function workShift(scene: Scene, shift: Shift): Promise<void> {
  const chance = scene.chance.fork(`operator-${shift.campaignId}`);
  const desk = deskOf(scene, chance, shift);
  const other = (task: string): Desk => deskOf(scene, chance.fork(task), shift, task);
  await Promise.all([
    look(desk),
    ...(shift.abandonsAfterMs === undefined
      ? []
      : [abandon(other('abandons'), shift.abandonsAfterMs)]),
    ...(shift.extends ? [giveMoreTime(other('extends'))] : []),
  ]);
}

/** Long before the deadline, or against the clock that seals it; now and then by two operators. */
async function giveMoreTime(desk: Desk): Promise<void> {
  const { scene, chance, shift } = desk;
  const { deadlineMs } = shift;
  const isClose = chance.happens(0.5);
  const fromMs = isClose ? deadlineMs - 5_000 : scene.now() + 60_000;
  await scene.until(chance.integer(fromMs, deadlineMs + (isClose ? 40_000 : 0)));
  const isAlone = chance.happens(0.7);
  await Promise.all(Array.from({ length: isAlone ? 1 : 2 }, () => extendOnce(desk)));
}

async function extendOnce({ chance, shift, get, post }: Desk): Promise<void> {
  const path = `/v1/ops/campaigns/${shift.campaignId}`;
  const moreMs = chance.pick([60_000, hourMs, dayMs, 7 * dayMs]);
  const deadline = new Date(shift.deadlineMs + moreMs).toISOString();
  const preview = await get(`${path}/extension?deadline=${deadline}`);
  const { confirm, version } = preview?.body ?? {};
  if (preview?.status !== 200) return;
  await post(`${path}/extend`, { deadline, confirm, version, reason: 'A day was lost.' });
}

async function look(desk: Desk): Promise<void> {
  const { scene, chance, shift } = desk;
  await scene.until(shift.deadlineMs - chance.integer(0, 2 * hourMs));
  await verifySome(desk);
  for (let day = 0; day < 4; day += 1) {
    await scene.until(shift.deadlineMs + day * 4 * dayMs + chance.integer(hourMs, 3 * dayMs));
    await lookAfterPledges(desk);
    await workThroughTasks(desk);
  }
  await checkBooks(desk);
}

/** Also while its pledges are being collected, or long after that. */
async function abandon({ scene, chance, shift, post }: Desk, afterMs: number): Promise<void> {
  await scene.until(shift.deadlineMs + afterMs);
  const path = `/v1/campaigns/${shift.campaignId}`;
  for (let tried = 0; tried < previewTriesMax; tried += 1) {
    await post(`${path}/abandonment-previews`, {});
    await scene.pause(chance.integer(60_000, chance.pick([5 * 60_000, hourMs])));
    const reply = await post(`${path}/abandon`, { confirm: shift.campaignId });
    if (reply?.status !== 409) return;
  }
}

/** The count of what it means may not be there yet, as long as queues are broken. */
const previewTriesMax = 4;

function deskOf(scene: Scene, chance: Chance, shift: Shift, task = 'looks'): Desk {
  let sent = 0;
  const send = (sending: Omit<Sending, 'actor' | 'as'>): Promise<Reply | undefined> =>
    insist(scene, chance, { actor: operator.sub, as: operator, ...sending });
  return {
    ...{ scene, chance, shift },
    get: (path) => send({ method: 'GET', path }),
    post: (path, body) => {
      sent += 1;
      const key = `${operator.sub}-${shift.campaignId}-${task}-${sent}`;
      return send({ method: 'POST', path, key, body });
    },
  };
}

type Listed = Readonly<Record<string, unknown>> & { readonly id: string };

const itemsOf = (reply: Reply | undefined): readonly Listed[] =>
  (reply?.body['items'] as readonly Listed[] | undefined) ?? [];

async function pledgesOf({ scene, chance, shift }: Desk): Promise<readonly Listed[]> {
  const { creator, campaignId } = shift;
  const path = `/v1/campaigns/${campaignId}/pledges?limit=100`;
  const as = { sub: creator, scope: 'creator' } as const;
  return itemsOf(await insist(scene, chance, { actor: creator, as, method: 'GET', path }));
}

async function verifySome(desk: Desk): Promise<void> {
  for (const { id } of await pledgesOf(desk))
    if (desk.chance.happens(0.2)) await desk.post(`/v1/ops/pledges/${id}/verify`, {});
}

async function lookAfterPledges(desk: Desk): Promise<void> {
  for (const pledge of await pledgesOf(desk)) {
    const { chance, shift } = desk;
    const { id, state } = pledge;
    if (state === 'collected' && chance.happens(shift.refunds)) await refundOnce(desk, pledge);
    if (state === 'past_due' && chance.happens(0.2)) await extendWindow(desk, id);
    if (state === 'disputed') await answerDispute(desk, id);
    if (chance.happens(0.02)) await desk.get(`/v1/ops/pledges/${id}`);
  }
}

/** Now and then two operators answer the same complaint at the same time. */
async function refundOnce(desk: Desk, pledge: Listed): Promise<void> {
  const isAlone = desk.chance.happens(0.6);
  await Promise.all(Array.from({ length: isAlone ? 1 : 2 }, () => refund(desk, pledge)));
}

/** In part, in full, or more than there is, which must be refused. */
async function refund({ chance, post }: Desk, { id, amountMinor }: Listed): Promise<void> {
  const all = Number(amountMinor);
  const asked = chance.weighed<number | undefined>([
    [4, undefined],
    [4, Math.max(1, Math.floor(all / 3))],
    [1, all + 100],
  ]);
  const reason = chance.pick(['requested_by_customer', 'duplicate', 'product_not_made']);
  const body = { reason, ...(asked !== undefined && { amountMinor: asked }) };
  await post(`/v1/ops/pledges/${id}/refunds`, body);
}

async function extendWindow({ scene, post }: Desk, id: string): Promise<void> {
  const until = new Date(scene.now() + 10 * dayMs).toISOString();
  await post(`/v1/ops/pledges/${id}/payment-window`, { until });
}

async function answerDispute({ chance, get, post }: Desk, id: string): Promise<void> {
  await get(`/v1/ops/pledges/${id}/evidence`);
  const inspected = await get(`/v1/ops/pledges/${id}`);
  const disputes = (inspected?.body['disputes'] ?? []) as readonly Listed[];
  for (const dispute of disputes)
    if (chance.happens(0.7))
      await post(`/v1/ops/pledges/${id}/disputes/${dispute.id}/evidence`, { submit: true });
}

async function workThroughTasks(desk: Desk): Promise<void> {
  for (const task of itemsOf(await desk.get('/v1/ops/tasks'))) {
    if (desk.chance.happens(0.5)) await payElsewhere(desk, task);
    await desk.post(`/v1/ops/tasks/${task.id}/done`, { note: 'Seen to.' });
  }
}

/** What could not be refunded to its card, paid by bank transfer. */
async function payElsewhere({ get, post }: Desk, { pledgeId }: Listed): Promise<void> {
  if (typeof pledgeId !== 'string') return;
  const pledge = await get(`/v1/ops/pledges/${pledgeId}`);
  const refunds = (pledge?.body['refunds'] ?? []) as readonly Listed[];
  for (const { id, state } of refunds)
    if (state === 'failed')
      await post(`/v1/ops/pledges/${pledgeId}/refunds/${id}/paid-elsewhere`, {
        reference: 'IBAN-1',
      });
}

async function checkBooks({ get, post, shift }: Desk): Promise<void> {
  const day = new Date(shift.deadlineMs).toISOString().slice(0, 10);
  await post('/v1/ops/ledger-checks', { day });
  await post('/v1/ops/ledger-checks', { day });
  await get(`/v1/ops/campaigns/${shift.campaignId}/ledger`);
  const settlement = await get(`/v1/campaigns/${shift.campaignId}/settlement`);
  textIn(settlement, 'state');
}
