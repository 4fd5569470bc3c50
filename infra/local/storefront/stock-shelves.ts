/**
 * Puts campaigns into the sample store, so that there is something to pledge for: through the API,
 * as a creator does, and under the same keys at every start of the same day, so once.
 */
import { createFanfundClient } from 'fanfund/client';
import type { Campaign } from 'fanfund/client';
import { dayMs } from '../../../shared/domain/duration.ts';

type Terms = Pick<Campaign, 'title' | 'currency' | 'goal'> &
  Partial<Pick<Campaign, 'collection' | 'shipping' | 'taxes'>> & {
    readonly opensInDays?: number;
    readonly days: number;
    readonly rewards: Campaign['rewards'];
    readonly stretchGoals?: { title: string; at: Campaign['goal'] }[];
    readonly latePledges?: Record<string, never>;
    /** Shown, and not published. */
    readonly isTeaser?: true;
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
      {
        ...{ id: 'pair', title: 'One pair', priceMinor: 59_00, retailPriceMinor: 99_00 },
        variants: [
          { id: 'eu-38', title: 'EU 38', stock: 150 },
          { id: 'eu-42', title: 'EU 42', stock: 250 },
          { id: 'eu-46', title: 'EU 46', stock: 100, priceMinor: 62_00 },
        ],
      },
      { id: 'laces', title: 'Spare laces', priceMinor: 4_00, kind: 'add-on' },
      { id: 'second-run', title: 'One pair of the second run', priceMinor: 69_00, late: true },
    ],
    shipping: [
      { countries: ['DE', 'AT', 'NL'], costMinor: 4_90, additionalMinor: 1_50 },
      { costMinor: 12_90, additionalMinor: 4_00 },
    ],
    taxes: [{ country: 'DE', title: 'VAT 19%', rateBasisPoints: 1900, included: true }],
    stretchGoals: [{ title: 'A fourth colour', at: { amountMinor: 1_000_00 } }],
    latePledges: {},
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
  {
    title: 'Something warm for the winter',
    currency: 'EUR',
    goal: { backers: 100 },
    opensInDays: 20,
    days: 50,
    rewards: [],
    isTeaser: true,
  },
];

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
  for (const [place, { days, opensInDays = 0, isTeaser, ...terms }] of shelves.entries()) {
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
    const step = isTeaser ? 'announce' : 'publish';
    await client.POST(`/v1/campaigns/{id}/${step}`, {
      params: { path: { id: draft.id }, header: keyed(step) },
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
