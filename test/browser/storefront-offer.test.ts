/**
 * What campaigns offer beyond plain rewards, in the reference storefront and a real browser: from a
 * teaser to a late pledge. Each view is looked at for accessibility, in light, dark and on a phone.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RunningStorefront } from '../../infra/local/storefront/storefront.ts';
import { startStorefront } from '../../infra/local/storefront/storefront.ts';
import {
  describeInBrowser,
  expectAccessible,
  takePicture,
  useBrowser,
} from '../support/browser.ts';
import { backer, creator } from '../support/storefront.ts';
import type { CampaignView, PageView, PledgeView } from '../support/storefront.ts';
import { useCloud } from '../support/running-cloud.ts';

const shirt = {
  ...{ id: 'shirt', title: 'A shirt to go with it', priceMinor: 2000, kind: 'add-on' },
  variants: [
    { id: 's', title: 'S', stock: 5 },
    { id: 'xl', title: 'XL', priceMinor: 2200 },
  ],
};
const offer = {
  rewards: [
    { id: 'kettle', title: 'One kettle', priceMinor: 5000, retailPriceMinor: 9900 },
    shirt,
    { id: 'friends', title: 'For friends', priceMinor: 3000, secret: { code: 'open-sesame' } },
    { id: 'second', title: 'One of the second batch', priceMinor: 7000, stock: 5, late: true },
  ],
  shipping: [{ countries: ['DE', 'FR'], costMinor: 500, additionalMinor: 100 }],
  taxes: [{ country: 'FR', title: 'TVA 20%', rateBasisPoints: 2000, included: false }],
  stretchGoals: [
    { title: 'A whistle in tune', at: { amountMinor: 5000 } },
    { title: 'A second whistle', at: { amountMinor: 500_000 } },
  ],
  latePledges: {},
};

const looks = {
  light: { viewport: { width: 1200, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1200, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

describeInBrowser('the storefront, of campaigns with everything', () => {
  const cloud = useCloud();
  const browser = useBrowser();
  let store: RunningStorefront;

  beforeAll(async () => {
    const { api, issuer, stripe, now } = cloud.cloud;
    const stripeSettings = { testCardsAt: stripe, publishableKey: '' };
    store = await startStorefront({ api, issuer, now, ...stripeSettings, port: 0, usualPort: 0 });
  });
  afterAll(() => store?.close());

  const go = (page: Page, hash: string) => page.goto(`${store.url}/#${hash}`);
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const pledgesOf = async (fan: string, { id }: CampaignView): Promise<PledgeView[]> => {
    const who = backer(`fan-${fan.toLowerCase()}`);
    const { body } = await cloud.send<PageView<PledgeView>>('GET', '/v1/me/pledges', { as: who });
    return body.items.filter(({ campaignId }) => campaignId === id);
  };
  const pay = async (page: Page): Promise<void> => {
    await page.getByLabel('Test card').selectOption({ label: 'A card that pays' });
    await page.getByRole('button', { name: 'Confirm my pledge' }).click();
  };

  test.each(['light', 'dark', 'phone'] as const)(
    'from a teaser to a late pledge: %s',
    async (look) => {
      const lookAt = async (name: string): Promise<void> => {
        await takePicture(page, `offer-${look}-${name}`);
        await expectAccessible(page);
      };
      const fan = { light: 'Anna', dark: 'Ben', phone: 'Mei' }[look];
      const deadline = cloud.inSeconds(24 * 3600);
      const terms = { title: `A kettle with everything, in ${look}`, deadline, ...offer };
      const draft = await cloud.draft({ goal: { amountMinor: 5000 }, ...terms });
      const path = `/v1/campaigns/${draft.id}`;
      await cloud.send('POST', `${path}/announce`, { as: creator, body: {} });
      const page = await browser.open(looks[look]);
      await go(page, `/campaigns/${draft.id}`);
      await page.getByText('is not fixed yet').waitFor();
      expect(await page.getByText('One kettle').count()).toBe(0);
      await page.getByRole('group', { name: 'To be told, continue as' }).getByText(fan).click();
      await page.getByRole('button', { name: 'Tell me when it opens' }).click();
      await page.getByText('You get a mail when it opens.').waitFor();
      await page.getByText('1 fan waits for it.').waitFor();
      await lookAt('1-teaser');

      await cloud.send('POST', `${path}/publish`, { as: creator, body: {} });
      await page.getByRole('heading', { name: 'One kettle' }).waitFor();
      expect(await page.getByText('second batch').count()).toBe(0);
      await page.getByText('I have a code').click();
      await page.getByLabel('Code').fill('open-barley');
      await page.getByRole('button', { name: 'Show what it opens' }).click();
      await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
      await lookAt('2-campaign');
      await page.getByLabel('Code').fill('open-sesame');
      await page.getByRole('button', { name: 'Show what it opens' }).click();
      await page.getByRole('heading', { name: 'For friends' }).waitFor();

      await page.getByRole('link', { name: 'Pledge for For friends' }).click();
      const addOn = page.getByRole('group', { name: 'A shirt to go with it' });
      await addOn.getByLabel('Which one').selectOption({ label: 'XL, €22' });
      await addOn.getByLabel('How many').fill('2');
      await page.getByLabel('Send it to').selectOption({ label: 'France' });
      await page.getByText('TVA 20%').waitFor();
      await lookAt('3-order');
      // 30 + 2 × 22, 5 + 2 × 1 to send it, and a fifth of all that.
      await page.getByRole('button', { name: 'Continue to payment: €97.20' }).click();
      await page.getByLabel('Test card').waitFor();
      await lookAt('4-payment');
      await pay(page);
      await heading(page, 'Thank you, you are in').waitFor();
      expect(await pledgesOf(fan, draft)).toMatchObject([
        { amountMinor: 9720, shippingMinor: 700, taxMinor: 1620, shipTo: { country: 'FR' } },
      ]);

      await go(page, '/pledges');
      const card = page.getByRole('listitem').filter({ hasText: terms.title });
      await card.getByRole('button', { name: /^Change/ }).click();
      await card.getByLabel('Send it to').selectOption({ label: 'Germany' });
      await lookAt('5-change');
      await card.getByRole('button', { name: 'Save the change' }).click();
      await card.getByText('To Germany').waitFor();
      await card.getByText('€81').waitFor();

      cloud.passDeadline(deadline);
      await cloud.settled(draft.id);
      await card.getByText('Receipt').click();
      await card.getByText('€81').nth(1).waitFor();
      await lookAt('6-receipt');

      await go(page, `/campaigns/${draft.id}`);
      await page.getByRole('heading', { name: 'Late pledges' }).waitFor();
      await lookAt('7-late');
      await page.getByRole('link', { name: /^Pledge for One of the second/ }).click();
      await page.getByLabel('Send it to').selectOption({ label: 'Germany' });
      await page.getByRole('button', { name: 'Continue to payment: €75' }).click();
      await pay(page);
      await page.getByText('Your pledge is paid.').waitFor();
      await lookAt('8-late-paid');
      await cloud.eventually(async () => {
        const late = (await pledgesOf(fan, draft)).find(({ amountMinor }) => amountMinor === 7500);
        return late?.state === 'collected' ? late : undefined;
      }, 'the late pledge');
    },
  );
});
