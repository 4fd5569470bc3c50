import { describe, expect, test } from '@jest/globals';
import { retryPledge } from '../../functions/retry-pledge/retry-pledge.ts';
import type { DueQueues } from '../../shared/queues/due-steps.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { hourMs, minuteMs } from '../support/given.ts';
import { pastDuePledges } from '../support/past-due.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, pledges, campaign, table } = fanfund;
const { pastDue } = pastDuePledges(fanfund);
const acts = actStore(table);

function wired() {
  const collections = keptQueue<unknown>();
  const rest = [...Array(6)].map(() => keptQueue<unknown>());
  const [dunnings, releases, authorizations, refunds, refundLooks, disputeLooks] = rest;
  const queues = {
    ...{ collections, dunnings, releases, authorizations, refunds, refundLooks, disputeLooks },
  } as unknown as DueQueues;
  const retry = (id: string, key = 'key-1') =>
    retryPledge(
      { acts, now: clock, pledges, campaign, queues },
      request({
        ...{ caller: callerOf('olga'), path: { id }, idempotencyKey: key },
        body: { reason: 'The card works now.' },
      }),
    );
  return { retry, collections, rest };
}

describe('a failed payment', () => {
  test('is tried again before its time, with the next number and who asked', async () => {
    const { pledge } = await pastDue();
    const { retry, collections } = wired();
    clock.set(clock() + minuteMs);
    const answer = await retry(pledge.id);
    expect(answer).toMatchObject({ status: 202, body: { steps: ['collect'] } });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collecting', attempt: { purpose: 'collect', number: 2 } },
      dueAtMs: clock() + 15 * minuteMs,
    });
    expect(collections.messages).toEqual([{ pledgeId: pledge.id, collection: 'save-card' }]);
    expect((await acts.list({ limit: 1 })).acts).toMatchObject([
      { type: 'RetryOrdered', by: 'olga', subject: { pledgeId: pledge.id } },
    ]);
  });

  test('is tried once for a request that comes twice', async () => {
    const { pledge } = await pastDue();
    const { retry } = wired();
    bodyOf(await retry(pledge.id, 'twice'));
    bodyOf(await retry(pledge.id, 'twice'));
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ attempt: { number: 2 } });
  });

  test('that has failed for good since is not tried again by an order that comes again', async () => {
    const { pledge } = await pastDue();
    const { retry, collections } = wired();
    clock.set(clock() + minuteMs);
    const done = acts.done.bind(acts);
    acts.done = () => Promise.reject(new Error('switched off'));
    await expect(retry(pledge.id, 'lost')).rejects.toThrow('switched off');
    acts.done = done;
    const declined = await fanfund.pledges.apply(await fanfund.pledgeNow(pledge.id), {
      ...{ type: 'PledgePaymentFailed', atMs: clock() + minuteMs },
      failure: { code: 'card_declined', declineCode: 'stolen_card' },
      pastDueUntilMs: clock() + hourMs,
    });
    expect(declined).toMatchObject({ applied: { state: 'past_due', attempt: { number: 2 } } });
    collections.take();
    clock.set(clock() + 2 * minuteMs);
    expect(await retry(pledge.id, 'lost')).toMatchObject({ status: 202 });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'past_due', attempt: { number: 2 } },
    });
    expect(collections.take()).toEqual([]);
  });

  test('whose card its bank will never take is left to its backer', async () => {
    const { pledge } = await pastDue();
    const failure = { code: 'authentication_required' };
    const asked = retryPledge(
      {
        ...{ acts, now: clock, campaign, queues: {} as DueQueues },
        pledges: { get: async () => ({ ...pledge, failure }), apply: pledges.apply.bind(pledges) },
      },
      request({
        ...{ caller: callerOf('olga'), path: { id: pledge.id }, idempotencyKey: 'no' },
        body: { reason: 'x' },
      }),
    );
    expect(codeOf(await asked)).toBe('pledge_state');
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('of a campaign that takes no money any more is not tried', async () => {
    const { pledge } = await pastDue();
    const given = await fanfund.given('abandoned');
    const asked = retryPledge(
      {
        ...{ acts, now: clock, pledges, queues: {} as DueQueues },
        campaign: async (id) => ({ ...given, id }),
      },
      request({
        ...{ caller: callerOf('olga'), path: { id: pledge.id }, idempotencyKey: 'abandoned' },
        body: { reason: 'x' },
      }),
    );
    expect(codeOf(await asked)).toBe('pledge_state');
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('is not tried more often than networks allow', async () => {
    const { pledge } = await pastDue();
    const started = { type: 'PledgeCollectionStarted', atMs: clock() - hourMs } as const;
    const history = [...pledge.history, ...Array(9).fill(started)];
    const asked = retryPledge(
      {
        ...{ acts, now: clock, campaign, queues: {} as DueQueues },
        pledges: { get: async () => ({ ...pledge, history }), apply: pledges.apply.bind(pledges) },
      },
      request({
        ...{ caller: callerOf('olga'), path: { id: pledge.id }, idempotencyKey: 'often' },
        body: { reason: 'x' },
      }),
    );
    expect(codeOf(await asked)).toBe('pledge_state');
  });
});

test('an open attempt is told to its worker, who asks Stripe', async () => {
  const made = await fanfund.given('settling');
  const pledge = await fanfund.givenConfirmed(made);
  const step = await pledges.apply(pledge, {
    type: 'PledgeCollectionStarted',
    ...{ atMs: clock(), attemptNumber: 1 },
  });
  if (!('applied' in step)) throw new Error('refused');
  const { retry, collections } = wired();
  bodyOf(await retry(pledge.id, 'open'));
  expect(collections.messages).toEqual([{ pledgeId: pledge.id, collection: 'save-card' }]);
  expect(await fanfund.pledgeNow(pledge.id)).toEqual(step.applied);
});

test('an order that was carried out for an open attempt begins none when it comes again', async () => {
  const { pledge } = await pastDue();
  const second = { atMs: clock(), attemptNumber: 2 };
  await pledges.apply(pledge, { type: 'PledgeCollectionStarted', ...second });
  clock.advance(minuteMs);
  const { retry } = wired();
  expect(await retry(pledge.id, 'open-then-failed')).toMatchObject({ status: 202 });
  await pledges.apply(await fanfund.pledgeNow(pledge.id), {
    ...{ type: 'PledgePaymentFailed', atMs: clock(), pastDueUntilMs: clock() + hourMs },
    failure: { code: 'card_declined', declineCode: 'insufficient_funds' },
  });
  expect(await retry(pledge.id, 'open-then-failed')).toMatchObject({ status: 202 });
  expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
    ...{ state: 'past_due', attempt: { number: 2 } },
  });
});

test('a pledge for which nothing waits is refused, and nothing is written down', async () => {
  const made = await fanfund.given('live');
  const pledge = await fanfund.givenConfirmed(made);
  expect(codeOf(await wired().retry(pledge.id, 'nothing'))).toBe('pledge_state');
  const { acts: written } = await acts.list({ limit: 50 });
  expect(written.filter(({ subject }) => subject.pledgeId === pledge.id)).toEqual([]);
});
