/** The matrix as a table in Markdown: one line for each place, its calls, and what befell them. */
import type { Coverage } from './kernel/faults.ts';

export function matrixTable(rows: Coverage): string {
  const faults = [
    ...new Set([...rows.values()].flatMap(({ struck }) => [...struck.keys()])),
  ].sort();
  const head = ['place', 'calls', ...faults];
  const lines = [...rows.entries()]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([site, { calls, struck }]) => [
      site,
      String(calls),
      ...faults.map((fault) => String(struck.get(fault) ?? '')),
    ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
