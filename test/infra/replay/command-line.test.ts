import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, UsageError } from '../../../infra/replay/options.ts';
import { describeProgress } from '../../../infra/replay/progress.ts';
import { FakeFanfund } from './fake-fanfund.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const file = join(folder, 'rows.csv');
const empty = join(folder, 'one-row.csv');

beforeAll(() => {
  const head = 'name,currency,goal,pledged,state,backers\n';
  writeFileSync(empty, `${head}"Nobody, at all",USD,10,0,failed,0\nOpen,USD,1,0,live,0\n`);
  writeFileSync(file, 'name,goal\nShoes,10\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function command(...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const node = join(root, 'node_modules', '.bin', 'node');
    const env = { ...process.env, NODE_OPTIONS: '', FANFUND_HOME: folder };
    const all = ['infra/replay/main.ts', ...args];
    execFile(node, all, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('the command', () => {
  test('ends with exactly one line of JSON', async () => {
    const fake = new FakeFanfund();
    const { api, stripe, issuer } = await fake.start();
    const addresses = ['--api', api, '--stripe', stripe, '--issuer', issuer];
    const { code, stdout } = await command(empty, '--json', ...addresses);
    fake.stop();
    const last = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as { seconds: number };
    expect(last).toEqual({
      campaigns: 1,
      pledges: 0,
      skipped: 1,
      mismatches: 0,
      chargedMinor: {},
      seconds: expect.any(Number),
      skippedByReason: { 'state live': 1 },
      trouble: {},
      restarted: 0,
    });
    expect(last.seconds).toBeGreaterThan(9);
    expect(code).toBe(0);
  });

  test('says in one sentence that nothing answers', async () => {
    const { code, stderr } = await command(empty, '--api', 'http://127.0.0.1:9');
    expect(stderr).toMatch(/^replay: Fanfund does not answer \(.*\)\. Is "npm start" running\?\n$/);
    expect(code).toBe(2);
  });

  test.each([
    ['no such file', ['missing.csv'], /missing\.csv cannot be read \(ENOENT\)/],
    ['a file of other things', [file], /lacks the column currency, pledged, state, backers/],
    ['an unknown option', ['--fast'], /Unknown option '--fast'/],
    ['no whole number', ['--rows', 'ten'], /--rows needs a whole number from 1 on, not "ten"/],
  ])('says in one sentence what is wrong: %s', async (_what, args, sentence) => {
    const { code, stderr } = await command(...args);
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^replay: .*\n$/);
    expect(code).toBe(2);
  });
});

describe('the options', () => {
  test('have defaults', () => {
    expect(parseOptions([])).toMatchObject({
      file: undefined,
      rowsMax: undefined,
      backersMax: undefined,
      collection: 'save-card',
      concurrency: 8,
      json: false,
    });
  });

  test.each([
    [['--collection', 'cash']],
    [['--concurrency', '0']],
    [['--api', 'localhost']],
    [['a.csv', 'b.csv']],
  ])('refuse %j', (args) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
  });
});

test('progress tells how far, how fast and how long still', () => {
  const counts = { pledgesPlanned: 1100, campaignsPlanned: 100, pledges: 500, campaigns: 100 };
  expect(describeProgress(counts, 42, 5)).toBe(
    '████████████░░░░░░░░░░░░ 50 %  pledges 500/1,100  42/s  settled 100/100  about 2 min left',
  );
});
