import { describe, expect, test } from '@jest/globals';
import { extendForOperations } from '../../functions/extend-for-operations/extend-for-operations.ts';
import { previewExtension } from '../../functions/preview-extension/preview-extension.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import type { Campaign, CampaignState } from '../../shared/domain/campaign.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { dayMs, deadlineMs, pending, pledgeIn, secondMs, startMs } from '../support/given.ts';

const stores = useStores();
const { clock, campaigns, pledges, totals, figures } = stores;
const acts = actStore(stores.table);
const laterMs = deadlineMs + dayMs;
const graceMs = 12 * secondMs;
const planned: [string, string, number][] = [];
const schedule = {
  plan: async (moment: string, id: string, atMs: number) => void planned.push([moment, id, atMs]),
};

type Wished = { readonly terms?: object; readonly asked?: Wishes };
type Wishes = Partial<Record<'confirm' | 'key', string>> &
  Partial<Record<'to' | 'version', number>>;

const extend = ({ id, title, version }: Campaign, wishes: Wishes = {}, deps: object = {}) =>
  extendForOperations(
    { acts, now: clock, campaigns, figures, schedule, graceMs, ...deps },
    request({
      ...{ caller: callerOf('olga'), path: { id }, idempotencyKey: wishes.key ?? `extend-${id}` },
      body: {
        ...{ deadline: wishes.to ?? laterMs, confirm: wishes.confirm ?? title },
        ...{ version: wishes.version ?? version, reason: 'The shop was out of order.' },
      },
    }),
  );

async function previewed({ id }: Campaign, deadline = laterMs) {
  const deps = { campaigns, pledges, totals, now: clock };
  return bodyOf(
    await previewExtension(deps, request({ path: { id }, query: { deadline } })),
    'previewExtension',
  );
}

const planFor = (id: string) => planned.filter(([, campaignId]) => campaignId === id);

describe('a later deadline', () => {
  test('is told of before, with how much money it is about, and then is as told', async () => {
    const campaign = await stores.given('live');
    await keepTotals(stores, [
      {
        sequenceNumber: '7001',
        before: pledgeToItem(pending({ campaign })),
        after: pledgeToItem(pledgeIn('confirmed', { campaign })),
      },
    ]);
    expect(await previewed(campaign)).toEqual({
      ...{ campaignId: campaign.id, isPossible: true, pledges: 1, pledgedMinor: 4900 },
      ...{ collectedMinor: 0, currency: 'USD', confirm: campaign.title, version: 3 },
      ...{ deadline: '2026-10-06T12:00:00.000Z', newDeadline: '2026-10-07T12:00:00.000Z' },
    });
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);

    expect(bodyOf(await extend(campaign))).toMatchObject({
      ...{ state: 'live', deadline: '2026-10-07T12:00:00.000Z' },
    });
    expect(await stores.campaignNow(campaign.id)).toEqual({
      ...{ ...campaign, deadlineMs: laterMs, version: 4 },
    });
    expect(planFor(campaign.id)).toEqual([['deadline', campaign.id, laterMs + graceMs]]);
    expect((await acts.list({ limit: 1 })).acts).toMatchObject([
      {
        ...{ type: 'ExtensionOrdered', by: 'olga', reason: 'The shop was out of order.' },
        ...{ subject: { campaignId: campaign.id, deadlineMs: laterMs }, doneAtMs: clock() },
      },
    ]);
  });

  test('that is asked for twice under one key is given once', async () => {
    const campaign = await stores.given('live');
    await extend(campaign);
    expect(bodyOf(await extend(campaign))).toMatchObject({ deadline: '2026-10-07T12:00:00.000Z' });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ version: 4 });
    expect(planFor(campaign.id)).toHaveLength(1);
    expect(codeOf(await extend(campaign, { to: laterMs + 1 }))).toBe('idempotency_key_reused');
  });

  test('whose clock could not be set gets it when it is asked for again', async () => {
    const campaign = await stores.given('live');
    const broken = { plan: () => Promise.reject(new Error('No scheduler.')) };
    await expect(extend(campaign, {}, { schedule: broken })).rejects.toThrow('No scheduler.');
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ deadlineMs: laterMs });
    bodyOf(await extend(campaign));
    expect(planFor(campaign.id)).toEqual([['deadline', campaign.id, laterMs + graceMs]]);
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ version: 4 });
  });

  const refused: readonly (readonly [string, string, CampaignState, Wished])[] = [
    ['without its title typed', 'confirmation_wrong', 'live', { asked: { confirm: 'A kettle' } }],
    ['of another version than was seen', 'confirmation_wrong', 'live', { asked: { version: 2 } }],
    ['that is none', 'deadline_not_later', 'live', { asked: { to: deadlineMs } }],
    ['beyond 60 days', 'deadline_too_far', 'live', { asked: { to: startMs + 61 * dayMs } }],
    [
      ...([
        'that holds on cards would not reach',
        'deadline_beyond_authorization',
        'live',
      ] as const),
      { terms: { collection: 'authorize' }, asked: { to: startMs + 7 * dayMs } },
    ],
    ['of one that is not open', 'campaign_state', 'upcoming', {}],
    ['of one that is sealed', 'campaign_state', 'closing', {}],
    ['of one that is cancelled', 'campaign_state', 'cancelled', {}],
  ];

  test.each(refused)('%s is refused, and nothing changes', async (_, code, state, wished) => {
    const { terms = {}, asked: wishes = {} } = wished;
    clock.set(startMs + dayMs);
    const campaign = await stores.given(state, terms);
    expect(codeOf(await extend(campaign, wishes))).toBe(code);
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
    expect(planFor(campaign.id)).toEqual([]);
    const isOfTerms = code !== 'confirmation_wrong';
    const preview = await previewed(campaign, wishes.to ?? laterMs);
    expect([preview['isPossible'], (preview['problem'] as { code?: string })?.code]).toEqual(
      isOfTerms ? [false, code] : [true, undefined],
    );
  });

  test('comes too late from the deadline on', async () => {
    const campaign = await stores.given('live');
    clock.set(deadlineMs - 1);
    expect(await previewed(campaign)).toMatchObject({ isPossible: true });
    clock.set(deadlineMs);
    expect(await previewed(campaign)).toMatchObject({ problem: { code: 'campaign_closed' } });
    expect(codeOf(await extend(campaign))).toBe('campaign_closed');
  });

  test('loses against whoever writes the campaign first', async () => {
    const campaign = await stores.given('live');
    const event = { type: 'CampaignCancelled', atMs: clock() } as const;
    const meanwhile = {
      get: async () => campaign,
      apply: async (...step: Parameters<typeof campaigns.apply>) => {
        await campaigns.apply(campaign, event);
        return campaigns.apply(...step);
      },
    };
    clock.set(startMs + dayMs);
    expect(codeOf(await extend(campaign, {}, { campaigns: meanwhile }))).toBe('campaign_state');
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ state: 'cancelled', deadlineMs });
    expect(planFor(campaign.id)).toEqual([]);
  });
});
