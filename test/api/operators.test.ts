/**
 * What operators put right, over the API alone: a message that can never work, and a dead-letter
 * queue that an outage of Stripe has filled.
 */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer } from '../support/storefront.ts';
import type { Who } from '../support/storefront.ts';

const fanfund = useCloud();
const queue = 'collect-pledge';
const operator: Who = { sub: 'olga', scope: 'ops' };

type Letter = {
  readonly messageId: string;
  readonly from?: string;
  readonly body: unknown;
  readonly why: { readonly known: boolean; readonly error?: string };
};
type Redrive = { readonly state: string; readonly moved: number; readonly toMove: number };

async function asked<T>(method: string, path: string, body?: unknown): Promise<T> {
  const call = { as: operator, ...(body !== undefined && { body }) };
  const answer = await fanfund.send<T>(method, path, call);
  if (answer.status < 300) return answer.body;
  throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

const letters = async (): Promise<readonly Letter[]> =>
  (await asked<{ items: Letter[] }>('GET', `/v1/ops/queues/${queue}/dead-letters?limit=50`)).items;

const acts = async (): Promise<unknown[]> =>
  (await asked<{ items: object[] }>('GET', '/v1/ops/acts')).items;

test('a poisoned message is seen, understood and discarded', async () => {
  const body = { pledgeId: 'plg_nonsense', collection: 'save-card', email: 'eve@fan.example' };
  await fanfund.sendMessage(`fanfund-dev-${queue}`, body);
  const [letter] = await fanfund.eventually(async () => {
    const found = await letters();
    return found.length > 0 ? found : undefined;
  }, 'the dead letter');
  expect(letter).toMatchObject({
    from: queue,
    body: { pledgeId: 'plg_nonsense', collection: 'save-card', email: '… (15 characters)' },
    why: { known: true, error: expect.stringContaining('PoisonError') },
  });
  expect(letter?.why.error).toContain('Unrecognized key: \\"email\\"');

  const messageId = letter?.messageId ?? '';
  const reason = 'Sent by hand, with a field too many.';
  await asked('POST', `/v1/ops/queues/${queue}/discard`, { messageId, reason });
  expect(await letters()).toEqual([]);
  expect(fanfund.cloud.deadLetters()).toEqual({});
  expect(await acts()).toMatchObject([
    { event: 'DeadLetterDiscarded', by: 'olga', reason, queue, messageId },
  ]);
  const again = await fanfund.send('POST', `/v1/ops/queues/${queue}/discard`, {
    ...{ as: operator, body: { messageId, reason } },
  });
  expect([again.status, again.body.code]).toEqual([409, 'dead_letter_gone']);
}, 60_000);

async function stripeIsGone(isGone: boolean): Promise<void> {
  const rules = isGone ? [{ fault: 'outage', manner: 'unavailable' }] : [];
  const response = await fetch(`${fanfund.addresses.stripe}/_sim/faults`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(rules),
  });
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`);
}

/** In steps that are longer than the pauses of the workers, once nothing is under way. */
async function untilGivenUp(count: number): Promise<void> {
  const quarterHourMs = 15 * 60_000 + 1000;
  await fanfund.eventually(() => {
    const found = fanfund.cloud.deadLetters()[`fanfund-dev-${queue}-dead-letters`] ?? [];
    if (found.length >= count) return found;
    if (fanfund.cloud.nextAtMs() !== undefined) fanfund.cloud.advance(quarterHourMs);
    return undefined;
  }, 'all messages to be given up');
}

test('what an outage of Stripe has left is redriven at a rate, and nothing is charged twice', async () => {
  const deadline = fanfund.inSeconds(1800);
  const { id } = await fanfund.launch({ goal: { amountMinor: 1000 }, deadline });
  const fans = ['ada', 'ben', 'cleo', 'dan'].map(backer);
  await Promise.all(fans.map((fan) => fanfund.back(id, fan, { amountMinor: 1000 })));
  await stripeIsGone(true);
  fanfund.passDeadline(deadline);
  await untilGivenUp(fans.length);
  await stripeIsGone(false);

  const before = await asked<{ deadLetters: { name: string; waiting: number }[] }>(
    ...(['GET', '/v1/ops/queues'] as const),
  );
  const filled = before.deadLetters.filter(({ waiting }) => waiting > 0);
  expect(filled).toEqual([expect.objectContaining({ name: queue })]);
  const [letter] = await letters();
  expect(letter).toMatchObject({ from: queue, why: { known: true } });

  const body = { perSecond: 500, reason: 'Stripe answers again.' };
  await asked('POST', `/v1/ops/queues/${queue}/redrive`, body);
  const done = await fanfund.eventually(async () => {
    const { items } = await asked<{ items: Redrive[] }>('GET', `/v1/ops/queues/${queue}/redrive`);
    return items[0]?.state === 'completed' ? items[0] : undefined;
  }, 'the end of the redrive');
  expect(done).toMatchObject({ moved: filled[0]?.waiting, toMove: filled[0]?.waiting });

  const report = await fanfund.settled(id);
  expect(report).toMatchObject({ outcome: 'funded', collectedMinor: 4000, openPledges: 0 });
  const charges = await fanfund.charges(id);
  expect(charges.map(({ amount_captured: minor }) => minor)).toEqual([1000, 1000, 1000, 1000]);
  expect(await acts()).toMatchObject([
    { event: 'DeadLettersRedriven', by: 'olga', queue, perSecond: 500 },
    { event: 'DeadLetterDiscarded' },
  ]);
  const { pledgesByState, may } = await asked<Record<string, unknown>>(
    ...(['GET', `/v1/ops/campaigns/${id}`] as const),
  );
  expect({ pledgesByState, may }).toEqual({
    pledgesByState: { collected: 4 },
    may: { cancel: false, extend: false, abandon: true },
  });
  const feed = await asked<{ recent: { event: string; by?: string }[] }>('GET', '/v1/ops/feed');
  expect(feed.recent).toContainEqual(
    expect.objectContaining({ event: 'DeadLettersRedriven', by: 'olga', attention: false }),
  );
}, 150_000);
