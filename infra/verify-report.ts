/**
 * `npm run verify-report -- FILE [--key FILE|URL]` proves a settlement report with nothing but Node:
 * that it is what was signed, that its sums add up, and, given our published keys, that it is ours.
 * Exit code 0: all of it holds. 1: it does not, and the lines say what. 2: it cannot be judged.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SettlementReport } from '../shared/domain/settlement-report.ts';
import { faultsOfReport } from '../shared/domain/settlement-report.ts';
import { faultsOfSignature, signedReportSchema } from '../shared/signing/signed-report.ts';

type Verdict = { readonly code: 0 | 1 | 2; readonly lines: readonly string[] };

const usage = 'npm run verify-report -- FILE [--key FILE|URL]';

/** `keySet`: the text of the published keys, if they were given. */
export function verifyReport(text: string, keySet?: string): Verdict {
  const parsed = signedReportSchema.safeParse(json(text));
  if (!parsed.success)
    return { code: 2, lines: ['This is no signed settlement report: fields are missing or odd.'] };
  const document = parsed.data;
  const faults = [
    ...faultsOfSignature(document),
    ...sumFaults(document.report),
    ...keyFaults(document, keySet),
  ];
  if (faults.length > 0)
    return { code: 1, lines: ['REFUSED. Do not believe this report:', ...faults.map(asItem)] };
  return { code: 0, lines: praise(document.report as SettlementReport, document.keyId, keySet) };
}

const asItem = (fault: string): string => `- ${fault}`;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A report that was tampered with may lack what the sums are done from. */
function sumFaults(report: Record<string, unknown>): string[] {
  try {
    return faultsOfReport(report as unknown as SettlementReport);
  } catch {
    return ['the ledger in the report cannot be read'];
  }
}

function keyFaults(
  { keyId, publicKey }: { readonly keyId: string; readonly publicKey: { readonly x: string } },
  keySet: string | undefined,
): string[] {
  if (keySet === undefined) return [];
  const { keys = [] } = (json(keySet) ?? {}) as { keys?: { x?: string }[] };
  return keys.some(({ x }) => x === publicKey.x)
    ? []
    : [`its key ${keyId} is none of the ${keys.length} published keys`];
}

const praise = (report: SettlementReport, keyId: string, keySet?: string): string[] => [
  `GENUINE. Campaign ${report.campaignId}, ${report.outcome}, settled ${new Date(report.settledAtMs).toISOString()}.`,
  `Its ${report.ledger.entries} ledger entries add up: of ${amount(report.pledgedMinor, report)} pledged,`,
  `${amount(report.collectedMinor, report)} collected, ${amount(report.releasedMinor, report)} released,` +
    ` ${amount(report.droppedMinor, report)} dropped; ${amount(report.refundedMinor, report)} refunded,` +
    ` ${amount(report.refundsPayableMinor, report)} still to be refunded,` +
    ` ${amount(report.owedMinor, report)} owed to the creator.`,
  keySet === undefined
    ? `Signed by key ${keyId}. Whose that is, --key with /.well-known/fanfund/report-key.json tells.`
    : `Signed by key ${keyId}, which is published.`,
];

const amount = (minor: number, { currency }: SettlementReport): string => `${minor} ${currency}`;

const keySetFrom = async (place: string): Promise<string> =>
  /^https?:/.test(place) ? (await fetch(place)).text() : readFileSync(place, 'utf8');

async function main(): Promise<Verdict> {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return { code: 2, lines: [`Usage: ${usage}`] };
  const keySet = values.key === undefined ? undefined : await keySetFrom(values.key);
  return verifyReport(readFileSync(file, 'utf8'), keySet);
}

if (import.meta.main) {
  const { code, lines } = await main().catch((error: Error): Verdict => ({
    code: 2,
    lines: [`It cannot be judged: ${error.message}`],
  }));
  console.log(lines.join('\n'));
  process.exitCode = code;
}
