import { expect, test } from '@jest/globals';
import { searchPledges } from '../../functions/search-pledges/search-pledges.ts';
import { stripeSearch } from '../../shared/payments/stripe-search.ts';
import { bodyOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { pastDuePledges } from '../support/past-due.ts';

const fanfund = useFanfund();
const { pledges, campaigns, clock } = fanfund;
const { collect } = pastDuePledges(fanfund);
const search = (q: string) => {
  const client = () => Promise.resolve(fanfund.stripe.client);
  const stripe = stripeSearch({ client, now: clock });
  return searchPledges({ pledges, campaigns, stripe }, request({ query: { q } }));
};

test('a collected pledge is found by every id that belongs to it', async () => {
  const campaign = await fanfund.given('settling');
  const { id } = await fanfund.givenConfirmed(campaign, { backerId: 'backer-of-search' });
  await collect(id);
  const pledge = await fanfund.pledgeNow(id);
  if (pledge.state !== 'collected') throw new Error(pledge.state);
  const { chargedIntentId, payment } = pledge;
  const [charge] = await fanfund.stripe.chargesOf(id);
  for (const q of [chargedIntentId, payment.intentId, payment.customerId, charge?.id ?? ''])
    expect(bodyOf(await search(q))).toMatchObject({ by: 'stripe_id', items: [{ id }] });
  expect(bodyOf(await search(id))).toMatchObject({ by: 'pledge_id', items: [{ id }] });
  expect(bodyOf(await search('backer-of-search'))).toMatchObject({
    ...{ by: 'backer_id', items: [{ kind: 'pledge', id }] },
  });
  expect(bodyOf(await search(campaign.id))).toMatchObject({
    ...{ by: 'campaign_id', items: [{ kind: 'campaign', id: campaign.id }] },
  });
});

test('what is not there is nothing, and an address is refused with what can be searched', async () => {
  for (const q of ['pi_nothing', 'plg_nothing', 'cmp_nothing', 'nobody'])
    expect(bodyOf(await search(q))['items']).toEqual([]);
  expect(codeOf(await search('anna@fan.example'))).toBe('search_unsupported');
});
