/** A message that nothing can be done with ends among the dead letters and holds up nobody. */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually } from '../support/storefront.ts';

const fanfund = useCloud();
const collectQueue = 'fanfund-dev-collect-pledge';
const deadLetterQueue = 'fanfund-dev-collect-pledge-dead-letters';

const poison: readonly unknown[] = [
  { pledgeId: 'plg_nonsense', collection: 'save-card' },
  { pledgeId: 7 },
  'not even an object',
  { pledgeId: 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa', collection: 'save-card', amountMinor: 1 },
];

test('poison in the collect queue goes to its dead letters and delays no other pledge', async () => {
  const deadline = fanfund.inSeconds(1_800);
  const { id } = await fanfund.launch({ goal: { amountMinor: 1_000 }, deadline });
  const fans = Array.from({ length: 12 }, (_none, index) => backer(`fan-${index}`));
  await Promise.all(fans.map((fan) => fanfund.back(id, fan, { amountMinor: 1_000 })));
  fanfund.passDeadline(deadline);
  await eventually(async () => {
    const { outcome } = await fanfund.campaign(id);
    if (outcome === undefined) return undefined;
    for (const body of poison) await fanfund.sendMessage(collectQueue, body);
    return outcome;
  }, 'the outcome');

  const report = await fanfund.settled(id);
  expect(report).toMatchObject({ outcome: 'funded', collectedMinor: 12_000, openPledges: 0 });
  expect(await fanfund.charges(id)).toHaveLength(12);

  const letters = await eventually(() => {
    const found = fanfund.cloud.deadLetters()[deadLetterQueue] ?? [];
    return found.length === poison.length ? found : undefined;
  }, 'the dead letters');
  expect(letters.map(({ body }) => body).sort()).toEqual(
    poison.map((body) => JSON.stringify(body)).sort(),
  );
  expect(Object.keys(fanfund.cloud.deadLetters())).toEqual([deadLetterQueue]);
  expect(fanfund.cloud.queueDepths()[collectQueue]).toEqual({
    visible: 0,
    inFlight: 0,
    delayed: 0,
  });
});

test('a message for a pledge that does not exist is done at once', async () => {
  const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
  const before = fanfund.cloud.deadLetters();
  await fanfund.sendMessage(collectQueue, { pledgeId, collection: 'authorize' });
  await eventually(() => {
    const depth = fanfund.cloud.queueDepths()[collectQueue];
    return depth && depth.visible + depth.inFlight === 0 ? true : undefined;
  }, 'the empty queue');
  expect(fanfund.cloud.deadLetters()).toEqual(before);
});
