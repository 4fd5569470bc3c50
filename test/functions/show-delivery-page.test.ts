import { describe, expect, test } from '@jest/globals';
import { Script } from 'node:vm';
import { giveDeliveryData } from '../../functions/give-delivery-data/give-delivery-data.ts';
import { showDeliveryPage } from '../../functions/show-delivery-page/show-delivery-page.ts';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { deliveryScript } from '../../shared/notices/delivery-script.ts';
import type { LinkPurpose } from '../../shared/signing/backer-link.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import { berlin, testLinkKeys, useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { dayMs } from '../support/given.ts';

const world = useDeliveryData();
const open = (token: string, accept = 'text/html') =>
  showDeliveryPage(world.deps, { pathParameters: { token }, headers: { accept } });
const asJson = async (token: string) =>
  (await open(token, 'application/json')) as HttpAnswer | Refusal;
const plan = {
  rewards: [
    { rewardId: 'mug', choices: [{ id: 'colour', title: 'Which <b>?', options: ['red', 'blue'] }] },
  ],
};

async function mailed(body: object = plan, purpose: LinkPurpose = 'delivery') {
  const { campaign, ids } = await world.delivering([{}, { backerId: 'backer-2' }]);
  await world.plan(campaign, body);
  const [pledgeId = '', other = ''] = ids;
  const expiresAtMs = world.clock() + dayMs;
  const token = await signBackerLink(testLinkKeys, { purpose, pledgeId, expiresAtMs });
  return { campaign, pledgeId, other, token };
}

const give = (pledgeId: string, linkToken: string) =>
  giveDeliveryData(
    world.deps,
    request({
      path: { id: pledgeId },
      body: { linkToken, address: berlin, choices: { 'mug.colour': 'red' } },
    }),
  );

describe('the page', () => {
  test('asks for the address and the choices of the pledge, under a policy for its own script', async () => {
    const { token, pledgeId } = await mailed();
    const { status, page, headers } = (await open(token)) as PageAnswer;
    expect(status).toBe(200);
    for (const part of ['name="line1"', 'name="mug.colour"', 'Which &lt;b&gt;?', '<option>blue'])
      expect(page).toContain(part);
    expect(page).toContain(`data-to="../pledges/${pledgeId}/delivery"`);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(() => new Script(deliveryScript)).not.toThrow();
  });

  test('shows nothing of what was given but that it was', async () => {
    const { token, pledgeId } = await mailed();
    expect(bodyOf(await give(pledgeId, token), 'giveDeliveryData')).toMatchObject({ given: true });
    const { page } = (await open(token)) as PageAnswer;
    expect(page).toContain('What you send here replaces them.');
    const json = JSON.stringify(bodyOf(await asJson(token)));
    expect(page + json).not.toMatch(/Anna Example|Musterweg|Berlin|10115|selected/);
  });

  test('has no form when what was said is final, or nothing is left to send', async () => {
    const { campaign, token, pledgeId } = await mailed();
    await give(pledgeId, token);
    await world.say(campaign, { reference: 'A', pledgeId, status: 'dispatched', carrier: 'dhl' });
    expect(((await open(token)) as PageAnswer).page).not.toContain('<form');
    expect(bodyOf(await asJson(token))).toMatchObject({ state: 'locked', given: true });
    await world.say(campaign, { reference: 'A', status: 'delivered' });
    expect(bodyOf(await asJson(token))).toMatchObject({ state: 'over' });
  });

  test('is no page for another purpose, a forged link or one whose time is over', async () => {
    const { token } = await mailed(plan, 'exit');
    expect(await open(token)).toMatchObject({ status: 404 });
    expect(codeOf(await asJson('forged'))).toBe('link_invalid');
    const own = await mailed();
    world.clock.advance(dayMs + 1);
    expect(await open(own.token)).toMatchObject({ status: 410 });
    expect(codeOf(await asJson(own.token))).toBe('link_expired');
  });
});

test('the link gives the data of its own pledge and of no other, and no other link does', async () => {
  const { token, pledgeId, other } = await mailed();
  expect(await give(other, token)).toMatchObject({ refused: 'not_found' });
  const leaving = { purpose: 'exit', pledgeId, expiresAtMs: world.clock() + dayMs } as const;
  const wrong = await signBackerLink(testLinkKeys, leaving);
  expect(await give(pledgeId, wrong)).toMatchObject({ refused: 'link_invalid' });
  expect((await world.deliveryOf(pledgeId)).dataAtMs).toBeUndefined();
  expect(bodyOf(await give(pledgeId, token), 'giveDeliveryData')).toMatchObject({ country: 'DE' });
});
