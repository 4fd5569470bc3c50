import { expect, test } from '@jest/globals';
import { showUpdatePage } from '../../functions/show-update-page/show-update-page.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { bodyOf, codeOf, useStores } from '../support/fanfund.ts';
import { givenPledge, minuteMs } from '../support/given.ts';
import { httpEvent } from '../support/http-event.ts';

const stores = useStores();
const { clock, pledges, subscriptions } = stores;
const linkKeys = ['k'.repeat(43)];
const deps = {
  ...{ pledges, subscriptions, now: clock },
  linkKeys: () => Promise.resolve(linkKeys),
};
const open = (token: string, method = 'GET', accept = 'text/html') =>
  showUpdatePage(deps, httpEvent({ method, pathParameters: { token }, headers: { accept } }));
const asJson = async (token: string, method = 'GET') =>
  (await open(token, method, 'application/json')) as HttpAnswer | Refusal;

test('a click by a mail program switches the mails off; opening the page does not', async () => {
  const pledge = await givenPledge(stores.table, 'collected', { number: 1 });
  const token = await signBackerLink(linkKeys, {
    ...{ purpose: 'updates', pledgeId: pledge.id, expiresAtMs: clock() + minuteMs },
  });
  const { page, status } = (await open(token)) as PageAnswer;
  expect(status).toBe(200);
  expect(page).toContain('Send me no more updates');
  expect(page).toContain(`data-to="../pledges/${pledge.id}/update-subscription"`);
  expect(bodyOf(await asJson(token))).toEqual({ pledgeId: pledge.id, subscribed: true });
  expect(bodyOf(await asJson(token, 'POST'))).toEqual({ pledgeId: pledge.id, subscribed: false });
  expect(((await open(token)) as PageAnswer).page).toContain('Send me updates again');
  expect(await subscriptions.isOff(pledge.id)).toBe(true);
  clock.advance(minuteMs);
  expect(await open(token)).toMatchObject({ status: 410 });
  expect(codeOf(await asJson(token))).toBe('link_expired');
});

test('a link that is not ours says no more than that, and does nothing', async () => {
  expect(await open('forged', 'POST')).toMatchObject({ status: 404 });
  expect(codeOf(await asJson('forged'))).toBe('link_invalid');
});
