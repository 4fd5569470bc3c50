/**
 * What operators put right, over the API alone: a message that can never work, and a dead-letter
 * queue that an outage of Stripe has filled.
 */
import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFanfundClient } from 'fanfund/client';
import { campaign, extend, pledge, queues, report, status } from '../../infra/ops/commands.ts';
import type { Session } from '../../infra/ops/commands.ts';
import { mailsTo } from '../support/mails.ts';
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
});

async function stripeIsGone(isGone: boolean): Promise<void> {
  const rules = isGone ? [{ fault: 'outage', manner: 'unavailable' }] : [];
  const response = await fetch(`${fanfund.addresses.stripe}/_sim/faults`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(rules),
  });
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`);
}

type Named = { readonly pledgeId: string };

/** In steps that are longer than the pauses of the workers, once nothing is under way. */
async function untilGivenUp(count: number): Promise<void> {
  const quarterHourMs = 15 * 60_000 + 1000;
  await fanfund.eventually(() => {
    const found = fanfund.cloud.deadLetters()[`fanfund-dev-${queue}-dead-letters`] ?? [];
    const pledges = new Set(found.map(({ body }) => (JSON.parse(body) as Named).pledgeId));
    if (pledges.size >= count) return found;
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
  const letter = await fanfund.eventually(
    async () => (await letters()).find(({ why }) => why.known),
    'why one of them was given up',
  );
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
  const told = await fanfund.eventually(async () => {
    const { recent } = await asked<{ recent: { event: string }[] }>('GET', '/v1/ops/feed');
    return recent.find(({ event }) => event === 'DeadLettersRedriven');
  }, 'the redrive in the feed');
  expect(told).toMatchObject({ by: 'olga', attention: false });
});

const campaignId = async (): Promise<string> => {
  const { items } = await asked<{ items: { id: string }[] }>('GET', '/v1/campaigns?state=past');
  return items[0]?.id ?? '';
};

function terminal(): { readonly session: Session; readonly said: string[] } {
  const said: string[] = [];
  const session: Session = {
    client: createFanfundClient({
      baseUrl: fanfund.addresses.api,
      token: () => fanfund.token(operator),
    }),
    json: false,
    say: (text) => said.push(text),
    progress: () => undefined,
    pause: () => Promise.resolve(),
  };
  return { session, said };
}

test('a terminal tells the same, as tables or as JSON', async () => {
  const { session, said } = terminal();
  const id = await campaignId();
  await status(session);
  await queues(session);
  await campaign(session, id);
  await report(session, id);
  const [charge] = await fanfund.charges(id);
  await pledge(session, charge?.metadata['fanfund_pledge'] ?? '');
  await status({ ...session, json: true });
  type Six = [string, string, string, string, string, string];
  const [overview, depths, shown, settlement, story, json] = said as Six;
  expect(overview).toContain('0 live, 0 upcoming, 0 settling');
  expect(depths).toMatch(/^collect-pledge +\d+ +\d+ +\d+ +0$/m);
  expect(shown).toMatch(/^collected +4$/m);
  expect(settlement).toMatch(/^outcome +funded$/m);
  expect(story).toContain('Attempt 1 to collect');
  expect(story).toMatch(/:collect-1 /);
  expect(JSON.parse(json)).toMatchObject({ campaigns: { live: 0 }, settlements: [] });
});

test('a deadline that was moved is kept: nobody is charged before it, everybody after it', async () => {
  const [deadline, later] = [fanfund.inSeconds(1800), fanfund.inSeconds(5400)];
  const { id, title } = await fanfund.launch({ goal: { amountMinor: 1000 }, deadline });
  await fanfund.back(id, backer('eli'), { amountMinor: 1000 });
  const { session, said } = terminal();
  const preview = await fanfund.eventually(async () => {
    await extend(session, { id, deadline: later });
    return said.splice(0).find((text) => /^pledges that wait longer +1$/m.test(text));
  }, 'the total');
  expect(preview).toContain('Nothing was changed.');
  const reason = 'The shop was out of order.';
  await extend(session, { id, deadline: later, confirm: title, reason });
  expect(said).toEqual([`${title}: the deadline is ${later} now.`]);
  const mails = (): readonly string[] =>
    mailsTo(join(fanfund.folder, 'home'), 'eli@backers.example');
  await fanfund.eventually(() => mails()[0], 'a mail to who had pledged by then');
  expect(
    mails().filter((mail) => mail.includes(`The deadline of “${title}” was moved`)),
  ).toHaveLength(1);
  fanfund.passDeadline(deadline);
  await fanfund.back(id, backer('fay'), { amountMinor: 1000 });
  expect(await fanfund.charges(id)).toEqual([]);
  fanfund.passDeadline(later);
  expect(await fanfund.settled(id)).toMatchObject({ outcome: 'funded', collectedMinor: 2000 });
  expect(Object.keys(fanfund.cloud.deadLetters())).not.toContain(
    'fanfund-dev-seal-campaign-dead-letters',
  );
  expect(await acts()).toContainEqual(
    expect.objectContaining({ event: 'ExtensionOrdered', by: 'olga', reason, deadline: later }),
  );
});

/** Cards, keys, secrets, signatures, tokens, addresses, and events as a whole. */
const unsaid =
  /pm_card|4242424242|\bsk_(?:test|live)|whsec_|_secret_|Bearer |eyJ[\w-]{10}|v1=[0-9a-f]{10}|@fan\.|"detail-type"|"NewImage"/;

test('no log holds what must not be known, and failures name their pledge', () => {
  const folder = join(fanfund.folder, 'home', 'logs');
  const logs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const lines = logs.flatMap((text) => text.split('\n'));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => unsaid.test(line))).toEqual([]);
  const ofQueue = readFileSync(join(folder, `fanfund-dev-${queue}.log`), 'utf8').split('\n');
  const failed = ofQueue.filter((line) => line.includes('A message failed'));
  expect(failed.length).toBeGreaterThan(40);
  const named = failed.filter((line) => /"pledgeId":"plg_/.test(line));
  const unnamed = failed.filter((line) => !named.includes(line));
  const messageIds = unnamed.map((line) => (JSON.parse(line) as { messageId: string }).messageId);
  // The poisoned one, which has no pledge, at each of its tries.
  expect(new Set(messageIds).size).toBe(1);
});
