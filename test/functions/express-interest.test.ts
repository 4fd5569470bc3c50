import { describe, expect, test } from '@jest/globals';
import { expressInterest } from '../../functions/express-interest/express-interest.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { deadlineMs, pledgedAtMs } from '../support/given.ts';
import { itemAt } from '../support/table.ts';
import { interestKey } from '../../shared/store/keys.ts';
import { interestStore } from '../../shared/store/interest-store.ts';

const stores = useStores();
const { clock, table } = stores;
const interests = interestStore(table);
const opensAtMs = deadlineMs - 1;
const upcoming = () => stores.given('upcoming', { opensAtMs });
const express = (id: string, email?: string, by = 'anna') =>
  expressInterest(
    { ...stores, interests },
    request({ caller: { ...callerOf(by), email }, path: { id } }),
  );
const kept = (id: string, by = 'anna') => itemAt(table, interestKey(id, by));

describe('interest', () => {
  test('is noted once, with the address of the token', async () => {
    const { id } = await upcoming();
    expect(bodyOf(await express(id, 'anna@example.org'))).toEqual({
      ...{ campaignId: id, interested: true },
    });
    const first = await kept(id);
    expect(first).toMatchObject({
      ...{ state: 'interested', contactEmail: 'anna@example.org', atMs: pledgedAtMs },
    });
    clock.set(pledgedAtMs + 1);
    bodyOf(await express(id, 'anna@example.org'));
    expect(await kept(id)).toEqual(first);
  });

  test('needs no address', async () => {
    const { id } = await upcoming();
    bodyOf(await express(id));
    expect(await kept(id)).not.toHaveProperty('contactEmail');
  });

  test('can come back after it was withdrawn', async () => {
    const { id } = await upcoming();
    await express(id, 'anna@example.org');
    const wanted = { campaignId: id, backerId: 'anna', atMs: pledgedAtMs, contactEmail: undefined };
    await interests.withdraw(wanted);
    await express(id, 'anna@example.com');
    expect(await kept(id)).toMatchObject({
      ...{ state: 'interested', contactEmail: 'anna@example.com' },
    });
  });
});

describe('interest is refused', () => {
  test.each([
    ['draft', 'not_found'],
    ['live', 'campaign_open_already'],
    ['settled', 'campaign_open_already'],
    ['cancelled', 'campaign_cancelled'],
  ] as const)('in a %s campaign: %s', async (state, code) => {
    const { id } = await stores.given(state);
    expect(codeOf(await express(id))).toBe(code);
    expect(await kept(id)).toBeUndefined();
  });

  test('from the moment on at which it opens, written or not', async () => {
    const { id } = await upcoming();
    clock.set(opensAtMs);
    expect(codeOf(await express(id))).toBe('campaign_open_already');
  });

  test.each(['nonsense', 'cmp_aaaaaaaaaaaaaaaa'])('in %s, which is none', async (id) => {
    expect(codeOf(await express(id))).toBe('not_found');
  });
});
