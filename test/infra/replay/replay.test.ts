import { afterEach, describe, expect, test } from '@jest/globals';
import { playDemo } from '../../../infra/replay/demo.ts';
import type { CampaignRow } from '../../../infra/replay/plan-row.ts';
import { replay } from '../../../infra/replay/replay.ts';
import type { ReplayOptions } from '../../../infra/replay/replay.ts';
import { describeRun, mismatchesOf, summarise } from '../../../infra/replay/summary.ts';
import { machineTiming } from '../../../infra/replay/timing.ts';
import { FakeFanfund } from './fake-fanfund.ts';
import type { Faults } from './fake-fanfund.ts';

const columns = ['name', 'currency', 'goal', 'pledged', 'state', 'backers'];
const rowOf = (line: string): CampaignRow =>
  Object.fromEntries(line.split(',').map((value, index) => [columns[index], value]));

const lifeRows = [
  'Shoes,EUR,100,123.45,successful,7',
  'Screwdriver,JPY,2000,2600,successful,5',
  'Lamp,USD,1000,31.30,failed,6',
  'Nobody came,USD,1000,0,failed,0',
  'Fan,EUR,100,80.01,canceled,5',
  'Robot,GBP,100,44,suspended,4',
  'Still open,USD,5,5,live,1',
  'Odd,USD,5,0,undefined,0',
].map(rowOf);

let fake: FakeFanfund | undefined;
afterEach(() => fake?.stop());

type Given = Partial<ReplayOptions> & { leadMs?: number };

async function run(faults: Faults, rows = lifeRows, { leadMs = 500, ...options }: Given = {}) {
  fake = new FakeFanfund(faults);
  const written: string[] = [];
  const result = await replay(
    {
      timing: machineTiming,
      addresses: await fake.start(),
      keys: { secret: 'sk_test_fake', publishable: 'pk_test_fake' },
      runId: 'run',
      signal: new AbortController().signal,
      patience: {
        leadMs,
        assumedPerSecond: 50,
        pollMs: 20,
        stuckAfterMs: 2000,
        requestMs: 5000,
        booksMs: 100,
      },
      terminal: false,
      write: (text) => written.push(text),
    },
    rows,
    { collection: 'save-card', seed: 'test', concurrency: 4, chaos: false, ...options },
  );
  return { result, summary: summarise(result), mismatches: mismatchesOf(result), fake };
}

const differences = async (faults: Faults, rows: CampaignRow[], options?: Partial<ReplayOptions>) =>
  (await run(faults, rows, options)).mismatches.map(({ difference }) => difference);

const success = [rowOf('Shoes,EUR,100,123.45,successful,7')];
const failure = [rowOf('Lamp,USD,1000,31.30,failed,6')];

describe('against a server that keeps its promises', () => {
  test.each(['save-card', 'authorize', 'charge-now', 'mixed'] as const)(
    'every row ends as in life, to the cent: %s',
    async (collection) => {
      const { summary, mismatches } = await run({}, lifeRows, { collection });
      expect(mismatches).toEqual([]);
      expect(summary).toMatchObject({
        campaigns: 6,
        pledges: 7 + 5 + 6 + 0 + 3 + 2,
        skipped: 2,
        mismatches: 0,
        chargedMinor: { EUR: 12345, JPY: 2600 },
        skippedByReason: { 'state live': 1, 'state undefined': 1 },
      });
    },
  );

  test('the same backers return in every campaign', async () => {
    const { fake: server } = await run({});
    expect([...server.backers].sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `backer-000${number}`),
    );
  });

  test('the table counts by what happened in life', async () => {
    const { result } = await run({});
    const lines = describeRun(result).split('\n');
    expect(lines.find((line) => line.startsWith('successful'))).toMatch(
      /2 +2 +0 +0 +12 +EUR 123.45/,
    );
    expect(lines.find((line) => line.startsWith('failed'))).toMatch(/2 +0 +2 +0 +6 +nothing/);
    expect(lines.find((line) => line.startsWith('canceled'))).toMatch(/1 +0 +0 +1 +3 +nothing/);
  });
});

describe('a mismatch is found when the server', () => {
  test('keeps a cent too much', async () => {
    expect(await differences({ overchargeMinor: 1 }, success)).toEqual([
      'expected EUR 123.45 kept at Stripe, found EUR 123.46',
    ]);
  });

  test('charges a pledge twice, even if it gives one of the charges back', async () => {
    expect(await differences({ chargeTwice: true }, success)).toEqual([
      'pledge cmp_1_plg_1 was charged 2 times',
    ]);
  });

  test('has another sum in its ledger than Stripe has', async () => {
    expect(await differences({ ledgerOffMinor: 1 }, success)).toEqual([
      'the ledger has EUR 123.46 kept, Stripe has EUR 123.45',
    ]);
  });

  test('calls a campaign settled of which a pledge is open', async () => {
    expect(await differences({ stillCollecting: 2 }, success)).toEqual([
      '2 pledges are still open in a settled campaign',
    ]);
  });

  test('leaves an authorisation open', async () => {
    const found = await differences({ leaveHold: true }, failure, { collection: 'authorize' });
    expect(found).toEqual([
      expect.stringMatching(/^expected no authorisation left open, found USD \d+\.\d\d$/),
    ]);
  });

  test('keeps the money of a campaign that failed', async () => {
    const found = await differences({ leaveHold: true }, failure, { collection: 'charge-now' });
    expect(found).toEqual([expect.stringMatching(/^expected USD 0.00 kept at Stripe, found USD/)]);
  });

  test('reports the wrong outcome', async () => {
    expect(await differences({ wrongOutcome: true }, failure)).toEqual([
      'expected unfunded, found funded',
    ]);
  });
});

describe('what goes wrong on the way is borne', () => {
  test('a row overtaken by its deadline is played again as a new campaign', async () => {
    const { summary, fake: server } = await run({ overtake: 2 }, success);
    expect(summary).toMatchObject({ campaigns: 1, restarted: 2, mismatches: 0 });
    expect(server.campaigns.map(({ title }) => title)).toEqual(['Shoes', 'Shoes', 'Shoes']);
  });

  test('a row that is overtaken for the eighth time is a mismatch', async () => {
    expect(await differences({ overtake: 9 }, success)).toEqual([
      'overtaken by its own deadline 8 times',
      'expected EUR 123.45 kept at Stripe, found EUR 0.00',
    ]);
  });

  test('refusals for the moment and lost connections are repeated under the same key', async () => {
    const played = await run({ busy: 2 }, success, { leadMs: 3000 });
    const { mismatches, summary, fake: server } = played;
    expect(mismatches).toEqual([]);
    expect(server.campaigns).toHaveLength(1 + summary.restarted);
    expect(server.campaigns.at(-1)?.pledges).toHaveLength(7);
  });

  test('a payment that is still being prepared is asked for again', async () => {
    expect(await differences({ preparing: true }, success)).toEqual([]);
  });
});

test('the demonstration tells of two campaigns and finds Stripe in agreement', async () => {
  fake = new FakeFanfund();
  const addresses = await fake.start();
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  expect(await playDemo({ ...addresses, print, openMs: 1500, playsDeliveries: false })).toBe(true);
  const text = lines.join('\n');
  expect(text).toMatch(/settled, funded\n +pledged +EUR 324\.00/);
  expect(text).toMatch(/settled, unfunded\n +pledged +USD 129\.40/);
  expect(text.match(/✓ the same/g)).toHaveLength(2);
  expect(text).toContain('the early birds are gone');
});
