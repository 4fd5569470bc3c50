/** A creator drafts a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { createCampaignBody } from '../../shared/api/campaign-body.ts';
import { termsProblems } from '../../shared/api/problem-lists.ts';

export const contract = {
  id: 'createCampaign',
  route: 'POST /v1/campaigns',
  group: 'Campaigns',
  summary: 'Draft a campaign',
  description: 'Nobody but its creator sees it until it is published.',
  caller: 'creator',
  body: createCampaignBody,
  idempotencyKey: true,
  answers: {
    201: { description: 'The draft', schema: campaignAnswer, example: campaignExample },
  },
  problems: ['idempotency_key_reused', ...termsProblems],
  bodyExamples: {
    'all or nothing, with an early bird': {
      title: 'A kettle that whistles in tune',
      currency: 'EUR',
      goal: { amountMinor: 5_000_000 },
      opensAt: '2026-10-01T09:00:00Z',
      deadline: '2026-10-31T18:00:00Z',
      rewards: [
        {
          ...{ id: 'early-bird', title: 'Early bird: one kettle', priceMinor: 4900 },
          ...{ retailPriceMinor: 7900, stock: 500, perBackerMax: 2 },
        },
        { id: 'kettle', title: 'One kettle', priceMinor: 5900, retailPriceMinor: 7900 },
      ],
    },
    'counted in buyers, paid at once': {
      title: 'A lamp that follows you',
      currency: 'USD',
      goal: { backers: 1000 },
      collection: 'charge-now',
      deadline: '2026-10-31T18:00:00Z',
      rewards: [{ title: 'One lamp', priceMinor: 12_900 }],
    },
  },
} satisfies Operation;
