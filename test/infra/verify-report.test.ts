import { afterAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyReport } from '../../infra/verify-report.ts';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import type { SettlementReport } from '../../shared/domain/settlement-report.ts';
import { startReport } from '../../shared/domain/settlement-report.ts';
import { publishedKeys, signReport } from '../../shared/signing/signed-report.ts';
import { campaignIn, pledgeIn, sealedAtMs } from '../support/given.ts';
import { otherReportKey, testReportKey } from '../support/report-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'fanfund-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
const count = startReport();
count.add({ ...pledgeIn('collected'), fee: { minor: 155, currency: 'EUR' } });
const report: SettlementReport = count.result(
  campaignIn('settling', { tally }),
  { entries: 3, sums: { 'pledged.USD': 4900, 'collected.USD': 4900, 'fee.EUR': 155 } },
  sealedAtMs,
);
const signed = signReport(report, testReportKey);
const keys = JSON.stringify(publishedKeys([testReportKey]));
const text = (document: object): string => JSON.stringify(document, null, 2);

describe('verifying a report', () => {
  test('tells in plain words that it is genuine, and adds up', () => {
    const { code, lines } = verifyReport(text(signed), keys);
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain(`GENUINE. Campaign ${report.campaignId}, funded`);
    expect(lines.join('\n')).toContain('4900 USD collected');
    expect(lines.join('\n')).toContain('0 USD still to be refunded, 4900 USD owed to the creator');
    expect(lines.at(-1)).toBe(`Signed by key ${signed.keyId}, which is published.`);
  });

  test('does not mind in which order it was written down', () => {
    const sorted = JSON.parse(canonicalJson(signed)) as object;
    expect(Object.keys(sorted)).not.toEqual(Object.keys(signed));
    expect(verifyReport(text(sorted), keys).code).toBe(0);
  });

  test('without our keys leaves open whose it is', () => {
    const { code, lines } = verifyReport(text(signed));
    expect(code).toBe(0);
    expect(lines.at(-1)).toContain('/.well-known/fanfund/report-key.json');
  });

  test('refuses one whose figure was changed, and says which', () => {
    const { code, lines } = verifyReport(text({ ...signed, report: { ...report, owedMinor: 1 } }));
    expect(code).toBe(1);
    expect(lines).toContain('- owedMinor is 1, and the ledger makes 4900');
    expect(lines).toContain('- the signature does not belong to this report and this key');
    expect(lines[0]).toContain('REFUSED');
  });

  test('refuses one that was signed again by somebody else, given our keys', () => {
    const forged = signReport({ ...report, addsUp: true }, otherReportKey);
    expect(verifyReport(text(forged), keys)).toEqual({
      code: 1,
      lines: [
        'REFUSED. Do not believe this report:',
        `- its key ${forged.keyId} is none of the 1 published keys`,
      ],
    });
  });

  test('refuses one that is genuine and does not add up', () => {
    const { code, lines } = verifyReport(
      text(signReport({ ...report, addsUp: false }, testReportKey)),
    );
    expect(code).toBe(1);
    expect(lines.slice(1)).toEqual(['- the report itself says that it does not add up']);
  });

  test('refuses one whose ledger is gone', () => {
    const { ledger: _ledger, ...bare } = report;
    const { lines } = verifyReport(text({ ...signed, report: bare }));
    expect(lines).toContain('- the ledger in the report cannot be read');
  });

  test.each(['', 'no JSON', '[]', '{}', canonicalJson(report)])('cannot judge %j', (given) => {
    expect(verifyReport(given).code).toBe(2);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--no-warnings', 'infra/verify-report.ts', ...args], {
      cwd: join(import.meta.dirname, '..', '..'),
      encoding: 'utf8',
    });
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test('ends with a code that scripts can use', () => {
    const keyFile = file('keys.json', keys);
    const genuine = run(file('genuine.json', text(signed)), '--key', keyFile);
    expect([genuine.status, genuine.stdout.slice(0, 7)]).toEqual([0, 'GENUINE']);
    const tampered = file('tampered.json', text(signed).replaceAll('4900', '4901'));
    const refused = run(tampered, '--key', keyFile);
    expect([refused.status, refused.stdout.slice(0, 7)]).toEqual([1, 'REFUSED']);
    expect(run().status).toBe(2);
    expect(run(join(folder, 'nowhere.json')).status).toBe(2);
  });
});
