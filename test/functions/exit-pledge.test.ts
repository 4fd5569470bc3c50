import { describe, expect, test } from '@jest/globals';
import { exitPledge } from '../../functions/exit-pledge/exit-pledge.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import type { RefundMessage } from '../../shared/queues/messages.ts';
import type { Caller } from '../../shared/entry/caller.ts';
import { contribution } from '../../shared/domain/totals.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { dayMs, givenPledge, minuteMs } from '../support/given.ts';
import { givenChange, promisedRewards } from '../support/promises.ts';
import { keptQueue } from '../support/queue.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, pledges, campaign, promises, pledgeNow, refundsAt } = fanfund;
const { fulfilments } = fanfund.deps;
const linkKeys = ['k'.repeat(43)];

function wired() {
  const refunds = keptQueue<RefundMessage>();
  const keys = () => Promise.resolve(linkKeys);
  const deps = {
    ...{ pledges, campaign, promises, fulfilments, refunds, linkKeys: keys },
    now: clock,
  };
  const asked = (id: string, caller: Caller | undefined, linkToken?: string) =>
    exitPledge(
      deps,
      request({ caller, path: { id }, body: linkToken === undefined ? {} : { linkToken } }),
    );
  const ask = (pledge: { readonly id: string; readonly backerId: string }) =>
    asked(pledge.id, { id: pledge.backerId, scopes: [] });
  return { deps, refunds, ask, asked };
}

/** A collected pledge for a kettle that comes too late now. */
async function changed(rewardId = 'kettle') {
  const funded = await fanfund.given('settled', {
    ...{ collection: 'charge-now', rewards: promisedRewards },
  });
  const pledge = await fanfund.collectedOf(funded, { rewardId });
  clock.advance(dayMs);
  const version = await givenChange(fanfund, funded);
  return { funded, pledge, closesAtMs: version.exit?.closesAtMs ?? 0 };
}

describe('a backer who does not agree', () => {
  test('has all of the money back by one refund, however often it is asked for', async () => {
    const { ask, refunds } = wired();
    const { pledge } = await changed();
    const first = bodyOf(await ask(pledge));
    expect(first).toMatchObject({
      state: 'refunding',
      refunds: [{ amountMinor: 4900, reason: 'promise_changed', state: 'requested' }],
    });
    expect(bodyOf(await ask(pledge))).toEqual(first);
    expect(refunds.messages).toEqual([
      { pledgeId: pledge.id, refundId: 'promise_changed' },
      { pledgeId: pledge.id, refundId: 'promise_changed' },
    ]);
    for (const message of refunds.messages) await refundPledge(fanfund.deps, message);
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([4900]);
    expect(await pledgeNow(pledge.id)).toMatchObject({ state: 'refunded' });
    clock.advance(60 * dayMs);
    expect(bodyOf(await ask(pledge))).toMatchObject({ state: 'refunded' });
  });

  test('is counted, with what it cost', async () => {
    const { ask } = wired();
    const { pledge } = await changed();
    expect(contribution(pledge)).toMatchObject({ exits: 0, exitedMinor: 0 });
    await ask(pledge);
    const left = await pledgeNow(pledge.id);
    expect(contribution(left)).toMatchObject({ exits: 1, exitedMinor: 4900 });
  });

  test('who has a part back already gets the rest', async () => {
    const { ask } = wired();
    const { pledge } = await changed();
    const before = await fanfund.asked(pledge, { amountMinor: 900 });
    await refundPledge(fanfund.deps, { pledgeId: before.id, refundId: 'rfd_1' });
    expect(bodyOf(await ask(pledge))).toMatchObject({
      refunds: [{ amountMinor: 900 }, { amountMinor: 4000, reason: 'promise_changed' }],
    });
  });

  test('who asks twice at once leaves once', async () => {
    const { ask } = wired();
    const { pledge } = await changed();
    await Promise.all([ask(pledge), ask(pledge), ask(pledge)]);
    const left = await pledgeNow(pledge.id);
    expect('refunds' in left && left.refunds).toHaveLength(1);
  });
});

describe('the time to leave', () => {
  test('ends on the moment, and silence means consent', async () => {
    const { ask, refunds } = wired();
    const { pledge, closesAtMs } = await changed();
    clock.set(closesAtMs);
    expect(codeOf(await ask(pledge))).toBe('exit_window_closed');
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
    expect(refunds.messages).toEqual([]);
    clock.set(closesAtMs - 1);
    expect(bodyOf(await ask(pledge))).toMatchObject({ state: 'refunding' });
  });

  test('is offered to nobody whose promise stands', async () => {
    const { ask } = wired();
    const { pledge } = await changed('another');
    expect(codeOf(await ask(pledge))).toBe('exit_not_offered');
  });

  test.each(['past_due', 'dropped', 'released'] as const)(
    'has nothing to give back of a %s pledge',
    async (state) => {
      const { ask } = wired();
      const { funded } = await changed();
      const wishes = { campaign: funded, rewardId: 'kettle', number: 7 };
      const pledge = await givenPledge(fanfund.table, state, wishes);
      expect(codeOf(await ask(pledge))).toBe('pledge_state');
    },
  );

  test('waits for a bank that has the money', async () => {
    const { ask } = wired();
    const { funded } = await changed();
    const wishes = { campaign: funded, rewardId: 'kettle', number: 8 };
    const pledge = await givenPledge(fanfund.table, 'disputed', wishes);
    expect(codeOf(await ask(pledge))).toBe('pledge_disputed');
  });
});

describe('the link of a mail', () => {
  const sign = (pledgeId: string, purpose: 'exit' | 'updates' = 'exit') =>
    signBackerLink(linkKeys, { purpose, pledgeId, expiresAtMs: clock() + minuteMs });

  test('opens the one pledge that it names, without a login', async () => {
    const { asked } = wired();
    const { pledge, funded } = await changed();
    const other = await fanfund.collectedOf(funded, { rewardId: 'kettle', number: 2 });
    const token = await sign(pledge.id);
    expect(codeOf(await asked(other.id, undefined, token))).toBe('not_found');
    expect(bodyOf(await asked(pledge.id, undefined, token))).toMatchObject({ state: 'refunding' });
  });

  test('of another purpose, forged or too old opens nothing', async () => {
    const { asked } = wired();
    const { pledge } = await changed();
    const mending = await signBackerLink(linkKeys, {
      purpose: 'mend-payment',
      ...{ pledgeId: pledge.id, expiresAtMs: clock() + minuteMs },
    });
    for (const token of [await sign(pledge.id, 'updates'), mending, 'forged'])
      expect(codeOf(await asked(pledge.id, undefined, token))).toBe('link_invalid');
    const token = await sign(pledge.id);
    clock.advance(minuteMs);
    expect(codeOf(await asked(pledge.id, undefined, token))).toBe('link_expired');
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('or a login is needed, and it must be the backer', async () => {
    const { asked } = wired();
    const { pledge } = await changed();
    await expect(asked(pledge.id, undefined)).rejects.toThrow('A bearer token or a linkToken');
    expect(codeOf(await asked(pledge.id, { id: 'another', scopes: [] }))).toBe('not_found');
  });
});
