import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import type { SettlementReport } from '../../shared/domain/settlement-report.ts';
import { startReport } from '../../shared/domain/settlement-report.ts';
import { faultsOfSignature, publicKeyOf, signReport } from '../../shared/signing/signed-report.ts';
import { campaignIn, pledgeIn, sealedAtMs } from '../support/given.ts';
import { otherReportKey, testReportKey } from '../support/report-key.ts';

describe('canonical JSON', () => {
  test('is that of RFC 8785, appendix and all', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts names by UTF-16 code units, as the RFC shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const names = Object.keys(JSON.parse(canonicalJson(value)) as object);
    expect(canonicalJson(value).match(/"[^"]*":/g)).toEqual(
      ['\\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'].map(
        (name) => `"${name}":`,
      ),
    );
    expect(names).toHaveLength(7);
  });

  test.each([[undefined], [Number.NaN], [Infinity], ['\ud800'], [{ a: undefined }], [1n]])(
    'refuses %p, for which it has no word',
    (value) => expect(() => canonicalJson(value)).toThrow('no word'),
  );

  test('does not depend on the order in which a value was made', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(
      canonicalJson({ a: { c: 3, d: 2 }, b: 1 }),
    );
  });
});

describe('a signed report', () => {
  const count = startReport();
  count.add(pledgeIn('collected'));
  const report: SettlementReport = count.result(
    campaignIn('settling'),
    { entries: 2, sums: { 'pledged.USD': 4900, 'collected.USD': 4900 } },
    sealedAtMs,
  );
  const signed = signReport(report, testReportKey);
  const faults = (change: object) => faultsOfSignature({ ...signed, ...change });

  test('is whole as it is, and after a journey as JSON with other white space and order', () => {
    expect(faults({})).toEqual([]);
    const reversed = Object.fromEntries(Object.entries(report).reverse());
    expect(faults({ report: reversed })).toEqual([]);
  });

  test('says its SHA-256', () => {
    const hash = createHash('sha256').update(canonicalJson(report)).digest('hex');
    expect(signed.sha256).toBe(hash);
  });

  test('with one figure changed has another hash, and its signature does not fit', () => {
    const changed = { ...report, collectedMinor: 4901 };
    const hash = createHash('sha256').update(canonicalJson(changed)).digest('hex');
    expect(faults({ report: changed })).toEqual([
      `the SHA-256 of the report is ${hash}, and the document says ${signed.sha256}`,
      'the signature does not belong to this report and this key',
    ]);
    expect(faults({ report: changed, sha256: hash })).toEqual([
      'the signature does not belong to this report and this key',
    ]);
  });

  test('under another key does not pass for ours', () => {
    expect(faults({ publicKey: publicKeyOf(otherReportKey) })).toEqual([
      'the signature does not belong to this report and this key',
      'the key id is not that of the public key beside it',
    ]);
    const forged = signReport({ ...report, collectedMinor: 4901 }, otherReportKey);
    expect(faultsOfSignature({ ...forged, report: { ...forged.report } })).toEqual([]);
    expect(forged.keyId).not.toBe(signed.keyId);
  });
});
