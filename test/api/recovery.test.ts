/** A failed payment, from the mail that tells of it to the money, as its backer goes through it. */
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { mailsTo as mailsIn } from '../support/mails.ts';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually } from '../support/storefront.ts';
import type { PledgeView } from '../support/storefront.ts';

const fanfund = useCloud();
const declinedLater = 'pm_card_chargeCustomerFail';
const anna = backer('anna');

type LinkView = { readonly pledgeId: string; readonly state: string; readonly reason?: string };
type Payable = { readonly status: string; readonly clientSecret: string };

const mailsTo = (address: string) => mailsIn(join(fanfund.folder, 'home'), address);

const linkFor = (address: string): Promise<string> =>
  eventually(
    () => /Pay now: (\S+)/.exec(mailsTo(address).join('\n'))?.[1],
    `a mail with a link to ${address}`,
  );

async function failedPledge(who: typeof anna): Promise<PledgeView> {
  const deadline = fanfund.inSeconds(600);
  const { id } = await fanfund.launch({ goal: { amountMinor: 1_000 }, deadline });
  const pledge = await fanfund.back(id, who, { amountMinor: 4_000 }, declinedLater);
  fanfund.passDeadline(deadline);
  return pledge;
}

const renewByLink = async (pledge: PledgeView, link: string) => {
  const body = { linkToken: link.split('/').at(-1) };
  const path = `/v1/pledges/${pledge.id}/payment-method`;
  const answer = await fanfund.send<PledgeView & { readonly payment: Payable }>('POST', path, {
    body,
  });
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('a backer whose payment failed', () => {
  test('pays by the link of the mail without a login, and the pledge is collected by the webhook', async () => {
    const pledge = await failedPledge(anna);
    const link = await linkFor('anna@backers.example');
    expect(mailsTo('anna@backers.example')).toHaveLength(1);

    const page = await fetch(link, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('EUR 40.00');
    const told = await fetch(link, { headers: { accept: 'application/json' } });
    expect((await told.json()) as LinkView).toMatchObject({ pledgeId: pledge.id, state: 'due' });

    const due = await renewByLink(pledge, link);
    expect(due.payment.status).toBe('requires_confirmation');
    expect(await fanfund.confirmAtStripe(due, 'pm_card_visa')).toBe('succeeded');
    // Read from the table: to ask for the pledge would make the product ask Stripe.
    await eventually(async () => {
      const items = await fanfund.items();
      return items.find(
        (item) => item.includes('chargedIntentId') && item.includes(pledge.campaignId.slice(4)),
      );
    }, 'the collected pledge');
    expect((await fanfund.readPledge(pledge.id, anna)).payment.status).toBe('paid');
    const report = await fanfund.settled(pledge.campaignId);
    expect(report).toMatchObject({ collectedMinor: 4_000, droppedMinor: 0, openPledges: 0 });
    expect(await fanfund.charges(pledge.campaignId).then(succeeded)).toEqual([4_000]);
    const after = await fetch(link, { headers: { accept: 'application/json' } });
    expect((await after.json()) as LinkView).toMatchObject({ state: 'paid' });
  });

  test('is refused with a link that was changed, and nothing happens', async () => {
    const ben = backer('ben');
    const pledge = await failedPledge(ben);
    const link = await linkFor('ben@backers.example');
    const changed = `${link.slice(0, -3)}AAA`;
    const page = await fetch(changed, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain('40.00');
    const answer = await fanfund.send('POST', `/v1/pledges/${pledge.id}/payment-method`, {
      body: { linkToken: changed.split('/').at(-1) },
    });
    expect([answer.status, answer.body.code]).toEqual([404, 'link_invalid']);
    const nobody = await fanfund.send('POST', `/v1/pledges/${pledge.id}/payment-method`, {
      body: {},
    });
    expect([nobody.status, nobody.body.code]).toEqual([401, 'token_missing']);
    expect((await fanfund.readPledge(pledge.id, ben)).state).toBe('past_due');
  });
});

const succeeded = (charges: readonly { readonly status: string; readonly amount: number }[]) =>
  charges.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount);
