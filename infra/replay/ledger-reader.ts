/** What Fanfund's own ledger says about a campaign's money, for comparison with Stripe's. */
import type { FanfundClient } from './fanfund-client.ts';
import type { Limiter } from './limiter.ts';

/** Balances of the accounts that Stripe knows as well, in one currency. */
export type CampaignLedger = { readonly keptMinor: number; readonly feesMinor: number };

export type LedgerReader = { readonly client: FanfundClient; readonly slots: Limiter };

export type LedgerSubject = { readonly campaignId: string; readonly currency: string };

export async function readLedgers(
  { client, slots }: LedgerReader,
  subjects: readonly LedgerSubject[],
): Promise<Map<string, CampaignLedger>> {
  const ledgers = new Map<string, CampaignLedger>();
  await Promise.all(
    subjects.map(({ campaignId, currency }) =>
      slots.run(async () => {
        const balances = await client.ledgerBalances(campaignId);
        const of = (account: string): number =>
          balances
            .filter((balance) => balance.account === account && balance.currency === currency)
            .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
        const feesMinor = of('fees');
        ledgers.set(campaignId, { keptMinor: of('stripe') + feesMinor, feesMinor });
      }),
    ),
  );
  return ledgers;
}
