import { describe, expect, test } from '@jest/globals';
import { showPaymentPage } from '../../functions/show-payment-page/show-payment-page.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import { TransientError } from '../../shared/errors.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import { useStores } from '../support/fanfund.ts';
import { dayMs, givenPledge, minuteMs, sealedAtMs } from '../support/given.ts';
import type { PledgeWishes } from '../support/given.ts';

const stores = useStores();
const { clock, pledges, table } = stores;
const linkKeys = ['a'.repeat(43)];
const failedAtMs = sealedAtMs + minuteMs;
const deps = {
  ...{ pledges, campaign: stores.campaign, now: clock, publishableKey: '' },
  linkKeys: () => Promise.resolve(linkKeys),
};

const link = (pledgeId: string, expiresAtMs = failedAtMs + 8 * dayMs) =>
  signBackerLink(linkKeys, { purpose: 'mend-payment', pledgeId, expiresAtMs });
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const program = { accept: 'application/json' };

async function open(
  token: string,
  headers: Readonly<Record<string, string>> = browser,
  more: Partial<typeof deps> = {},
) {
  return showPaymentPage({ ...deps, ...more }, { pathParameters: { token }, headers });
}
const pageOf = async (...asked: Parameters<typeof open>) => {
  const answer = await open(...asked);
  if (!('page' in answer)) throw new Error(`No page: ${JSON.stringify(answer)}`);
  return answer;
};

async function given(state: PledgeState, wishes: PledgeWishes = {}) {
  const campaign: Campaign = await stores.given('settling', { title: 'A kettle <that> listens' });
  const pledge = await givenPledge(table, state, { campaign, rewardId: 'kettle', ...wishes });
  clock.set(failedAtMs + minuteMs);
  return { campaign, pledge, token: await link(pledge.id) };
}

describe('the link of a pledge that is past due', () => {
  test('opens a page with what is owed, for what, until when and why', async () => {
    const { pledge, token } = await given('past_due', { quantity: 2, amountMinor: 9800 });
    const { status, page, headers } = await pageOf(token);
    expect(status).toBe(200);
    for (const told of [
      'A kettle &lt;that&gt; listens',
      '2 × The kettle',
      'USD 98.00',
      'Tuesday, 13 October 2026, 12:01 UTC',
      'There was not enough money on the card',
      `data-pledge="${pledge.id}"`,
    ])
      expect(page).toContain(told);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('tells a program the same', async () => {
    const { pledge, campaign, token } = await given('past_due');
    expect(await open(token, program)).toEqual({
      body: {
        ...{ pledgeId: pledge.id, state: 'due', reward: 'The kettle', quantity: 1 },
        campaign: { id: campaign.id, title: 'A kettle <that> listens' },
        ...{ amountMinor: 4900, currency: 'USD', payUntil: '2026-10-13T12:01:12.000Z' },
        reason: 'There was not enough money on the card, or its limit was reached.',
      },
    });
  });

  test('says nothing about who the backer is', async () => {
    const { pledge, token } = await given('past_due', { backerId: 'anna-the-backer' });
    await pledges.apply(pledge, { type: 'PledgeReminded', atMs: clock() });
    const told = [(await pageOf(token)).page, JSON.stringify(await open(token, program))].join();
    expect(told).not.toContain('anna-the-backer');
  });

  test('has no form once the window is over, or when the campaign takes no money any more', async () => {
    const { campaign, token } = await given('past_due');
    const ended = { ...campaign, outcome: 'unfunded' } as Campaign;
    const noMore = { campaign: () => Promise.resolve(ended) };
    expect((await pageOf(token, browser, noMore)).page).toContain('There is nothing to pay');
    clock.set(failedAtMs + 7 * dayMs);
    expect((await pageOf(token)).page).toContain('There is nothing to pay');
  });
});

test.each<[PledgeState, string]>([
  ['collecting', 'processing'],
  ['collected', 'paid'],
  ['dropped', 'over'],
  ['refunded', 'over'],
  ['released', 'over'],
])('the link of a pledge that is %s says that it is %s', async (state, told) => {
  const { token } = await given(state);
  expect(await open(token, program)).toMatchObject({ body: { state: told } });
  expect(await open(token, program)).not.toHaveProperty('body.payUntil');
});

describe('a link that opens nothing', () => {
  test('is told to be over, without a word about the pledge', async () => {
    const { pledge } = await given('past_due');
    const token = await link(pledge.id, clock());
    const { status, page } = await pageOf(token);
    expect(status).toBe(410);
    expect(page).not.toContain('kettle');
    expect(await open(token, program)).toMatchObject({ refused: 'link_expired' });
  });

  test.each<[string, (token: string) => string]>([
    ['forged', (token) => `${token.slice(0, -3)}AAA`],
    ['nonsense', () => '<script>'],
  ])('is a page that says so when it is %s', async (_what, changed) => {
    const { token } = await given('past_due');
    const { status, page } = await pageOf(changed(token));
    expect(status).toBe(404);
    expect(page).not.toContain('kettle');
    expect(await open(changed(token), program)).toMatchObject({ refused: 'link_invalid' });
  });

  test('is one of a pledge that there is not', async () => {
    const { token } = await given('past_due');
    const none = { pledges: { get: () => Promise.resolve(undefined) } } as never;
    expect(await pageOf(token, browser, none)).toMatchObject({ status: 404 });
  });
});

test('people are told kindly when the table does not answer, programs by its error', async () => {
  const { token } = await given('past_due');
  const down = {
    pledges: { get: () => Promise.reject(new TransientError('as planned')) },
  } as never;
  expect(await pageOf(token, browser, down)).toMatchObject({ status: 503 });
  await expect(open(token, program, down)).rejects.toThrow(TransientError);
});

test('a page takes cards where a publishable key is given', async () => {
  const { token } = await given('past_due');
  const { page } = await pageOf(token, browser, { publishableKey: 'pk_test_1' });
  expect(page).toContain('data-key="pk_test_1"');
});
