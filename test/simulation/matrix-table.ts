/** The matrix as a page in Markdown: for each place its calls, and how often each fault befell it. */
import type { Coverage, SiteCoverage } from './kernel/faults.ts';
import { faultsOfSite } from './kernel/faults.ts';

type Row = readonly [site: string, seen: SiteCoverage];

/** `told` says what was run. A cell that cannot be is empty; one that was not come to says 0. */
export function matrixPage(rows: Coverage, told: string): string {
  const services = new Map<string, Row[]>();
  for (const row of [...rows].sort(([one], [other]) => one.localeCompare(other))) {
    const [, service = ''] = row[0].split(' · ');
    services.set(service, [...(services.get(service) ?? []), row]);
  }
  const tables = [...services]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([service, all]) => `## ${service}\n\n${tableOf(all)}`);
  return ['# Places and faults', told, ...tables].join('\n\n').concat('\n');
}

function tableOf(rows: readonly Row[]): string {
  const faults = [...new Set(rows.flatMap(([site]) => faultsOfSite(site)))];
  const head = ['place', 'calls', ...faults];
  const lines = rows.map(([site, { calls, struck }]) => {
    const [capability = '', , operation = ''] = site.split(' · ');
    const possible = new Set(faultsOfSite(site));
    const counts = faults.map((fault) => (possible.has(fault) ? (struck.get(fault) ?? 0) : ''));
    return [`${capability} · ${operation}`, calls, ...counts];
  });
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
