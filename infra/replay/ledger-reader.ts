/** What Fanfund's own ledger says about a campaign's money, for comparison with Stripe's. */
import type { FanfundClient } from './fanfund-client.ts';
import type { Timing } from './http-client.ts';
import type { Limiter } from './limiter.ts';
import { dayMs } from '../../shared/domain/duration.ts';

/** Balances of the accounts that Stripe knows as well, in one currency. */
export type CampaignLedger = { readonly keptMinor: number; readonly feesMinor: number };

export type LedgerSubject = { readonly campaignId: string; readonly currency: string };

export type LedgerReader = Timing & {
  readonly client: FanfundClient;
  readonly slots: Limiter;
  readonly runId: string;
  /** How long the books may take to follow what Stripe says. */
  readonly booksMs: number;
};

const pollMs = 3_000;

/**
 * The ledgers once they have followed Stripe: some fees are known only from its list of balance
 * transactions, which is walked over once a day, and now. What still differs when the time is over
 * is for the audit to tell.
 */
export async function closeBooks(
  reader: LedgerReader,
  subjects: readonly LedgerSubject[],
  { sinceMs, agrees }: { readonly sinceMs: number; readonly agrees: Agrees },
): Promise<Map<string, CampaignLedger>> {
  const untilMs = reader.now();
  for (let atMs = sinceMs; dayOf(atMs) <= dayOf(untilMs); atMs += dayMs)
    await reader.client.checkLedger(dayOf(atMs), `${reader.runId}-books-${dayOf(atMs)}`);
  const ledgers = new Map<string, CampaignLedger>();
  for (let open = subjects; open.length > 0;) {
    for (const [id, ledger] of await readLedgers(reader, open)) ledgers.set(id, ledger);
    open = open.filter(({ campaignId }) => !agrees(campaignId, ledgers.get(campaignId)));
    if (reader.now() > untilMs + reader.booksMs) break;
    if (open.length > 0) await reader.sleep(pollMs);
  }
  return ledgers;
}

type Agrees = (campaignId: string, ledger: CampaignLedger | undefined) => boolean;

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

async function readLedgers(
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
