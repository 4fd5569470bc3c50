/**
 * Puts campaigns into the sample store, so that there is something to pledge for: through the API,
 * as a creator does, and under the same keys at every start of the same day, so once.
 */
import { createFanfundClient } from 'fanfund/client';
import type { Campaign } from 'fanfund/client';

type Terms = Pick<Campaign, 'title' | 'currency' | 'goal'> &
  Partial<Pick<Campaign, 'collection'>> & {
    readonly opensInDays?: number;
    readonly days: number;
    readonly rewards: Campaign['rewards'];
  };

const shelves: readonly Terms[] = [
  {
    title: 'Cloudstep Three: running shoes that grow old with you',
    currency: 'EUR',
    goal: { amountMinor: 500_00 },
    days: 7,
    rewards: [
      {
        ...{ id: 'early-bird', title: 'Early bird: one pair', priceMinor: 49_00 },
        ...{ retailPriceMinor: 99_00, stock: 20, perBackerMax: 2 },
      },
      { id: 'pair', title: 'One pair', priceMinor: 59_00, retailPriceMinor: 99_00, stock: 500 },
    ],
  },
  {
    title: 'Lumen: a desk lamp that follows the sun',
    currency: 'USD',
    goal: { backers: 25 },
    collection: 'charge-now',
    days: 21,
    rewards: [{ id: 'lamp', title: 'One lamp', priceMinor: 129_00, retailPriceMinor: 179_00 }],
  },
  {
    title: 'Torque Two: every bit in one handle',
    currency: 'EUR',
    goal: { units: 100 },
    opensInDays: 3,
    days: 30,
    rewards: [{ id: 'set', title: 'One set', priceMinor: 24_90, retailPriceMinor: 34_90 }],
  },
];

const dayMs = 24 * 60 * 60 * 1000;

export type Shop = {
  readonly api: string;
  readonly issuer: string;
  readonly now: () => number;
};

/** Nothing while the first of them is still live. */
export async function stockShelves({ api, issuer, now }: Shop): Promise<void> {
  const client = createFanfundClient({ baseUrl: api, token: () => creatorToken(issuer) });
  const { data: live } = await client.GET('/v1/campaigns', {
    params: { query: { state: 'live', limit: 50 } },
  });
  if (live?.items.some(({ title }) => title === shelves[0]?.title)) return;
  const today = Math.floor(now() / dayMs);
  for (const [place, { days, opensInDays = 0, ...terms }] of shelves.entries()) {
    const inDays = (count: number): string => new Date((today + count + 1) * dayMs).toISOString();
    const body = {
      ...terms,
      ...(opensInDays > 0 && { opensAt: inDays(opensInDays) }),
      deadline: inDays(days),
    };
    const keyed = (step: string) => ({ 'Idempotency-Key': `shelf-${today}-${place}-${step}` });
    const { data: draft } = await client.POST('/v1/campaigns', {
      params: { header: keyed('draft') },
      body,
    });
    if (draft === undefined) throw new Error(`“${body.title}” was not drafted`);
    await client.POST('/v1/campaigns/{id}/publish', {
      params: { path: { id: draft.id }, header: keyed('publish') },
      body: {},
    });
  }
}

async function creatorToken(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: 'sample-store', scope: 'fanfund/creator' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
