import { beforeEach, expect, test } from '@jest/globals';
import { sweepCampaigns } from '../../functions/sweep-campaigns/sweep-campaigns.ts';
import type { CampaignMessage, CompleteMessage } from '../../shared/queues/messages.ts';
import type { EventBus } from '../../shared/events/event-bus.ts';
import { useStores } from '../support/fanfund.ts';
import { deadlineMs, minuteMs, sealedAtMs, startMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const { clock } = stores;
const graceMs = 12_000;
const missedAtMs = deadlineMs + graceMs + minuteMs;
let seals = keptQueue<CampaignMessage>();
let completions = keptQueue<CompleteMessage>();
let told: { readonly name: string; readonly detail: object }[] = [];
const bus: EventBus = {
  publish: async (publications) => {
    told.push(...publications);
    return publications.map(() => false);
  },
};

beforeEach(() => {
  told = [];
  seals = keptQueue<CampaignMessage>();
  completions = keptQueue<CompleteMessage>();
});

const sweepAt = async (ms: number): Promise<void> => {
  clock.set(ms);
  await sweepCampaigns({ ...stores, bus, seals, completions, graceMs });
};
const sealed = (): string[] => seals.messages.map(({ campaignId }) => campaignId);
const completed = (): string[] => completions.messages.map(({ campaignId }) => campaignId);

test('the sweeper finds a campaign whose schedule was missed', async () => {
  const live = await stores.given('live');
  const upcoming = await stores.given('upcoming');
  await sweepAt(missedAtMs);
  expect(sealed()).toEqual(expect.arrayContaining([live.id, upcoming.id]));
  expect(completed()).toEqual([]);
});

test('the schedule has a minute of its own before the sweeper comes', async () => {
  const { id } = await stores.given('live');
  await sweepAt(missedAtMs - 1);
  expect(sealed()).not.toContain(id);
});

test.each(['draft', 'settled'] as const)('a %s campaign is left alone', async (state) => {
  const { id } = await stores.given(state);
  await sweepAt(sealedAtMs + 15 * minuteMs);
  expect([...sealed(), ...completed()]).not.toContain(id);
});

test('a tally that did not happen is asked for by its event, after a quarter of an hour', async () => {
  const { id, version } = await stores.given('closing');
  const toldOf = () =>
    told.filter(({ detail }) => 'campaignId' in detail && detail.campaignId === id);
  await sweepAt(sealedAtMs + 15 * minuteMs - 1);
  expect(toldOf()).toEqual([]);
  await sweepAt(sealedAtMs + 15 * minuteMs);
  expect(toldOf()).toMatchObject([
    { name: 'CampaignSealed', detail: { eventId: `${id}.${version}`, sequence: version } },
  ]);
});

test('a settlement that takes long is looked at often, and after two hours hourly', async () => {
  const { id } = await stores.given('settling');
  const seen: number[] = [];
  for (let minutes = 5; minutes <= 365; minutes += 5) {
    completions = keptQueue<CompleteMessage>();
    await sweepAt(sealedAtMs + minutes * minuteMs + 30_000);
    if (completed().includes(id)) seen.push(minutes);
  }
  expect(seen).toEqual([15, 30, 45, 60, 75, 90, 105, 120, 180, 240, 300, 360]);
});

test('what is looked at is one check, not another chain of them', async () => {
  const { id: campaignId } = await stores.given('settling');
  await sweepAt(sealedAtMs + 15 * minuteMs);
  expect(completions.sent).toContainEqual({ message: { campaignId }, options: { campaignId } });
});

test('once a day it is looked at whatever the totals say', async () => {
  const { id: campaignId } = await stores.given('settling');
  await sweepAt(sealedAtMs + 24 * 60 * minuteMs);
  expect(completions.messages).toContainEqual({ campaignId, thorough: true });
});

test('a campaign that is judged on what is collected is looked at, and not tallied again', async () => {
  const closing = await stores.given('closing', { successBasis: 'collected' });
  await stores.campaigns.apply(closing, {
    type: 'CampaignTallied',
    atMs: sealedAtMs,
    tally: { pledgedMinor: 1, pledges: 1, backers: 1, units: 0 },
  });
  await sweepAt(sealedAtMs + 15 * minuteMs);
  expect(completed()).toContain(closing.id);
  expect(
    told.filter(({ detail }) => 'campaignId' in detail && detail.campaignId === closing.id),
  ).toEqual([]);
});

test('an abandoned campaign that is not at rest is looked at from its end on', async () => {
  const { id } = await stores.given('abandoned');
  const campaign = await stores.campaignNow(id);
  const abandonedAtMs = 'abandonedAtMs' in campaign ? campaign.abandonedAtMs : NaN;
  await sweepAt(abandonedAtMs + 15 * minuteMs);
  expect(completed()).toContain(id);
});

test('a cancelled campaign that is not at rest is looked at as well', async () => {
  const { id } = await stores.given('cancelled');
  const cancelledAtMs = startMs + 2 * 24 * 60 * minuteMs;
  await sweepAt(cancelledAtMs + 15 * minuteMs);
  expect(completed()).toContain(id);
});

test('more campaigns than a page holds are all found', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 105; count += 1) ids.push((await stores.given('live')).id);
  await sweepAt(missedAtMs);
  expect(sealed()).toEqual(expect.arrayContaining(ids));
  expect(new Set(sealed()).size).toBe(sealed().length);
});
