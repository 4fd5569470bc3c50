/** The console of operations in a real browser, against all of Fanfund, at the API's own origin. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  expectAccessible,
  expectNoOverhang,
  tabTo,
  takePicture,
} from '../support/browser.ts';
import { assemblyGivingUpSoon } from '../support/assembly.ts';
import { button, complaintsOf, inDialog, useConsole } from '../support/console-page.ts';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually } from '../support/storefront.ts';
import type { CampaignView, PledgeView } from '../support/storefront.ts';

const operator = { sub: 'olga', scope: 'ops' } as const;
const cards = { pays: 'pm_card_visa', declinedLater: 'pm_card_chargeCustomerFail' };
const markup = '<img src=x onerror=window.wasRun=true>';
const poison = {
  ...{ pledgeId: 'plg_nonsense', [markup]: markup },
  collection: 'save-card',
  email: 'anna@backers.example',
};

describeInBrowser('the console', () => {
  const cloud = useCloud({
    assembly: (folder) => assemblyGivingUpSoon(folder, 'collect-pledge'),
  });
  const { go, open, signIn, signedIn } = useConsole(cloud);
  let campaign: CampaignView;
  let paid: PledgeView;
  let failed: PledgeView;
  let partnerId: string;

  beforeAll(async () => {
    campaign = await cloud.launch({
      title: 'A kettle that hums the whole of the Goldberg variations',
      goal: { amountMinor: 9000 },
      deadline: cloud.inSeconds(3600),
      rewards: [{ id: 'kettle', title: 'One kettle', priceMinor: 4900, stock: 20 }],
    });
    paid = await cloud.back(campaign.id, backer('anna'), { rewardId: 'kettle' }, cards.pays);
    const late = cards.declinedLater;
    failed = await cloud.back(campaign.id, backer('ben'), { rewardId: 'kettle' }, late);
    partnerId = await registerPartner();
    const reason = 'Two pledges of one household, the second perhaps by mistake.';
    await cloud.send('POST', `/v1/ops/pledges/${paid.id}/review`, {
      as: operator,
      body: { reason },
    });
    cloud.passDeadline(campaign.deadline);
    await cloud.eventually(async () => {
      const all = [paid, failed].map(({ id }) => inspect(id));
      const states = (await Promise.all(all)).map(({ state }) => state);
      return states.join() === 'collected,past_due' ? true : undefined;
    }, 'the charges');
  });

  async function registerPartner(): Promise<string> {
    const { body } = await cloud.send<{ id: string }>('POST', '/v1/partners', {
      as: operator,
      body: {
        ...{ name: 'A shop in Leipzig', campaignIds: [campaign.id] },
        limits: { pledgesPerMinute: 60, pledgesPerDay: 600, quantityMax: 5 },
      },
    });
    return body.id;
  }
  const inspect = async (id: string): Promise<{ state: string; money: { keptMinor: number } }> =>
    (await cloud.send<never>('GET', `/v1/ops/pledges/${id}`, { as: operator })).body;

  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name });

  test('somebody signs in with one click, stays signed in, and signs out', async () => {
    const page = await open();
    const complaints = complaintsOf(page);
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto(`${cloud.addresses.api}/ops#/campaigns`);
    await heading(page, 'Sign in').waitFor();
    await expectAccessible(page);
    expect([...origins]).toEqual([cloud.addresses.api]);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(page, 'Campaigns').waitFor();
    await page.getByText('may act').waitFor();
    expect(new URL(page.url()).search).toBe('');
    const kept = await page.evaluate<string>(
      'JSON.stringify({ ...sessionStorage, ...localStorage, cookie: document.cookie })',
    );
    expect(kept).not.toContain('eyJ');
    await page.reload();
    await heading(page, 'Campaigns').waitFor();
    await button(page, 'Sign out').click();
    await heading(page, 'Sign in').waitFor();
    await page.reload();
    await heading(page, 'Sign in').waitFor();
    expect([...origins].toSorted()).toEqual([cloud.addresses.api, cloud.addresses.aws].toSorted());
    expect(complaints).toEqual([]);
  });

  test('a sign-in that this tab did not begin leads nowhere', async () => {
    const page = await open();
    await page.goto(`${cloud.addresses.api}/ops?code=stolen&state=forged`);
    await page.getByRole('alert').getByText('not begun in this tab').waitFor();
    await page.route('**/oidc/authorize?*', (route) =>
      route.fulfill({
        status: 302,
        headers: { location: `${cloud.addresses.api}/ops?code=stolen&state=forged` },
      }),
    );
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText('not begun in this tab').waitFor();
  });

  test('an answer that was made for another sign-in is refused', async () => {
    const page = await open();
    await page.route('**/oidc/token', async (route) => {
      const answer = await route.fetch();
      const tokens = (await answer.json()) as { id_token: string };
      const [head, payload = '', sign] = tokens.id_token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const other = Buffer.from(JSON.stringify({ ...claims, nonce: 'of another' }));
      const id_token = [head, other.toString('base64url'), sign].join('.');
      await route.fulfill({ response: answer, json: { ...tokens, id_token } });
    });
    await page.goto(`${cloud.addresses.api}/ops`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText('does not belong to this sign-in').waitFor();
  });

  test('a session that has ended says so, and goes on where it was', async () => {
    const page = await signedIn();
    await go(page, '/tasks');
    await heading(page, 'Tasks').waitFor();
    const expired = { code: 'token_expired', detail: 'The token has expired.', status: 401 };
    await page.route('**/v1/ops/tasks*', (route) => route.fulfill({ status: 401, json: expired }));
    await page.getByRole('alert').getByText('Your session has ended.').waitFor();
    await page.unroute('**/v1/ops/tasks*');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(page, 'Tasks').waitFor();
  });

  test('who may look only sees everything and can change nothing', async () => {
    const page = await open();
    await signIn(page, 'Sign in to look only');
    await page.getByText('may look only').waitFor();
    await go(page, `/pledges/${paid.id}`);
    const refund = button(page, 'Refund …');
    await refund.waitFor();
    expect(await refund.isDisabled()).toBe(true);
    // What is drawn does not protect anything: the API does.
    await page.evaluate(`(() => {
      const button = document.querySelector('.acts button.danger');
      button.disabled = false;
      button.click();
    })()`);
    await inDialog(page).getByRole('button', { name: 'Refund' }).click();
    await inDialog(page).getByRole('alert').getByText('You are signed in to look only.').waitFor();
    expect(await inspect(paid.id)).toMatchObject({
      state: 'collected',
      money: { keptMinor: 4900 },
    });
  });

  test('nothing runs that is not in the page', async () => {
    const page = await signedIn();
    const refused = page.evaluate(`new Promise((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
    })`);
    expect(await refused).toBe('script-src-elem');
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
  });

  test('a pledge is found and refunded with the keyboard alone, once', async () => {
    const page = await signedIn();
    const press = async (name: RegExp): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    const keys: (string | undefined)[] = [];
    await page.route(`**/v1/ops/pledges/${paid.id}/refunds`, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await tabTo(page, /^Search by/);
    await page.keyboard.type(paid.id);
    await page.keyboard.press('Enter');
    await button(page, 'Refund …').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await press(/^Refund …$/);
    await inDialog(page).waitFor();
    await tabTo(page, /^Amount/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('9.00');
    await press(/^Refund$/);
    await inDialog(page).getByRole('alert').getByText('The API does not answer.').waitFor();
    await press(/^Refund$/);
    await page.getByRole('region', { name: 'Refunds, table' }).getByText('€9.00').waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
    await cloud.eventually(async () => {
      const { money } = await inspect(paid.id);
      return money.keptMinor === 4000 ? true : undefined;
    }, 'the refund');
  });

  const looks = [
    { look: 'light', settings: { viewport: { width: 1360, height: 900 } } },
    {
      look: 'dark',
      settings: { colorScheme: 'dark', viewport: { width: 1360, height: 900 } },
    },
    {
      look: 'phone',
      settings: { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true },
    },
  ] as const;

  test.each(looks)(
    'each page is without an error, in $look: accessible, and no wider than its window',
    async ({ look, settings }) => {
      const page = await signedIn(settings);
      const complaints = complaintsOf(page);
      // What axe finds does not depend on the width, but for what is too wide.
      const fits = look === 'phone' ? expectNoOverhang : expectAccessible;
      const see = async (hash: string, name: string, ready: () => Promise<void>) => {
        await go(page, hash);
        await ready();
        await takePicture(page, `${look}-${name}`);
        await fits(page);
      };
      const text = (words: string | RegExp) => () => page.getByText(words).first().waitFor();
      const table = (name: string) => () =>
        page.getByRole('region', { name: `${name}, table` }).waitFor();
      await see('/overview', 'overview', async () => {
        await text('as of two seconds ago')();
        await text(/campaign(s are| is) live/)();
      });
      await see('/campaigns', 'campaigns', async () => {
        await button(page, 'After the deadline').click();
        await page.getByRole('link', { name: campaign.title }).waitFor();
      });
      await see(`/campaigns/${campaign.id}`, 'campaign', table('Pledges'));
      await see('/pledges', 'pledges', () => heading(page, 'Pledges').waitFor());
      await see(`/pledges/${failed.id}`, 'pledge', text('Attempt 1'));
      await button(page, 'More time …').click();
      await takePicture(page, `${look}-more-time`);
      await fits(page);
      await page.keyboard.press('Escape');
      await see('/queues', 'queues', text('waiting in all'));
      await see('/tasks', 'tasks', table('Tasks'));
      await see('/partners', 'partners', table('Partners'));
      await see(`/partners/${partnerId}`, 'partner', text(/Nothing was to be told|Last answer/));
      await see('/ledger', 'ledgers', table('Campaigns with books'));
      await see(`/ledger/${campaign.id}`, 'ledger', table('Entries'));
      await see('/acts', 'acts', table('Acts'));
      await see(`/search/${failed.id}`, 'search', table('What was found'));
      await see('/nowhere', 'unknown', () => heading(page, 'There is no such page').waitFor());
      expect(complaints).toEqual([]);
    },
  );

  test('a message that is poison is seen, understood and discarded', async () => {
    await cloud.sendMessage('fanfund-dev-collect-pledge', poison);
    const page = await signedIn();
    const complaints = complaintsOf(page);
    await go(page, '/queues');
    await page.getByRole('link', { name: 'collect-pledge' }).click();
    const letter = page.getByRole('listitem').filter({ hasText: 'Message,' });
    await letter.getByText('Message,').click();
    await letter.getByText('plg_nonsense').waitFor();
    expect(await letter.textContent()).not.toContain('anna@');
    await takePicture(page, 'light-queue');
    await expectAccessible(page);
    await letter.getByRole('button', { name: 'Discard …' }).click();
    const dialog = inDialog(page);
    await dialog.getByLabel('Reason').fill('Sent by hand with a wrong id.');
    expect(await dialog.getByRole('button', { name: 'Discard for good' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type discard/).fill('discard');
    await dialog.getByRole('button', { name: 'Discard for good' }).click();
    await page.getByText('There are none to be seen.').waitFor();
    expect(cloud.cloud.deadLetters()).toEqual({});
    await go(page, '/acts');
    await page.getByText('Sent by hand with a wrong id.').waitFor();
    await page.getByRole('cell', { name: 'operator' }).waitFor();
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test('what an outage of Stripe left behind is put right, and nothing is charged twice', async () => {
    const fans = ['Cem', 'Dora', 'Emil', 'Fay'].map((name) => backer(name));
    const deadline = cloud.inSeconds(3600);
    const { id } = await cloud.launch({ goal: { amountMinor: 4000 }, deadline });
    const pledges: string[] = [];
    for (const fan of fans) pledges.push((await cloud.back(id, fan, { amountMinor: 1000 })).id);
    // The money moves and nobody hears of it; then nobody is there at all.
    await stripe('webhooks', { drop: 1 });
    await stripe('faults', [{ match: { charging: true }, fault: 'timeout_after_effect' }]);
    cloud.passDeadline(deadline);
    await eventually(async () => {
      const charges = await cloud.charges(id);
      return charges.length === fans.length ? true : undefined;
    }, 'the charges');
    await stripe('faults', [{ fault: 'outage', manner: 'unavailable' }]);
    await cloud.eventually(() => {
      const letters = cloud.cloud.deadLetters()['fanfund-dev-collect-pledge-dead-letters'] ?? [];
      return letters.length >= fans.length ? true : undefined;
    }, 'the dead letters');
    await stripe('faults', []);
    await stripe('webhooks', {});

    const page = await signedIn();
    const complaints = complaintsOf(page);
    await go(page, '/overview');
    await page.getByRole('listitem').filter({ hasText: 'Messages were given up' }).waitFor();
    await takePicture(page, 'light-overview-attention');
    await go(page, `/pledges/${pledges[0]}`);
    await page.getByText('its outcome is not known yet').waitFor();
    await takePicture(page, 'light-pledge-unknown');
    await button(page, 'Retry now …').click();
    await inDialog(page).getByLabel('Reason').fill('Stripe answers again.');
    await inDialog(page).getByRole('button', { name: 'Retry now' }).click();
    await page.locator('.strip').getByText('Collected').waitFor();

    await go(page, '/queues');
    await page.getByRole('link', { name: 'collect-pledge' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Message,' }).first().waitFor();
    await takePicture(page, 'light-queue-filled');
    await button(page, 'Move all back …').click();
    await inDialog(page).getByLabel('Messages per second').fill('50');
    await inDialog(page).getByLabel('Reason').fill('The outage is over.');
    await inDialog(page).getByRole('button', { name: 'Move back' }).click();
    await page.getByText('There are none to be seen.').waitFor();
    await page.getByText('Completed').first().waitFor();
    await page.goto('about:blank');
    await cloud.eventually(async () => {
      const { state } = await cloud.settlement(id);
      return state === 'settled' ? true : undefined;
    }, 'the settlement');
    await go(page, `/campaigns/${id}`);
    await page.getByText('Owed to the creator').waitFor();
    await takePicture(page, 'light-campaign-settled');
    const charged = (await cloud.charges(id)).filter(({ status }) => status === 'succeeded');
    expect(charged.map(({ amount_captured }) => amount_captured)).toEqual([1000, 1000, 1000, 1000]);
    expect(cloud.cloud.deadLetters()).toEqual({});
    expect(complaints).toEqual([]);
  });

  async function stripe(control: 'faults' | 'webhooks', asked: object): Promise<void> {
    const response = await fetch(`${cloud.addresses.stripe}/_sim/${control}`, {
      method: 'POST',
      body: JSON.stringify(asked),
    });
    expect(response.status).toBe(200);
  }
});
