import { describe, expect, test } from '@jest/globals';
import { abandonCampaign } from '../../functions/abandon-campaign/abandon-campaign.ts';
import { completeSettlement } from '../../functions/complete-settlement/complete-settlement.ts';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import { readSettlement } from '../../functions/read-settlement/read-settlement.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { startSettlement } from '../../functions/start-settlement/start-settlement.ts';
import type { Caller } from '../../shared/entry/caller.ts';
import type { CollectMessage, CompleteMessage } from '../../shared/queues/messages.ts';
import type { DunMessage, RefundMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { addTotals, totalsChange } from '../../shared/domain/totals.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';
import { bodyOf, callerOf, codeOf, creator, request } from '../support/fanfund.ts';
import { dayMs, givenPledge, minuteMs, sealedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';
import type { Collected } from '../support/refunds.ts';
import { useRefunds } from '../support/refunds.ts';
import { givenBooked } from '../support/report-key.ts';

const fanfund = useRefunds();
const { clock, stripe, table, pledges, totals, campaignNow, pledgeNow, deps: refunding } = fanfund;
const operator: Caller = { id: 'ops-1', scopes: ['fanfund/ops'] };

const title = 'A kettle that listens';
const counted = (id: string, atMs = clock()) =>
  fanfund.previews.put(id, { requestedAtMs: atMs, countedAtMs: atMs });
const confirmed = (id: string, confirm: string, caller: Caller | undefined = creator) =>
  abandonCampaign(fanfund, request({ caller, path: { id }, body: { confirm } }));
const abandon = async (id: string, caller: Caller | undefined = creator) => {
  await counted(id);
  return confirmed(id, title, caller);
};

function wired() {
  clock.set(Math.max(clock(), sealedAtMs + dayMs));
  return {
    ...fanfund,
    collections: keptQueue<CollectMessage>(),
    releases: keptQueue<ReleaseMessage>(),
    refunds: keptQueue<RefundMessage>(),
    dunnings: keptQueue<DunMessage>(),
    completions: keptQueue<CompleteMessage>(),
  };
}

const told = ({ id: campaignId }: { readonly id: string }) => ({
  ...{ name: 'CampaignAbandoned', eventId: `${campaignId}.9`, campaignId },
});

describe('a funded campaign', () => {
  test.each([
    ['settling', creator],
    ['settled', creator],
    ['settled', operator],
    ['fulfilling', operator],
  ] as const)('that is %s is abandoned by its creator or operations', async (state, caller) => {
    const { id } = await fanfund.given(state);
    clock.set(sealedAtMs + dayMs);
    expect(bodyOf(await abandon(id, caller))).toMatchObject({ state: 'abandoned' });
    const abandoned = await campaignNow(id);
    expect(abandoned).toMatchObject({
      ...{ state: 'abandoned', abandonedAtMs: sealedAtMs + dayMs, outcome: 'funded' },
    });
    expect(abandoned).not.toHaveProperty('settledAtMs');
  });

  test('is abandoned once, however often that is asked', async () => {
    const { id } = await fanfund.given('settled');
    const first = bodyOf(await abandon(id));
    const abandoned = await campaignNow(id);
    clock.advance(dayMs);
    expect(bodyOf(await abandon(id))).toEqual(first);
    expect(await campaignNow(id)).toEqual(abandoned);
  });

  test('still moves, and is listed as such, until everything is given back', async () => {
    const { id, deadlineMs } = await fanfund.given('settled');
    const shelf = async (name: 'moving' | 'resting') =>
      (
        await fanfund.campaigns.list({
          ...{ shelf: name, endsAfterMs: deadlineMs, endsUntilMs: deadlineMs },
          ...{ order: 'latest-first', limit: 100 },
        })
      ).campaigns.map((campaign) => campaign.id);
    expect(await shelf('resting')).toContain(id);
    await abandon(id);
    expect(await shelf('moving')).toContain(id);
    expect(await shelf('resting')).not.toContain(id);
  });
});

describe('is refused', () => {
  test.each(['draft', 'upcoming', 'live', 'closing', 'cancelled', 'fulfilled'] as const)(
    'for a %s campaign',
    async (state) => {
      const campaign = await fanfund.given(state);
      expect(codeOf(await abandon(campaign.id))).toBe('campaign_state');
      expect(await campaignNow(campaign.id)).toEqual(campaign);
    },
  );

  test('for an unfunded one, which keeps nothing', async () => {
    const { id } = await fanfund.given('settled', { outcome: 'unfunded' });
    expect(codeOf(await abandon(id))).toBe('campaign_state');
    const kept = await fanfund.given('settled', {
      ...{ outcome: 'unfunded', fundingModel: 'keep-it-all' },
    });
    expect(bodyOf(await abandon(kept.id))).toMatchObject({ state: 'abandoned' });
  });

  test('unless what it means was counted within a day', async () => {
    const campaign = await fanfund.given('settled');
    expect(codeOf(await confirmed(campaign.id, title))).toBe('preview_required');
    await fanfund.previews.put(campaign.id, { requestedAtMs: clock() });
    expect(codeOf(await confirmed(campaign.id, title))).toBe('preview_required');
    await counted(campaign.id);
    clock.advance(dayMs);
    expect(codeOf(await confirmed(campaign.id, title))).toBe('preview_required');
    expect(await campaignNow(campaign.id)).toEqual(campaign);
    clock.advance(-1);
    expect(bodyOf(await confirmed(campaign.id, title))).toMatchObject({ state: 'abandoned' });
  });

  test('unless the campaign is named by its title or its id', async () => {
    const campaign = await fanfund.given('settled');
    await counted(campaign.id);
    for (const typed of ['a kettle that listens', 'A kettle', 'yes', 'cmp_aaaaaaaaaaaaaaaa'])
      expect(codeOf(await confirmed(campaign.id, typed))).toBe('confirmation_wrong');
    expect(await campaignNow(campaign.id)).toEqual(campaign);
    expect(bodyOf(await confirmed(campaign.id, campaign.id))).toMatchObject({
      state: 'abandoned',
    });
  });

  test('for somebody else, and for a campaign that does not exist', async () => {
    const campaign = await fanfund.given('settled');
    expect(codeOf(await abandon(campaign.id, callerOf('another-creator')))).toBe('forbidden');
    const backer = { id: creator.id, scopes: [] };
    expect(codeOf(await abandon(campaign.id, backer))).toBe('forbidden');
    for (const id of ['cmp_aaaaaaaaaaaaaaaa', 'nonsense'])
      for (const caller of [creator, operator])
        expect(codeOf(await abandon(id, caller))).toBe('not_found');
    expect(await campaignNow(campaign.id)).toEqual(campaign);
  });
});

test('what an abandoned campaign does with each of its pledges', async () => {
  const deps = wired();
  const { id } = await fanfund.given('settling');
  await abandon(id);
  const campaign = await campaignNow(id);
  const of: Record<string, string> = {};
  for (const [number, state] of (
    ['collected', 'confirmed', 'past_due', 'collecting', 'refunded', 'lost', 'dropped'] as const
  ).entries())
    of[(await givenPledge(table, state, { campaign, number })).id] = state;
  await startSettlement(deps, told(campaign));
  const states = (messages: readonly { readonly pledgeId: string }[]) =>
    messages.map(({ pledgeId }) => of[pledgeId]);
  expect(states(deps.refunds.messages)).toEqual(['collected']);
  expect(deps.refunds.messages[0]).toMatchObject({ reason: 'campaign_abandoned' });
  expect(states(deps.releases.messages)).toEqual(['confirmed']);
  expect(deps.releases.messages[0]).toMatchObject({ reason: 'campaign_abandoned' });
  expect(states(deps.dunnings.messages)).toEqual(['past_due']);
  expect(states(deps.collections.messages)).toEqual(['collecting']);
});

/** Their money is at Stripe; some of their cards refuse a refund later. */
async function collectedPledges(count: number, failing: number): Promise<Collected[]> {
  const campaign = await fanfund.given('settled', {
    collection: 'charge-now',
    tally: { pledgedMinor: count * 4900, pledges: count, backers: count, units: 0 },
  });
  const made: Collected[] = [];
  const one = (number: number) =>
    fanfund.collectedOf(campaign, { number }, number <= failing ? 'pm_card_refundFail' : undefined);
  for (let from = 1; from <= count; from += 20)
    made.push(...(await Promise.all(Array.from({ length: 20 }, (_, n) => one(from + n)))));
  return made;
}

/** What the stream brings: totals first, then the journal. */
async function inTotals(campaignId: string, now: readonly Pledge[]): Promise<void> {
  const change = now.map((pledge) => totalsChange(undefined, pledge)).reduce(addTotals);
  const first = sortableSequence('1');
  const spans = new Map([['0', { from: first, until: first }]]);
  await totals.add({ campaignId, change, spans, entries: [] });
}

/** What Stripe has refunded, by the PaymentIntent. */
async function refundedAtStripe(): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for await (const { payment_intent: intent, amount } of stripe.client.refunds.list({ limit: 100 }))
    found.set(String(intent), [...(found.get(String(intent)) ?? []), amount]);
  return found;
}

describe('the money of 300 backers', () => {
  const count = 300;
  const failing = 4;

  test('goes back once each, through crashes and redeliveries, and what failed is owed', async () => {
    const deps = wired();
    const made = await collectedPledges(count, failing);
    const campaignId = made[0]?.campaignId ?? '';
    await abandon(campaignId);
    const campaign = await campaignNow(campaignId);

    // The fan-out dies in between and is told again: many messages come twice.
    let batches = 0;
    const dying = {
      ...deps.refunds,
      sendAll: (...sent: Parameters<typeof deps.refunds.sendAll>) =>
        (batches += 1) > 7
          ? Promise.reject(new Error('out of time'))
          : deps.refunds.sendAll(...sent),
    };
    await expect(startSettlement({ ...deps, refunds: dying }, told(campaign))).rejects.toThrow();
    await startSettlement(deps, told(campaign));
    const messages = deps.refunds.take();
    expect(messages.length).toBeGreaterThan(count);
    expect(new Set(messages.map(({ pledgeId }) => pledgeId)).size).toBe(count);

    // Every fifth worker dies after Stripe has answered, every seventh answer is lost.
    let writes = 0;
    const crashing = {
      ...pledges,
      apply: (...step: Parameters<typeof pledges.apply>) =>
        step[1].type !== 'PledgeRefundStarted' && (writes += 1) % 5 === 0
          ? Promise.reject(new Error('switched off'))
          : pledges.apply(...step),
    };
    const lost = Array.from({ length: 100 }, (_, index) => 7 * (index + 1));
    const match = { method: 'POST', path: '/v1/refunds', nth: lost };
    await stripe.fault({ match, fault: 'timeout_after_effect' });
    const work = async (worker: typeof refunding, todo: readonly RefundMessage[]) => {
      for (let from = 0; from < todo.length; from += 10)
        await Promise.allSettled(
          todo.slice(from, from + 10).map((message) => refundPledge(worker, message)),
        );
    };
    await work({ ...refunding, pledges: crashing }, messages);
    await stripe.fault();

    // Half an hour later what is open is sent once more; then 13 days later once more again.
    clock.advance(30 * minuteMs);
    await completeSettlement(deps, { campaignId, thorough: true });
    expect(await campaignNow(campaignId)).toEqual(campaign);
    const open = await Promise.all(made.map(({ id }) => pledgeNow(id)));
    const untold = open.flatMap((pledge) =>
      'refunds' in pledge && pledge.refunds?.[0]?.state === 'requested'
        ? [{ pledgeId: pledge.id, refundId: 'campaign_abandoned' }]
        : [],
    );
    expect(untold.length).toBeGreaterThan(30);
    await work(refunding, [...deps.refunds.take(), ...untold, ...untold]);
    clock.advance(13 * dayMs);
    await work(refunding, messages);
    await work(refunding, untold);
    for (const { id } of made) await reconcileRefunds(refunding, { pledgeId: id });

    const atStripe = await refundedAtStripe();
    for (const { chargedIntentId } of made) expect(atStripe.get(chargedIntentId)).toEqual([4900]);
    const ended = await Promise.all(made.map(({ id }) => pledgeNow(id)));
    expect(ended.filter(({ state }) => state === 'refunded')).toHaveLength(count - failing);
    expect(ended.filter(({ state }) => state === 'refunding')).toHaveLength(failing);

    // How far it is can be read; then it ends, with a report of its own.
    const progressDeps = { campaigns: fanfund.campaigns, totals, reports: fanfund.reports };
    const read = async () =>
      bodyOf(
        await readSettlement(progressDeps, request({ path: { id: campaignId } })),
        'readSettlement',
      );
    await inTotals(campaignId, ended);
    expect(await read()).toMatchObject({
      ...{ state: 'settling', abandoned: true, collectedMinor: count * 4900 },
      refundedMinor: (count - failing) * 4900,
      toRefundMinor: 0,
      refundFailedMinor: failing * 4900,
    });
    await givenBooked(totals, ended);
    await completeSettlement(deps, { campaignId });
    expect(await campaignNow(campaignId)).toMatchObject({
      ...{ state: 'abandoned', settledAtMs: clock() },
    });
    expect(await read()).toMatchObject({
      ...{ state: 'settled', outcome: 'abandoned', refundedMinor: (count - failing) * 4900 },
      pledges: { refunded: count - failing, refunding: failing },
    });
    const settled = await campaignNow(campaignId);
    await startSettlement(deps, told(campaign));
    await completeSettlement(deps, { campaignId });
    expect(await campaignNow(campaignId)).toEqual(settled);
    expect(deps.refunds.take()).toEqual([]);
  });
});
