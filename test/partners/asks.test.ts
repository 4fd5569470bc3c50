/** What a partner is asked when a campaign ends, whoever asks, and what becomes of silence. */
import { expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import { openTask } from '../../functions/open-task/open-task.ts';
import { releasePledge } from '../../functions/release-pledge/release-pledge.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import { heldPayment } from '../../shared/domain/partner-held.ts';
import { dayMs, pending } from '../support/given.ts';
import { useStores } from '../support/fanfund.ts';

const stores = useStores();
const { clock, tasks, pledges } = stores;

/** Stripe is never asked about such a pledge: there is none. */
const collecting = { ...stores } as unknown as Parameters<typeof collectPledge>[0];
const releasing = { ...stores } as unknown as Parameters<typeof releasePledge>[0];
const dunning = { ...stores } as unknown as Parameters<typeof dunPledge>[0];

async function held(campaign: Campaign): Promise<Pledge> {
  const pledge = {
    ...pending({ campaign }),
    collection: 'held-by-partner',
    partner: { id: 'prt_1', reference: 'order-1' },
  } as const;
  await pledges.create(pledge, undefined);
  return step(pledge, {
    ...{ type: 'PledgeConfirmed', atMs: clock(), payment: heldPayment('prt_1', 'order-1') },
  });
}

async function step(pledge: Pledge, event: PledgeEvent): Promise<Pledge> {
  const applied = await pledges.apply(pledge, event);
  if (!('applied' in applied)) throw new Error(`${event.type} was refused.`);
  return applied.applied;
}

const asksOf = async ({ id }: Pledge, type: string): Promise<number> =>
  (await stores.pledgeNow(id)).history.filter((entry) => entry.type === type).length;

const tasksOf = async ({ id }: Pledge) =>
  (await tasks.listOpen({ limit: 100 })).tasks.filter(({ pledgeId }) => pledgeId === id);

async function hear(pledge: Pledge, name: string): Promise<void> {
  const { version } = await stores.pledgeNow(pledge.id);
  const { id: pledgeId, campaignId } = pledge;
  const event = { name, eventId: `${pledgeId}.${version}`, campaignId, pledgeId };
  await openTask({ pledges, tasks, now: clock }, event);
}

test('a partner is asked to collect once a day, four times, and with the last time operations hear of it', async () => {
  const pledge = await held(await stores.given('settling'));
  const message = { pledgeId: pledge.id, collection: 'held-by-partner' } as const;
  for (let day = 1; day <= 4; day += 1) {
    await collectPledge(collecting, message);
    await collectPledge(collecting, message);
    expect(await asksOf(pledge, 'PledgeCollectionStarted')).toBe(day);
    await hear(pledge, 'PledgeCollectionStarted');
    expect(await tasksOf(pledge)).toHaveLength(day === 4 ? 1 : 0);
    clock.advance(dayMs);
  }
  await collectPledge(collecting, message);
  expect(await asksOf(pledge, 'PledgeCollectionStarted')).toBe(4);
  expect(await tasksOf(pledge)).toMatchObject([
    { kind: 'partner_silent', toDo: expect.stringContaining('collected USD 49.00') },
  ]);
});

test('a partner is asked to release, and nothing is released without its word', async () => {
  const pledge = await held(await stores.given('settling', { outcome: 'unfunded' }));
  const message = { pledgeId: pledge.id, reason: 'campaign_unfunded' } as const;
  await releasePledge(releasing, message);
  await releasePledge(releasing, message);
  expect(await stores.pledgeNow(pledge.id)).toMatchObject({ state: 'releasing' });
  expect(await asksOf(pledge, 'PledgeReleaseStarted')).toBe(1);
  clock.advance(dayMs);
  await releasePledge(releasing, message);
  expect(await asksOf(pledge, 'PledgeReleaseStarted')).toBe(2);
});

test('a campaign that takes no money asks nobody to collect', async () => {
  const pledge = await held(await stores.given('settling', { outcome: 'unfunded' }));
  await collectPledge(collecting, { pledgeId: pledge.id, collection: 'held-by-partner' });
  expect((await stores.pledgeNow(pledge.id)).state).toBe('confirmed');
});

test('what a partner could not collect is dropped, also where a crash came between', async () => {
  const pledge = await held(await stores.given('settling'));
  const atMs = clock();
  const asked = await step(pledge, { type: 'PledgeCollectionStarted', atMs, attemptNumber: 1 });
  const failure = { code: 'no_funds' };
  const until = { dueAtMs: atMs, pastDueUntilMs: atMs };
  await step(asked, { type: 'PledgePaymentFailed', atMs, failure, ...until });
  await dunPledge(dunning, { pledgeId: pledge.id });
  expect((await stores.pledgeNow(pledge.id)).state).toBe('dropped');
});
