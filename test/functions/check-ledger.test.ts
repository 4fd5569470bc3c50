import { beforeEach, describe, expect, test } from '@jest/globals';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { CheckLedgerDeps } from '../../functions/check-ledger/check-ledger.ts';
import { checkLedger } from '../../functions/check-ledger/check-ledger.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { LedgerCheckMessage } from '../../shared/queues/messages.ts';
import { ledgerCheckMessage } from '../../shared/queues/messages.ts';
import type { Publication } from '../../shared/events/publication.ts';
import { stripeBalances } from '../../shared/payments/stripe-balances.ts';
import { journalKey } from '../../shared/store/keys.ts';
import { ledgerCheckStore } from '../../shared/store/ledger-check-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import type { NumberedEntry } from '../../shared/store/journal-chunk.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, deadlineMs, givenPledge, hourMs, minuteMs, pledgeAfter } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';
import { streamReader } from '../support/stream.ts';

const fanfund = useFanfund();
const { clock, table, pledges, payments, stripe, ledger, totals } = fanfund;
const checks = ledgerCheckStore(table);
const stream = streamReader(table);

const paidAtMs = deadlineMs + hourMs;
let differences = 0;

beforeEach(async () => {
  clock.set(paidAtMs);
  differences = 0;
  await stream();
});

const deps = (messages = keptQueue<LedgerCheckMessage>()): CheckLedgerDeps => ({
  ...{ ...fanfund, checks, messages },
  balances: stripeBalances({ client: () => Promise.resolve(stripe.client), now: clock }),
  meter: { count: (name, value) => void (name === 'LedgerDifference' && (differences += value)) },
});

/** The daily check as the schedule begins it, until it has no more messages. */
async function checkDaily(own: CheckLedgerDeps = deps()): Promise<void> {
  clock.set(paidAtMs + 2 * dayMs);
  const messages = keptQueue<LedgerCheckMessage>();
  await messages.send({ day: '2026-10-06' }, { campaignId: 'ledger' });
  for (let next = messages.take(); next.length > 0; next = messages.take())
    for (const message of next)
      await checkLedger({ ...own, messages }, ledgerCheckMessage.parse(message));
}

const apply = async (pledge: Pledge, event: Parameters<typeof pledges.apply>[1]) => {
  const step = await pledges.apply(pledge, event);
  if (!('applied' in step)) throw new Error(`${event.type} was refused.`);
  return step.applied;
};

async function collecting(campaign: Campaign, number: number, card?: string) {
  const confirmed = await fanfund.givenConfirmed(campaign, { number }, card);
  const event = { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber: 1 } as const;
  return (await apply(confirmed, event)) as PledgeIn<'collecting'>;
}

async function charged(pledge: PledgeIn<'collecting'>) {
  const outcome = await payments.collect(pledge);
  if (outcome.kind !== 'collected') throw new Error(`Not collected: ${outcome.kind}.`);
  return outcome;
}

/** A pledge whose money was taken at Stripe and recorded, with the fee or without. */
async function collected(
  campaign: Campaign,
  number: number,
  { withFee = true, card }: { readonly withFee?: boolean; readonly card?: string } = {},
): Promise<Pledge> {
  const pledge = await collecting(campaign, number, card);
  const { chargedIntentId, fee } = await charged(pledge);
  const event = { type: 'PledgeCollected', atMs: clock(), chargedIntentId } as const;
  return apply(pledge, { ...event, ...(withFee && { fee }) });
}

const book = async () => keepTotals({ totals }, await stream());

/** The differences that the relay puts on the bus, as `kind pledge booked found`. */
const raised = async (): Promise<string[]> =>
  (await raisedDetails()).map(({ kind, pledgeId = 'none', bookedMinor, foundMinor }) =>
    [kind, pledgeId, bookedMinor, foundMinor].join(' '),
  );

async function raisedDetails(): Promise<Record<string, unknown>[]> {
  const published: Publication[] = [];
  const bus = {
    publish: (publications: readonly Publication[]) => {
      published.push(...publications);
      return Promise.resolve(publications.map(() => false));
    },
  };
  await relayEvents({ bus }, await stream());
  return published
    .filter(({ name }) => name === 'LedgerDifferenceFound')
    .map(({ detail }) => detail as Record<string, unknown>);
}

async function entriesOf(campaignId: string): Promise<NumberedEntry[]> {
  const found: NumberedEntry[] = [];
  await ledger.walk(campaignId, (entries) => void found.push(...entries));
  return found;
}

describe('the daily check', () => {
  test('begins with the last day that has had six hours to settle', async () => {
    const messages = keptQueue<LedgerCheckMessage>();
    clock.set(Date.UTC(2026, 9, 8, 5, 59));
    await checkLedger(deps(messages), {});
    clock.set(Date.UTC(2026, 9, 8, 6));
    await checkLedger(deps(messages), {});
    expect(messages.messages).toEqual([{ day: '2026-10-06' }, { day: '2026-10-07' }]);
  });

  test('finds nothing where all is as it should be', async () => {
    const campaign = await fanfund.given('live');
    for (const number of [1, 2, 3]) await collected(campaign, number);
    await book();
    const before = await entriesOf(campaign.id);
    await checkDaily();
    expect(await raised()).toEqual([]);
    expect(differences).toBe(0);
    expect(await entriesOf(campaign.id)).toEqual(before);
    expect(before.filter(({ kind }) => kind === 'fee')).toHaveLength(3);
  });

  test('books fees that no answer brought, once for each balance transaction', async () => {
    const campaign = await fanfund.given('live');
    await collected(campaign, 1, { withFee: false });
    await collected(campaign, 2);
    await book();
    await checkDaily();
    await checkDaily();
    const fees = (await entriesOf(campaign.id)).filter(({ kind }) => kind === 'later_fee');
    expect(fees).toMatchObject([{ amountMinor: 172, currency: 'USD' }]);
    expect(fees[0]?.reference).toMatch(/^txn_/);
    expect(await raised()).toEqual([]);
  });

  test('finds a charge at Stripe of which the pledge knows nothing, and raises it once', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await collecting(campaign, 1);
    await charged(pledge);
    await book();
    await checkDaily();
    expect(await raised()).toEqual([`not_booked ${pledge.id} 0 4900`]);
    expect(differences).toBe(1);
    await checkDaily();
    expect(await raised()).toEqual([]);
  });

  test('finds what was booked and is not at Stripe', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await givenPledge(table, 'collected', { campaign });
    await book();
    await checkDaily();
    expect(await raised()).toEqual([`not_at_stripe ${pledge.id} 4900 0`]);
  });

  test('looks up at Stripe what was recorded on another day than it happened', async () => {
    const campaign = await fanfund.given('live');
    clock.set(paidAtMs - 3 * dayMs);
    const pledge = await collecting(campaign, 1);
    const { chargedIntentId, fee } = await charged(pledge);
    clock.set(paidAtMs);
    await apply(pledge, { type: 'PledgeCollected', atMs: clock(), chargedIntentId, fee });
    await book();
    await stripe.takeRequests();
    clock.set(paidAtMs + 2 * dayMs);
    await checkLedger(deps(), { campaignId: campaign.id, day: '2026-10-06' });
    expect(await raised()).toEqual([]);
    expect(await stripe.takeRequests()).toEqual({ 'GET /v1/payment_intents/:intent': 1 });
  });

  test('finds a refund that was made past us, by its charge', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await collected(campaign, 1);
    await book();
    if (!('chargedIntentId' in pledge)) throw new Error('Not charged.');
    await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId!, amount: 700 });
    await checkDaily();
    expect(await raised()).toEqual([`not_booked ${pledge.id} 0 700`]);
  });

  test('finds a dispute that nobody told us of', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await collected(campaign, 1, { card: 'pm_card_createDispute' });
    await book();
    await checkDaily();
    expect(await raised()).toEqual([`not_booked ${pledge.id} 0 4900`]);
  });

  test('names the one pledge among many that says otherwise than its entries', async () => {
    const campaign = await fanfund.given('live');
    const all = [];
    for (const number of [1, 2, 3, 4]) all.push(await collected(campaign, number));
    await book();
    const [, odd] = all;
    if (!odd) throw new Error('There are too few.');
    await table.put({ ...pledgeToItem(odd), amountMinor: 5000 });
    clock.set(paidAtMs + 2 * dayMs - 10 * minuteMs);
    await fanfund.givenConfirmed(campaign, { number: 5 });
    await checkDaily();
    expect((await raised()).sort()).toEqual([
      `amount_differs ${odd.id} 5000 4900`,
      `pledge_differs ${odd.id} 4900 5000`,
      `pledge_differs ${odd.id} 4900 5000`,
    ]);
  });

  test('leaves to the stream what was written a moment ago', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await collected(campaign, 1);
    await book();
    clock.set(paidAtMs + 2 * dayMs - 14 * minuteMs);
    await fanfund.givenConfirmed(campaign, { number: 2 });
    await checkDaily();
    expect(await raised()).toEqual([]);
    clock.set(paidAtMs + 2 * dayMs);
    await checkLedger(
      { ...deps(), now: () => clock() + 20 * minuteMs },
      { campaignId: pledge.campaignId, day: '2026-10-06' },
    );
    expect((await raised()).map((line) => line.split(' ')[0])).toEqual(['pledge_differs']);
  });

  test('finds a journal that was cut', async () => {
    const campaign = await fanfund.given('live');
    await collected(campaign, 1);
    await book();
    await collected(campaign, 2);
    await book();
    const { client, name } = table;
    await client.send(new DeleteCommand({ TableName: name, Key: journalKey(campaign.id, 1) }));
    await checkDaily();
    const found = await raisedDetails();
    const broken = found.filter(({ kind }) => kind === 'journal_broken');
    expect(broken.map(({ reference }) => reference).sort()).toEqual([
      ...['collected.USD', 'fee.USD', 'number 4', 'pledged.USD'],
    ]);
    expect(found.filter(({ kind }) => kind === 'pledge_differs')).toHaveLength(3);
  });

  test('checks a campaign whose pledges moved though Stripe moved nothing', async () => {
    const campaign = await fanfund.given('live');
    const pledge = await fanfund.givenConfirmed(campaign, { number: 1 });
    await book();
    await table.put(pledgeToItem(pledgeAfter({ ...pledge, amountMinor: 1 }, [])));
    await checkDaily();
    expect(await raised()).toEqual([`pledge_differs ${pledge.id} 4900 1`]);
  });
});

describe('the walk over a day', () => {
  /** A day of so many pages; the last one says that it is the last. */
  const dayOf = (pageCount: number, asked: (string | undefined)[]) => ({
    page: ({ after }: { readonly after?: string | undefined }) => {
      asked.push(after);
      const page = Number(after ?? 0) + 1;
      const next = page < pageCount ? { next: String(page) } : {};
      return Promise.resolve({ movements: [], others: 100, ...next });
    },
    look: () => Promise.resolve(undefined),
  });

  test('goes on in another run after a few pages, and asks for each page once', async () => {
    const asked: (string | undefined)[] = [];
    const messages = keptQueue<LedgerCheckMessage>();
    const own = { ...deps(messages), balances: dayOf(45, asked) };
    await checkLedger(own, { day: '2026-01-01' });
    expect(messages.messages).toEqual([{ day: '2026-01-01', after: '20' }]);
    for (let next = messages.take(); next.length > 0; next = messages.take())
      for (const message of next) if (message.after) await checkLedger(own, message);
    expect(asked).toEqual([
      undefined,
      ...Array.from({ length: 44 }, (_, page) => String(page + 1)),
    ]);
  });

  test('that breaks off is repeated by its message, and comes to the same', async () => {
    const campaign = await fanfund.given('live');
    await collected(campaign, 1);
    await book();
    const broken = { ...checks, keep: () => Promise.reject(new Error('switched off')) };
    const message = { day: '2026-10-06' };
    await expect(checkLedger({ ...deps(), checks: broken }, message)).rejects.toThrow();
    for (const _again of [1, 2]) await checkLedger(deps(), message);
    expect(await checks.movements(campaign.id, '2026-10-06')).toHaveLength(1);
  });
});
