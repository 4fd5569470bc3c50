import { expect, test } from '@jest/globals';
import { tellStory } from '../../functions/tell-story/tell-story.ts';
import { entriesOfPledge } from '../../shared/store/entries-around.ts';
import { bodyOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { pastDuePledges } from '../support/past-due.ts';

const fanfund = useFanfund();
const { pledges, ledger } = fanfund;
const { pastDue } = pastDuePledges(fanfund);
const tell = (id: string) =>
  tellStory(
    { pledges, ledger, dashboard: 'https://dashboard.stripe.com/test' },
    request({ path: { id } }),
  );

test('a pledge is told from its first moment on, each attempt with its key', async () => {
  const { pledge } = await pastDue();
  const { items, ...rest } = bodyOf(await tell(pledge.id));
  expect(rest).toEqual({
    ...{ pledgeId: pledge.id, campaignId: pledge.campaignId, state: 'past_due', isComplete: true },
  });
  const story = items as { kind: string; title: string; key?: string; link?: string }[];
  expect(story.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'event PledgeCreated',
    'event PledgeConfirmed',
    'event PledgeCollectionStarted',
    'attempt Attempt 1 to collect',
    'event PledgePaymentFailed',
  ]);
  expect(story[3]?.key).toBe(`${pledge.id}:collect-1`);
  expect(story[1]?.link).toBe(
    `https://dashboard.stripe.com/test/setup_intents/${pledge.payment.intentId}`,
  );
});

test('of a pledge that is not there nothing is told', async () => {
  expect(codeOf(await tell('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa'))).toBe('not_found');
});

const second = (number: number): number => Date.UTC(2026, 9, 1) + number * 1000;

/** A journal of a second for each entry, in which every other one is of another pledge. */
const longLedger = (length: number, own: ReadonlyMap<number, string>) => {
  const asked: number[] = [];
  const entry = (number: number) => ({
    ...{ number, atMs: second(number), kind: 'pledged' as const, amountMinor: 100 },
    ...{ currency: 'EUR' as const, pledgeId: own.get(number) ?? 'plg_other' },
  });
  const page = async (_campaign: string, after: number, limit: number) => {
    asked.push(limit);
    const numbers = Array.from({ length: limit }, (_, index) => after + index + 1);
    return numbers.filter((number) => number <= length).map(entry);
  };
  return { asked, page, figures: async () => ({ entries: length, sums: {}, movedAtMs: 0 }) };
};

test('in a ledger of a million entries those of the pledge are found by their times', async () => {
  const { pledge } = await pastDue();
  const history = [400_000, 700_000, 999_990].map((number) => ({
    type: 'PledgeConfirmed' as const,
    atMs: second(number),
  }));
  const own = new Map([399_998, 700_003, 999_991].map((number) => [number, pledge.id]));
  const long = longLedger(1_000_000, own);
  const { entries, isComplete } = await entriesOfPledge(long, { ...pledge, history });
  expect(entries.map(({ number }) => number)).toEqual([399_998, 700_003, 999_991]);
  expect(isComplete).toBe(false);
  expect(long.asked.filter((limit) => limit === 1).length).toBeLessThan(70);
  expect(long.asked.filter((limit) => limit > 1)).toEqual([2000, 1000, 1000, 1000]);
});
