import { describe, expect, test } from '@jest/globals';
import { gatherEvidence } from '../../functions/gather-evidence/gather-evidence.ts';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { disputeBench } from '../support/disputes.ts';
import { bodyOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { minuteMs, sealedAtMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe } = fanfund;
const bench = disputeBench(fanfund);
const deps = { ...fanfund, disputes: bench.gateway };

const rewards = [
  { id: 'kettle', title: 'The kettle', priceMinor: 2450, estimatedDelivery: '2027-03' },
];

async function disputed() {
  const campaign: Campaign = await fanfund.given('settling', { rewards });
  const wishes = { rewardId: 'kettle', quantity: 2, backerId: 'backer-anna' };
  const confirmedAt = clock();
  clock.set(sealedAtMs + minuteMs);
  const pledge = await bench.givenCollected(campaign, wishes);
  const disputeId = await bench.open(pledge, { reason: 'product_not_received' });
  await reconcileDisputes(bench.deps, { pledgeId: pledge.id });
  return { campaign, pledge, disputeId, confirmedAt };
}

const asked = (id: string, accept?: string) =>
  gatherEvidence(deps, { ...request<{ id: string }>({ path: { id } }), accept });

describe('the evidence of a disputed pledge', () => {
  test('says who ordered what, under which terms, and what happened when', async () => {
    const { campaign, pledge, disputeId } = await disputed();
    const answer = await asked(pledge.id);
    if ('page' in answer) throw new Error('A page was not asked for.');
    expect(bodyOf(answer)).toMatchObject({
      pledge: {
        ...{ id: pledge.id, backerId: 'backer-anna', state: 'disputed', rewardId: 'kettle' },
        ...{ quantity: 2, amountMinor: 4900, currency: 'USD' },
        createdAt: '2026-10-06T12:01:12.000Z',
      },
      terms: {
        ...{ campaignId: campaign.id, title: 'A kettle that listens', outcome: 'funded' },
        ...{ fundingModel: 'all-or-nothing', collection: 'save-card' },
        deadline: '2026-10-06T12:00:00.000Z',
        reward: { title: 'The kettle', priceMinor: 2450, estimatedDelivery: '2027-03' },
      },
      payment: {
        chargedIntentId: pledge.chargedIntentId,
        chargeId: expect.stringMatching(/^ch_/),
        chargedAt: '2026-10-06T12:01:12.000Z',
        riskLevel: 'normal',
      },
      history: [
        { event: 'PledgeCreated', text: 'The backer placed the order.' },
        { event: 'PledgeConfirmed' },
        { event: 'PledgeCollectionStarted' },
        { event: 'PledgeCollected', at: '2026-10-06T12:01:12.000Z' },
        { event: 'PledgeDisputed' },
      ],
      refunds: [],
      disputes: [
        {
          ...{ id: disputeId, reason: 'product_not_received', status: 'needs_response' },
          evidenceDueAt: '2026-10-15T12:01:12.000Z',
        },
      ],
      productDescription:
        '2 × The kettle, made for the backers of the campaign "A kettle that listens"; ' +
        'delivery was estimated for 2027-03.',
      text: expect.stringContaining('ORDER'),
    });
  });

  test('is a text to paste for whoever asks for text', async () => {
    const { campaign, pledge } = await disputed();
    const answer = await asked(pledge.id, 'text/plain');
    if (!('page' in answer)) throw new Error('The answer is no text.');
    expect(answer.headers).toEqual({ 'content-type': 'text/plain; charset=utf-8' });
    const charge = (await stripe.chargesOf(pledge.id))[0]?.id;
    expect(answer.page.split('\n')).toEqual(
      expect.arrayContaining([
        `Order ${pledge.id} of 2026-10-06T12:01:12.000Z, placed by the signed-in customer ` +
          'backer-anna, over USD 49.00.',
        `The campaign "A kettle that listens" (${campaign.id}) took orders until ` +
          '2026-10-06T12:00:00.000Z. Until then its backers could cancel at no cost.',
        'Money was to be kept only if the campaign reached its goal.',
        'The campaign ended funded.',
        `Charge ${charge} of 2026-10-06T12:01:12.000Z over USD 49.00.`,
        '2026-10-06T12:01:12.000Z  The payment was taken.',
        'None.',
      ]),
    );
  });

  test('has no card data, address or secret in it', async () => {
    const { pledge } = await disputed();
    const told = JSON.stringify(await asked(pledge.id));
    expect(told).not.toMatch(/4242|last4|exp_month|fingerprint|secret|@/);
  });

  test('is there before money was taken, and says so', async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    await stripe.takeRequests();
    expect(JSON.stringify(await asked(pledge.id))).toContain('Stripe knows of no charge.');
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('of a pledge that does not exist is refused', async () => {
    const answer = await asked('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa');
    if ('page' in answer) throw new Error('A page was not asked for.');
    expect(codeOf(answer)).toBe('not_found');
  });
});
