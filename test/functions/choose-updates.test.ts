import { expect, test } from '@jest/globals';
import { chooseUpdates } from '../../functions/choose-updates/choose-updates.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import type { Caller } from '../../shared/entry/caller.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge, minuteMs } from '../support/given.ts';

const stores = useStores();
const { clock, pledges, subscriptions } = stores;
const linkKeys = ['k'.repeat(43)];
const deps = {
  ...{ pledges, subscriptions, now: clock },
  linkKeys: () => Promise.resolve(linkKeys),
};
const choose = (id: string, subscribed: boolean, caller?: Caller, linkToken?: string) =>
  chooseUpdates(
    deps,
    request({
      ...{ caller, path: { id } },
      body: { subscribed, ...(linkToken !== undefined && { linkToken }) },
    }),
  );
const sign = (pledgeId: string, purpose: 'updates' | 'exit' = 'updates') =>
  signBackerLink(linkKeys, { purpose, pledgeId, expiresAtMs: clock() + minuteMs });

test('a backer chooses to hear no more, and to hear again', async () => {
  const pledge = await givenPledge(stores.table, 'collected', { number: 1 });
  const backer = { id: pledge.backerId, scopes: [] };
  expect(await subscriptions.isOff(pledge.id)).toBe(false);
  expect(bodyOf(await choose(pledge.id, false, backer))).toEqual({
    ...{ pledgeId: pledge.id, subscribed: false },
  });
  expect(await subscriptions.isOff(pledge.id)).toBe(true);
  await choose(pledge.id, true, undefined, await sign(pledge.id));
  expect(await subscriptions.isOff(pledge.id)).toBe(false);
});

test('nobody chooses for another, nor by a link for another purpose', async () => {
  const pledge = await givenPledge(stores.table, 'collected', { number: 2 });
  const other = await givenPledge(stores.table, 'collected', { number: 3 });
  expect(codeOf(await choose(pledge.id, false, { id: 'another', scopes: [] }))).toBe('not_found');
  await expect(choose(pledge.id, false)).rejects.toThrow('A bearer token or a linkToken');
  const by = async (token: string) => codeOf(await choose(pledge.id, false, undefined, token));
  expect(await by(await sign(other.id))).toBe('not_found');
  expect(await by(await sign(pledge.id, 'exit'))).toBe('link_invalid');
  const token = await sign(pledge.id);
  clock.advance(minuteMs);
  expect(await by(token)).toBe('link_expired');
  expect(await subscriptions.isOff(pledge.id)).toBe(false);
});
