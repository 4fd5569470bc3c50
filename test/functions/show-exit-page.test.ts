import { describe, expect, test } from '@jest/globals';
import { showExitPage } from '../../functions/show-exit-page/show-exit-page.ts';
import { exitRefund } from '../../shared/domain/exit.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { refundAsked } from '../../shared/domain/refund-request.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { bodyOf, codeOf, useStores } from '../support/fanfund.ts';
import { dayMs, givenPledge, sealedAtMs } from '../support/given.ts';
import { givenChange, promisedRewards, reason } from '../support/promises.ts';

const stores = useStores();
const { clock, pledges, campaign, promises } = stores;
const fulfilments = fulfilmentStore(stores.table);
const linkKeys = ['k'.repeat(43)];
const deps = {
  ...{ pledges, campaign, promises, fulfilments, now: clock },
  linkKeys: () => Promise.resolve(linkKeys),
};
const open = (token: string, accept = 'text/html') =>
  showExitPage(deps, { pathParameters: { token }, headers: { accept } });
const asJson = async (token: string) =>
  (await open(token, 'application/json')) as HttpAnswer | Refusal;

async function mailed(title = 'A kettle') {
  clock.set(sealedAtMs + 10 * dayMs);
  const funded = await stores.given('settled', { title, rewards: promisedRewards });
  const pledge = await givenPledge(stores.table, 'collected', {
    ...{ campaign: funded, rewardId: 'kettle' },
  });
  const version = await givenChange(stores, funded);
  const closesAtMs = version.exit?.closesAtMs ?? 0;
  const token = await signBackerLink(linkKeys, {
    ...{ purpose: 'exit', pledgeId: pledge.id, expiresAtMs: closesAtMs + dayMs },
  });
  return { pledge, token, closesAtMs };
}

describe('the page', () => {
  test('says what it is about and has one button, which is all that its policy allows', async () => {
    const { token, pledge } = await mailed('A <b>kettle</b>');
    const { status, page, headers } = (await open(token)) as PageAnswer;
    expect(status).toBe(200);
    expect(page).toContain('A &lt;b&gt;kettle&lt;/b&gt;');
    expect(page).toContain(reason);
    expect(page).toContain('Take USD 49.00 back');
    expect(page).toContain(`data-to="../pledges/${pledge.id}/exit"`);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  test('changes nothing by being opened', async () => {
    const { token, pledge } = await mailed();
    await open(token);
    expect(await stores.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('has no button when the time is over, or who asks has left', async () => {
    const { token, closesAtMs } = await mailed();
    clock.set(closesAtMs);
    const { page } = (await open(token)) as PageAnswer;
    expect(page).toContain('There is nothing to take back');
    expect(page).not.toContain('<form');
  });

  test.each([
    ['forged', 404],
    ['', 404],
  ])('for the token "%s" says no more than that', async (token, status) => {
    expect(await open(token)).toMatchObject({ status });
    expect(codeOf(await asJson(token))).toBe('link_invalid');
  });

  test('of a link that has ended says so', async () => {
    const { token, closesAtMs } = await mailed();
    clock.set(closesAtMs + dayMs);
    expect(await open(token)).toMatchObject({ status: 410 });
    expect(codeOf(await asJson(token))).toBe('link_expired');
  });
});

test('a page of the brand reads the same as JSON', async () => {
  const { token, pledge, closesAtMs } = await mailed();
  expect(bodyOf(await asJson(token))).toEqual({
    ...{ pledgeId: pledge.id, state: 'open', refundMinor: 4900, currency: 'USD', reason },
    campaign: { id: pledge.campaignId, title: 'A kettle' },
    leaveUntil: new Date(closesAtMs).toISOString(),
  });
  const asked = exitRefund(pledge, undefined, clock());
  if (isRefusal(asked)) throw new Error(asked.detail);
  await pledges.apply(asked.pledge, refundAsked(asked.pledge, asked.record));
  expect(bodyOf(await asJson(token))).toMatchObject({ state: 'left', refundMinor: 4900 });
});
