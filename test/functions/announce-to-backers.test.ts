import { describe, expect, test } from '@jest/globals';
import { announceToBackers } from '../../functions/announce-to-backers/announce-to-backers.ts';
import type { AnnounceMessage, LetterMessage } from '../../shared/queues/messages.ts';
import { announcements } from '../../shared/store/announcements.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { pledgeShards } from '../../shared/store/keys.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import { useStores } from '../support/fanfund.ts';
import { dayMs, givenPledge, sealedAtMs } from '../support/given.ts';
import { givenChange, promisedRewards } from '../support/promises.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const { clock, pledges, campaign } = stores;
const fulfilments = fulfilmentStore(stores.table);

function wired() {
  const letters = keptQueue<LetterMessage>();
  const pages = keptQueue<AnnounceMessage>();
  const told = announcements(stores.promises, stores.updates);
  const deps = { ...{ campaign, pledges, fulfilments, letters, pages }, announcements: told };
  return { ...deps, to: () => letters.messages.map(({ pledgeId }) => pledgeId).sort() };
}

async function changed(states: readonly PledgeState[], rewardId = 'kettle') {
  clock.set(sealedAtMs + 10 * dayMs);
  const funded = await stores.given('settled', { rewards: promisedRewards });
  const made: Pledge[] = [];
  for (const [index, state] of states.entries())
    made.push(
      await givenPledge(stores.table, state, { campaign: funded, number: index + 1, rewardId }),
    );
  await givenChange(stores, funded);
  const messages = pledgeShards.map((shard) => ({
    ...{ campaignId: funded.id, about: 'promise-0002', shard },
  }));
  return { funded, made, messages };
}

describe('a change of the promise', () => {
  test('is to be told to who still backs that reward, and to nobody else', async () => {
    const deps = wired();
    const { funded, made, messages } = await changed([
      ...(['collected', 'past_due', 'won', 'refunded', 'refunding', 'dropped'] as const),
      ...(['cancelled', 'released', 'pending'] as const),
    ]);
    await givenPledge(stores.table, 'collected', { campaign: funded, number: 50, rewardId: 'mug' });
    for (const message of messages) await announceToBackers(deps, message);
    expect(deps.to()).toEqual(
      made
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    );
    expect(deps.letters.messages[0]?.about).toBe('promise-0002');
  });

  test('goes on from page to page, and repeats one page at most', async () => {
    const deps = wired();
    const { messages } = await changed(Array.from({ length: 30 }, () => 'collected'));
    const small: typeof deps.pledges.listShard = (id, shard, options) =>
      pledges.listShard(id, shard, { ...options, limit: 1 });
    const walking = { ...deps, pledges: { listShard: small } };
    const todo: AnnounceMessage[] = [...messages];
    let crashes = 3;
    while (todo.length > 0) {
      const message = todo.shift()!;
      const failing = {
        ...walking,
        pages: { ...deps.pages, send: () => Promise.reject(new Error('switched off')) },
      };
      const isCrash = message.after !== undefined && crashes > 0;
      if (isCrash) crashes -= 1;
      await announceToBackers(isCrash ? failing : walking, message).catch(() => todo.push(message));
      todo.push(...deps.pages.take());
    }
    expect(new Set(deps.to()).size).toBe(30);
    expect(deps.to().length).toBeLessThanOrEqual(33);
  });

  test('that is not there is a mistake, and is told as one', async () => {
    const deps = wired();
    const { funded } = await changed([]);
    const message = { campaignId: funded.id, about: 'promise-0009', shard: '0' };
    await expect(announceToBackers(deps, message)).rejects.toThrow('nothing called promise-0009');
  });
});
