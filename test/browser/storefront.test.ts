/** The reference storefront in a real browser, against all of Fanfund, from an origin of its own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RunningStorefront } from '../../infra/local/storefront/storefront.ts';
import { startStorefront } from '../../infra/local/storefront/storefront.ts';
import {
  describeInBrowser,
  expectAccessible,
  tabTo,
  takePicture,
  useBrowser,
} from '../support/browser.ts';
import { backer } from '../support/storefront.ts';
import type { CampaignView, PageView, PledgeView } from '../support/storefront.ts';
import { useCloud } from '../support/running-cloud.ts';

const rewards = [
  {
    ...{ id: 'early-bird', title: 'Early bird: one kettle', priceMinor: 4900 },
    ...{ retailPriceMinor: 9900, stock: 20, perBackerMax: 5 },
  },
  { id: 'kettle', title: 'One kettle', priceMinor: 5990, retailPriceMinor: 9900 },
];

const cards = {
  pays: 'A card that pays',
  asks: 'A card whose bank asks first',
  declined: 'A card that is declined',
  later: 'A card that is refused later, at the deadline',
};

describeInBrowser('the storefront', () => {
  const cloud = useCloud();
  const browser = useBrowser();
  let store: RunningStorefront;
  let number = 0;

  beforeAll(async () => {
    const { api, issuer, stripe, now } = cloud.cloud;
    const stripeSettings = { testCardsAt: stripe, publishableKey: '' };
    store = await startStorefront({ api, issuer, now, ...stripeSettings, port: 0, usualPort: 0 });
  });
  afterAll(() => store?.close());

  const launch = (terms: Readonly<Record<string, unknown>> = {}): Promise<CampaignView> =>
    cloud.launch({
      title: `A kettle that hums in ${(number += 1)} keys`,
      goal: { amountMinor: 9000 },
      deadline: cloud.inSeconds(24 * 3600),
      rewards,
      ...terms,
    });
  const pledgesOf = async (fan: string, campaign: CampaignView): Promise<PledgeView[]> => {
    const who = backer(`fan-${fan.toLowerCase()}`);
    const { body } = await cloud.send<PageView<PledgeView>>('GET', '/v1/me/pledges', { as: who });
    return body.items.filter(({ campaignId }) => campaignId === campaign.id);
  };
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const go = (page: Page, hash: string) => page.goto(`${store.url}/#${hash}`);
  const signIn = (page: Page, fan: string) =>
    page.getByRole('group', { name: 'Sign in as' }).getByRole('button', { name: fan }).click();
  const giveCard = async (page: Page, card: string, label: RegExp): Promise<void> => {
    await page.getByLabel('Test card').selectOption({ label: card });
    await page.getByRole('button', { name: label }).click();
  };
  const order = async (page: Page, campaign: CampaignView, reward = 'early-bird') => {
    await go(page, `/campaigns/${campaign.id}/pledge/${reward}`);
    await page.getByRole('button', { name: /^Continue to payment/ }).click();
  };
  const onCard = (page: Page, { title }: CampaignView) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

  test('a fan browses, pledges, mends a declined card and sees the money collected', async () => {
    const campaign = await launch();
    const onlooker = await browser.open();
    await go(onlooker, `/campaigns/${campaign.id}`);
    await onlooker.getByText('€0 pledged of €90').waitFor();

    const page = await browser.open();
    await page.goto(store.url);
    await page.getByRole('link', { name: campaign.title }).click();
    await heading(page, campaign.title).waitFor();
    await page.getByRole('link', { name: 'Pledge for Early bird: one kettle' }).click();
    await page.getByRole('group', { name: 'Continue as' }).getByText('Anna').click();
    await page.getByLabel('How many').fill('2');
    await page.getByRole('button', { name: 'Continue to payment: €98' }).click();
    await giveCard(page, cards.declined, /Confirm my pledge/);
    await page.getByRole('alert').getByText('Your card was declined.').waitFor();
    await giveCard(page, cards.later, /Confirm my pledge/);
    await heading(page, 'Thank you, you are in').waitFor();
    await onlooker.getByText('€98 pledged of €90').waitFor();

    cloud.passDeadline(campaign.deadline);
    await cloud.eventually(async () => {
      const [pledge] = await pledgesOf('Anna', campaign);
      return pledge?.state === 'past_due' ? pledge : undefined;
    }, 'the refused charge');
    await page.getByRole('link', { name: 'My pledges' }).first().click();
    await onCard(page, campaign).getByText('Your payment did not go through').waitFor();
    await onCard(page, campaign).getByRole('link', { name: 'Fix my card' }).click();
    await giveCard(page, cards.declined, /Pay €98/);
    await page.getByRole('alert').getByText('Your card was declined.').waitFor();
    await giveCard(page, cards.pays, /Pay €98/);
    await heading(page, 'Thank you, it is paid').waitFor();
    await page.getByRole('link', { name: 'My pledges' }).first().click();
    await onCard(page, campaign).getByText('Paid', { exact: true }).waitFor();
    await onlooker.getByText('Funded', { exact: true }).waitFor();

    const paid = (await cloud.charges(campaign.id)).filter(({ captured }) => captured);
    expect(paid.map(({ amount_captured }) => amount_captured)).toEqual([9800]);
  });

  test('a bank that asks leads away and back', async () => {
    const campaign = await launch();
    const page = await browser.open();
    await page.goto(store.url);
    await signIn(page, 'Ben');
    await order(page, campaign);
    await giveCard(page, cards.asks, /Confirm my pledge/);
    await page.getByRole('link', { name: 'Fail authentication' }).click();
    await page.getByRole('alert').getByText('Your bank did not confirm it.').waitFor();
    await giveCard(page, cards.asks, /Confirm my pledge/);
    await page.getByRole('link', { name: 'Complete authentication' }).click();
    await heading(page, 'Thank you, you are in').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await pledgesOf('Ben', campaign)).toMatchObject([{ state: 'confirmed' }]);
  });

  test('a pledge is made with the keyboard alone', async () => {
    const campaign = await launch();
    const page = await browser.open();
    await page.goto(store.url);
    await page.getByRole('link', { name: campaign.title }).waitFor();
    const press = async (name: RegExp): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    await press(/^Mei$/);
    await press(new RegExp(campaign.title));
    await page.getByRole('link', { name: 'Pledge for Early bird: one kettle' }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await press(/^Pledge for Early bird/);
    await page.getByLabel('How many').waitFor();
    await tabTo(page, /^How many/);
    await page.keyboard.press('ArrowUp');
    await press(/^Continue to payment: €98/);
    await page.getByLabel('Test card').waitFor();
    await tabTo(page, /^Test card/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await press(/^Confirm my pledge/);
    await heading(page, 'Thank you, you are in').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await pledgesOf('Mei', campaign)).toMatchObject([{ state: 'confirmed', quantity: 2 }]);
  });

  test('a pledge is changed and cancelled', async () => {
    const campaign = await launch();
    const page = await browser.open();
    await page.goto(store.url);
    await signIn(page, 'Ben');
    await order(page, campaign);
    await giveCard(page, cards.pays, /Confirm my pledge/);
    await page.getByRole('main').getByRole('link', { name: 'My pledges' }).click();
    const card = onCard(page, campaign);
    await card.getByRole('button', { name: /^Change/ }).click();
    await card.getByLabel('Reward').selectOption({ label: 'One kettle, €59.90' });
    await card.getByLabel('How many').fill('3');
    await card.getByRole('button', { name: 'Save the change' }).click();
    await card.getByText('€179.70').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(campaign.title);
    await card.getByText('History').click();
    await card.getByText('You changed it').waitFor();
    await card.getByRole('button', { name: /^Cancel/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await card.getByRole('button', { name: /^Cancel/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel it' }).click();
    await card.getByText('Cancelled by you').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(campaign.title);
    expect(await pledgesOf('Ben', campaign)).toMatchObject([{ state: 'cancelled' }]);
  });

  test('a click whose answer is lost is sent again under the same key', async () => {
    const campaign = await launch();
    const page = await browser.open();
    const keys: (string | undefined)[] = [];
    await page.route(`**/v1/campaigns/${campaign.id}/pledges`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.goto(store.url);
    await signIn(page, 'Anna');
    await order(page, campaign);
    await page.getByRole('alert').getByText('The store cannot be reached').waitFor();
    await page.getByRole('button', { name: /^Continue to payment/ }).click();
    await page.getByLabel('Test card').waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(await pledgesOf('Anna', campaign)).toHaveLength(1);
  });

  test('a refusal is said in words', async () => {
    const campaign = await launch({ rewards: [{ ...rewards[0], stock: 1 }] });
    const page = await browser.open();
    await page.goto(store.url);
    await signIn(page, 'Mei');
    await go(page, `/campaigns/${campaign.id}/pledge/early-bird`);
    await page.getByLabel('How many').fill('2');
    await page.getByRole('button', { name: /^Continue to payment/ }).click();
    await page.getByRole('alert').getByText('not enough pieces are left').waitFor();
    await cloud.back(campaign.id, backer('somebody-faster'), { rewardId: 'early-bird' });
    await go(page, `/campaigns/${campaign.id}`);
    await page.getByText('Sold out').waitFor();
    expect(await page.getByRole('link', { name: /^Pledge/ }).count()).toBe(0);
  });

  test('the page asks again with the ETag that it has, and asks nobody else', async () => {
    const campaign = await launch();
    const page = await browser.open();
    const complaints: string[] = [];
    const origins = new Set<string>();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    const unchanged = page.waitForResponse(
      (answer) => answer.url().endsWith(campaign.id) && answer.status() === 304,
    );
    await go(page, `/campaigns/${campaign.id}`);
    const { 'if-none-match': etag } = (await unchanged).request().headers();
    expect(etag).toMatch(/^(W\/)?".+"$/);
    expect([...origins].sort()).toEqual([store.url, cloud.addresses.api].sort());
    expect(complaints).toEqual([]);
  });

  test('nothing runs that is not in the page', async () => {
    const page = await browser.open();
    await page.goto(store.url);
    const refused = page.evaluate(`new Promise((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
    })`);
    expect(await refused).toBe('script-src-elem');
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
  });

  const looks = [
    { look: 'light', fan: 'Anna', settings: { viewport: { width: 1200, height: 900 } } },
    {
      look: 'dark',
      fan: 'Ben',
      settings: { colorScheme: 'dark', viewport: { width: 1200, height: 900 } },
    },
    {
      look: 'phone',
      fan: 'Mei',
      settings: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    },
  ] as const;

  describeInBrowser('each view is accessible', () => {
    let campaign: CampaignView;
    let upcoming: CampaignView;
    const pages = new Map<string, Page>();
    beforeAll(async () => {
      campaign = await launch({
        title: 'A kettle that hums the whole of the Goldberg variations while you wait for tea',
      });
      upcoming = await launch({
        opensAt: cloud.inSeconds(3600),
        deadline: cloud.inSeconds(30 * 24 * 3600),
      });
    });
    const lookAt = async (page: Page, name: string): Promise<void> => {
      await takePicture(page, name);
      await expectAccessible(page);
    };

    test.each(looks)('before the deadline: $look', async ({ look, fan, settings }) => {
      const page = await browser.open(settings);
      pages.set(look, page);
      await page.goto(store.url);
      await page.getByRole('link', { name: upcoming.title }).waitFor();
      await page.getByRole('link', { name: campaign.title }).waitFor();
      await page.getByText('Funded').first().waitFor();
      await lookAt(page, `${look}-1-home`);
      await go(page, `/campaigns/${upcoming.id}`);
      await page.getByText('Not open yet').first().waitFor();
      await lookAt(page, `${look}-2-upcoming`);
      await go(page, `/campaigns/${campaign.id}`);
      await page.getByText('Just support it').waitFor();
      await lookAt(page, `${look}-3-campaign`);
      await go(page, `/campaigns/${campaign.id}/pledge/early-bird`);
      await page.getByRole('heading', { name: 'Sign in to pledge' }).waitFor();
      await lookAt(page, `${look}-4-sign-in`);
      await signIn(page, fan);
      await page.getByLabel('How many').waitFor();
      await lookAt(page, `${look}-5-order`);
      await go(page, `/campaigns/${campaign.id}/pledge/`);
      await page.getByLabel('Amount in EUR').waitFor();
      await lookAt(page, `${look}-6-support`);
      await order(page, campaign);
      await giveCard(page, cards.declined, /Confirm my pledge/);
      await page.getByRole('alert').getByText('Your card was declined.').waitFor();
      await lookAt(page, `${look}-7-declined`);
      await giveCard(page, cards.later, /Confirm my pledge/);
      await heading(page, 'Thank you, you are in').waitFor();
      await lookAt(page, `${look}-8-confirmed`);
      await go(page, '/pledges');
      await onCard(page, campaign).getByText('History').click();
      await lookAt(page, `${look}-9-pledges`);
      await onCard(page, campaign)
        .getByRole('button', { name: /^Change/ })
        .click();
      await lookAt(page, `${look}-10-change`);
      await page.getByRole('button', { name: 'Leave it as it is' }).click();
      await onCard(page, campaign)
        .getByRole('button', { name: /^Cancel/ })
        .click();
      await lookAt(page, `${look}-11-cancel`);
      await page.getByRole('button', { name: 'Keep it' }).click();
      await go(page, '/nowhere');
      await heading(page, 'There is no such page').waitFor();
      await lookAt(page, `${look}-12-unknown`);
    });

    test('the deadline comes', async () => {
      cloud.passDeadline(campaign.deadline);
      for (const { fan } of looks)
        await cloud.eventually(async () => {
          const [pledge] = await pledgesOf(fan, campaign);
          return pledge?.state === 'past_due' ? pledge : undefined;
        }, 'the refused charge');
    });

    test.each(looks)('after it: $look', async ({ look }) => {
      const page = pages.get(look)!;
      await go(page, `/campaigns/${campaign.id}`);
      await page.getByText('Funded', { exact: true }).waitFor();
      await lookAt(page, `${look}-13-past`);
      await go(page, '/pledges');
      await onCard(page, campaign).getByText('Your payment did not go through').waitFor();
      await lookAt(page, `${look}-14-past-due`);
      await onCard(page, campaign).getByRole('link', { name: 'Fix my card' }).click();
      await page.getByLabel('Test card').waitFor();
      await lookAt(page, `${look}-15-fix`);
      await giveCard(page, cards.pays, /Pay €49/);
      await heading(page, 'Thank you, it is paid').waitFor();
      await lookAt(page, `${look}-16-paid`);
    });
  });
});
