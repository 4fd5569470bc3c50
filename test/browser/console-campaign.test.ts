/** What operators decide about a campaign, and how its settlement is followed, in a real browser. */
import { expect, test } from '@jest/globals';
import { describeInBrowser, expectAccessible, takePicture } from '../support/browser.ts';
import { button, complaintsOf, inDialog, useConsole } from '../support/console-page.ts';
import { useCloud } from '../support/running-cloud.ts';
import { backer, machineTime } from '../support/storefront.ts';
import type { CampaignView } from '../support/storefront.ts';

const markup = '<img src=x onerror=window.wasRun=true>';

describeInBrowser('a campaign in the console', () => {
  const cloud = useCloud();
  const { go, signedIn } = useConsole(cloud);

  test('a settlement is followed as it goes, without a reload', async () => {
    const deadline = cloud.inSeconds(300);
    const { id } = await cloud.launch({ goal: { amountMinor: 4000 }, deadline });
    for (const fan of ['Gil', 'Hua', 'Ida', 'Jon', 'Kim', 'Lea'].map((name) => backer(name)))
      await cloud.back(id, fan, { amountMinor: 1000 });
    const page = await signedIn();
    const complaints = complaintsOf(page);
    await go(page, `/campaigns/${id}`);
    await button(page, 'Cancel the campaign …').waitFor();
    await stripe('faults', [{ fault: 'outage', manner: 'unavailable' }]);
    cloud.passDeadline(deadline);
    await hurrying(1_000, () =>
      page.getByText('0 of 6 pledges are at their end').waitFor(),
    ).finally(() => stripe('faults', []));
    await hurrying(10_000, () => page.locator('.strip').getByText('Settled').waitFor());
    await page.getByText('Owed to the creator').waitFor();
    expect(complaints).toEqual([]);
  });

  test('more time, and an end before its time, are shown first and typed', async () => {
    const deadline = cloud.inSeconds(3600);
    const { id, title } = await cloud.launch({
      ...{ title: `Oak & brass ${markup}`, goal: { amountMinor: 9000 }, deadline },
    });
    await cloud.back(id, backer('Mia'), { amountMinor: 3000 });
    const page = await signedIn();
    const complaints = complaintsOf(page);
    await go(page, `/campaigns/${id}`);

    await button(page, 'More time …').click();
    const dialog = inDialog(page);
    await dialog.getByText('Charged later').waitFor();
    await dialog.getByText('€30.00').waitFor();
    await dialog.getByLabel(/^New deadline/).fill('2020-01-01T00:00');
    await dialog.getByRole('alert').getByText('only be moved to a later time').waitFor();
    const wanted = new Date(Date.parse(deadline) + 24 * 60 * 60 * 1000);
    const inZone = new Date(wanted.getTime() - wanted.getTimezoneOffset() * 60_000);
    await dialog.getByLabel(/^New deadline/).fill(inZone.toISOString().slice(0, 16));
    await dialog.getByText('Deadline then').waitFor();
    await takePicture(page, 'light-extend');
    await expectAccessible(page);
    await dialog.getByLabel('Reason').fill('The shop was out of order.');
    expect(await dialog.getByRole('button', { name: 'Move the deadline' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type/).fill(title);
    await dialog.getByRole('button', { name: 'Move the deadline' }).click();
    await page.getByText('The deadline was moved.').waitFor();
    const { body: shown } = await cloud.send<CampaignView>('GET', `/v1/campaigns/${id}`);
    expect(shown.deadline).toBe(`${wanted.toISOString().slice(0, 16)}:00.000Z`);

    await button(page, 'Cancel the campaign …').click();
    await dialog.getByText('Pledges given back').waitFor();
    await takePicture(page, 'light-cancel');
    await dialog.getByLabel('Reason').fill('Its creator asked for it.');
    await dialog.getByLabel(/^Type/).fill('another title');
    expect(await dialog.getByRole('button', { name: 'Cancel the campaign' }).isDisabled()).toBe(
      true,
    );
    await dialog.getByLabel(/^Type/).fill(title);
    await dialog.getByRole('button', { name: 'Cancel the campaign' }).click();
    await page.locator('.strip').getByText('Cancelled').waitFor();
    await go(page, '/acts');
    await page.getByText('The shop was out of order.').waitFor();
    await page.getByText('Its creator asked for it.').waitFor();
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test('a campaign that will never be made is given up, once it was counted what goes back', async () => {
    const deadline = cloud.inSeconds(3600);
    const { id, title } = await cloud.launch({ goal: { amountMinor: 1000 }, deadline });
    await cloud.back(id, backer('Nor'), { amountMinor: 2000 });
    cloud.passDeadline(deadline);
    await cloud.settled(id);
    const page = await signedIn();
    const complaints = complaintsOf(page);
    await go(page, `/campaigns/${id}`);
    await button(page, 'Abandon …').click();
    const dialog = inDialog(page);
    await dialog.getByText('To be refunded').waitFor();
    await dialog.getByText('€20.00 of 1 pledge').waitFor();
    await takePicture(page, 'light-abandon');
    await dialog.getByLabel(/^Type/).fill(title);
    await dialog.getByRole('button', { name: 'Give everybody the money back' }).click();
    await page.locator('.strip').getByText('Abandoned').waitFor();
    await page.goto('about:blank');
    await cloud.eventually(async () => {
      const charges = await cloud.charges(id);
      return charges.every(({ amount_refunded }) => amount_refunded === 2000) || undefined;
    }, 'the refund');
    expect(complaints).toEqual([]);
  });

  /** Somebody looks all the while, so that time goes by only by hand; tokens last for an hour. */
  async function hurrying(stepMs: number, wait: () => Promise<void>): Promise<void> {
    let isOver = false;
    const waiting = wait().finally(() => {
      isOver = true;
    });
    while (!isOver) {
      cloud.cloud.advance(stepMs);
      await Promise.race([waiting, machineTime.rest()]);
    }
    await waiting;
  }

  async function stripe(control: 'faults' | 'webhooks', asked: object): Promise<void> {
    const response = await fetch(`${cloud.addresses.stripe}/_sim/${control}`, {
      method: 'POST',
      body: JSON.stringify(asked),
    });
    expect(response.status).toBe(200);
  }
});
