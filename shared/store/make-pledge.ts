/**
 * Makes a pledge of an accepted order, whichever door it came through: one conditional write holds
 * its stock and records it.
 */
import type { AcceptedOrder } from '../domain/order.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { claimFor } from './holds.ts';
import { whyExhausted } from './exhausted.ts';

/** Who makes it, and what the door knows of it. */
export type Maker = Pick<
  Pledge,
  | 'id'
  | 'backerId'
  | 'createdAtMs'
  | 'expiresAtMs'
  | 'verifyAfterMs'
  | 'requestHash'
  | 'partner'
  | 'contactEmail'
> & {
  /** As its campaign says, unless a partner holds the money. */
  readonly collection?: Pledge['collection'];
};

/** What comes late is charged at once, however its campaign took the money. */
const collectionOf = ({ collection }: Campaign, { late }: AcceptedOrder) =>
  late ? 'charge-now' : collection;

export async function makePledge(
  pledges: Pick<PledgeStore, 'create'>,
  campaign: Campaign,
  order: AcceptedOrder,
  maker: Maker,
): Promise<{ readonly pledge: Pledge } | Refusal> {
  const { ordered, ...facts } = order;
  const { contactEmail, partner, collection = collectionOf(campaign, order), ...known } = maker;
  const pledge: Pledge = {
    ...known,
    campaignId: campaign.id,
    state: 'pending',
    ...facts,
    ...{ currency: campaign.currency, collection },
    holds: [],
    ...(contactEmail !== undefined && { contactEmail }),
    ...(partner && { partner }),
    version: 1,
    history: [{ type: 'PledgeCreated', atMs: maker.createdAtMs }],
  };
  const written = await pledges.create(pledge, claimFor(ordered, maker.backerId));
  if ('exhausted' in written) return whyExhausted(written.exhausted);
  return { pledge: 'created' in written ? written.created : written.existing };
}
