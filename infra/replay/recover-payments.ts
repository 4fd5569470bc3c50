/**
 * What backers do whose payment failed: they come back and pay the same PaymentIntent, with the
 * card that works. Asks the campaign's creator's list which pledges are past due.
 */
import type { FanfundClient } from './fanfund-client.ts';
import { RefusedError } from './fanfund-client.ts';

export type RecoverDeps = {
  readonly client: FanfundClient;
  readonly runId: string;
  readonly now: () => number;
};

/** Backers by the id of their pledge. */
export type PlacedPledges = ReadonlyMap<string, string>;

/** How many came back this time. */
export async function recoverPayments(
  deps: RecoverDeps,
  campaignId: string,
  placed: PlacedPledges,
): Promise<number> {
  let recovered = 0;
  for await (const pledge of deps.client.campaignPledges(campaignId)) {
    const backer = placed.get(pledge.id);
    if (pledge.state !== 'past_due' || backer === undefined) continue;
    await recover(deps, pledge.id, backer);
    recovered += 1;
  }
  return recovered;
}

/** Our own retry, or somebody else's, may be faster: then there is nothing left to pay. */
async function recover(deps: RecoverDeps, pledgeId: string, backer: string): Promise<void> {
  const { client } = deps;
  const key = `${deps.runId}-${pledgeId}-${deps.now()}`;
  const renew = (step: string) =>
    client.renewPaymentMethod({ pledgeId, backer, key: `${key}-${step}` });
  try {
    const { payment, state } = await renew('open');
    if (state !== 'past_due' || payment.clientSecret === undefined) return;
    await client.confirmAtStripe(payment.clientSecret, `${key}-stripe`);
    await renew('paid');
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== 'pledge_state') throw error;
  }
}
