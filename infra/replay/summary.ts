/** What a run amounts to: the figures of the last line, and the table that people read. Pure. */
import { currencies, formatMoney, isCurrency } from '../../shared/domain/money.ts';
import type { Mismatch, Played } from './audit.ts';
import { auditCampaign } from './audit.ts';
import { playedStates } from './plan-row.ts';
import type { PlayedState } from './plan-row.ts';
import type { CampaignLedger } from './ledger-reader.ts';
import type { CampaignMoney } from './stripe-reader.ts';
import { noMoney } from './stripe-reader.ts';

export type Summary = {
  readonly campaigns: number;
  readonly pledges: number;
  readonly skipped: number;
  readonly mismatches: number;
  readonly chargedMinor: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly skippedByReason: Readonly<Record<string, number>>;
  readonly restarted: number;
  readonly trouble: Readonly<Record<string, number>>;
};

export type Run = {
  readonly played: readonly Played[];
  readonly money: ReadonlyMap<string, CampaignMoney>;
  readonly ledgers: ReadonlyMap<string, CampaignLedger>;
  readonly skippedByReason: ReadonlyMap<string, number>;
  readonly seconds: number;
  /** How often Stripe did not simply say yes, by status; empty without chaos. */
  readonly trouble: Readonly<Record<string, number>>;
};

const moneyOf = (run: Run, played: Played): CampaignMoney =>
  run.money.get(played.campaignId ?? '') ?? noMoney();

export function mismatchesOf(run: Run): Mismatch[] {
  const byRow = [...run.played].sort((a, b) => a.plan.row - b.plan.row);
  return byRow.flatMap((played) =>
    auditCampaign(played, moneyOf(run, played), run.ledgers.get(played.campaignId ?? '')),
  );
}

export function summarise(run: Run): Summary {
  const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
  return {
    campaigns: run.played.length,
    pledges: sum(run.played.map(({ pledges }) => pledges)),
    skipped: sum(run.skippedByReason.values()),
    mismatches: mismatchesOf(run).length,
    chargedMinor: keptByCurrency(run, run.played),
    seconds: Math.round(run.seconds * 10) / 10,
    skippedByReason: Object.fromEntries(run.skippedByReason),
    trouble: run.trouble,
    restarted: sum(run.played.map(({ restarts }) => restarts)),
  };
}

function keptByCurrency(run: Run, campaigns: readonly Played[]): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const played of campaigns) {
    const { currency } = played.plan;
    kept[currency] = (kept[currency] ?? 0) + moneyOf(run, played).keptMinor;
  }
  const entries = Object.entries(kept).filter(([, minor]) => minor !== 0);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

const columns = ['in life', 'rows', 'funded', 'unfunded', 'cancelled', 'pledges', 'kept at Stripe'];

export function describeRun(run: Run): string {
  const summary = summarise(run);
  const rows = playedStates
    .map((state) => run.played.filter(({ plan }) => plan.state === state))
    .filter((campaigns) => campaigns.length > 0)
    .flatMap((campaigns) => stateRows(run, campaigns));
  const skips = [...run.skippedByReason].sort(([, a], [, b]) => b - a);
  return [
    ...table([columns, ...rows]),
    '',
    `${summary.campaigns} campaigns with ${summary.pledges} pledges in ${summary.seconds} s` +
      (summary.restarted > 0 ? `, ${summary.restarted} played again (deadline too short)` : ''),
    ...describeTrouble(summary.trouble),
    ...(summary.skipped > 0 ? [`${summary.skipped} rows skipped:`] : []),
    ...skips.map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`),
  ].join('\n');
}

function describeTrouble(trouble: Summary['trouble']): string[] {
  const counts = Object.entries(trouble).map(([status, count]) => `${count} × ${status}`);
  return counts.length === 0 ? [] : [`Stripe answered otherwise: ${counts.join(', ')}`];
}

function stateRows(run: Run, campaigns: readonly Played[]): string[][] {
  const ended = (outcome: string) =>
    String(campaigns.filter((played) => played.outcome === outcome).length);
  const kept = Object.entries(keptByCurrency(run, campaigns)).map(([code, minor]) =>
    isCurrency(code) ? grouped(formatMoney(minor, code), currencies[code].exponent) : code,
  );
  const state: PlayedState | undefined = campaigns[0]?.plan.state;
  const pledges = campaigns.reduce((sum, played) => sum + played.pledges, 0);
  const figures = [ended('funded'), ended('unfunded'), ended('cancelled'), String(pledges)];
  const first = [state ?? '', String(campaigns.length), ...figures, kept[0] ?? 'nothing'];
  return [first, ...kept.slice(1).map((line) => ['', '', '', '', '', '', line])];
}

/** "USD 1234567.89" with its thousands apart. */
function grouped(money: string, exponent: number): string {
  const end = exponent === 0 ? money.length : money.length - exponent - 1;
  return money.slice(0, end).replace(/\B(?=(\d{3})+$)/g, ',') + money.slice(end);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((_, index) =>
    Math.max(...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return index === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const [head, ...body] = rows.map(line);
  return [head ?? '', rule, ...body];
}

export function describeMismatch({ row, title, campaignId, difference }: Mismatch): string {
  return `row ${row} "${title}" (campaign ${campaignId}): ${difference}`;
}
