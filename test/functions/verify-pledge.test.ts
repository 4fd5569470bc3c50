import { describe, expect, test } from '@jest/globals';
import { verifyPledge } from '../../functions/verify-pledge/verify-pledge.ts';
import { acceptPledge } from '../../functions/accept-pledge/accept-pledge.ts';
import { changePledge } from '../../functions/change-pledge/change-pledge.ts';
import { isUnverified } from '../../shared/domain/verification.ts';
import { keptQueue } from '../support/queue.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { deadlineMs, givenPledge, holdMs, hourMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, table } = fanfund;
const asking = () => fanfund.given('live', { verification: { fromMinor: 5_000 }, deadlineMs });

const verify = (id: string) =>
  verifyPledge(fanfund, request({ caller: callerOf('operator-1'), path: { id } }));

/** A pledge of 50.00 in the last hour, of which nobody knows whether it will be paid. */
async function unverified() {
  const campaign = await asking();
  const wishes = { campaign, amountMinor: 5_000, confirmedAtMs: deadlineMs - hourMs };
  const pledge = { ...(await givenPledge(table, 'confirmed', wishes)) };
  clock.set(deadlineMs - hourMs);
  const changed = await fanfund.pledges.apply(pledge, {
    ...{ type: 'PledgeChanged', atMs: clock(), quantity: 1, amountMinor: 5_000, holds: [] },
    verifyAfterMs: deadlineMs - 24 * hourMs,
  });
  if (!('applied' in changed)) throw new Error('The change was refused.');
  return changed.applied;
}

describe('verifying a pledge', () => {
  test('makes it count', async () => {
    const pledge = await unverified();
    expect(isUnverified(pledge)).toBe(true);
    expect(bodyOf(await verify(pledge.id))).not.toHaveProperty('unverified');
    expect(isUnverified(await fanfund.pledgeNow(pledge.id))).toBe(false);
  });

  test('is done once, however often it is asked for', async () => {
    const pledge = await unverified();
    await verify(pledge.id);
    const once = await fanfund.pledgeNow(pledge.id);
    await verify(pledge.id);
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(once);
  });

  test('is too late after the deadline: what was not counted is not charged', async () => {
    const pledge = await unverified();
    clock.set(deadlineMs);
    expect(codeOf(await verify(pledge.id))).toBe('campaign_closed');
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('is done at the moment that was in time, even if the deadline comes meanwhile', async () => {
    const pledge = await unverified();
    let nowMs = deadlineMs - 1;
    const path = { id: pledge.id };
    const deps = { ...fanfund, now: () => nowMs++ };
    bodyOf(await verifyPledge(deps, request({ caller: callerOf('operator-1'), path })));
    expect((await fanfund.pledgeNow(pledge.id)).history.at(-1)?.atMs).toBe(deadlineMs - 1);
  });

  test('needs a pledge that exists', async () => {
    expect(codeOf(await verify('plg_x'))).toBe('not_found');
  });
});

describe('a large pledge', () => {
  const pledging = async (scopes: readonly string[], amountMinor: number) => {
    const campaign = await asking();
    const deps = { ...fanfund, preparations: keptQueue<{ pledgeId: string }>(), holdMs };
    const answer = await acceptPledge(deps, {
      ...request({ path: { id: campaign.id }, body: { amountMinor } }),
      caller: { id: 'backer-1', scopes },
      idempotencyKey: `${amountMinor}-${scopes.join()}`,
    });
    return fanfund.pledgeNow(String(bodyOf(answer)['id']));
  };

  test('remembers from when on it has to be verified', async () => {
    expect((await pledging([], 5_000)).verifyAfterMs).toBe(deadlineMs - 24 * hourMs);
    expect((await pledging([], 4_999)).verifyAfterMs).toBeUndefined();
  });

  test('of a backer whom the issuer vouches for always counts', async () => {
    expect((await pledging(['fanfund/verified'], 5_000)).verifyAfterMs).toBeUndefined();
  });

  test('is also a small one that is raised', async () => {
    const small = await pledging([], 4_999);
    const changing = request({ path: { id: small.id }, body: { amountMinor: 9_000 } });
    await changePledge(fanfund, { ...changing, caller: { id: 'backer-1', scopes: [] } });
    expect((await fanfund.pledgeNow(small.id)).verifyAfterMs).toBe(deadlineMs - 24 * hourMs);
  });
});
