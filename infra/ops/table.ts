/** Rows for people: columns as wide as they must be, numbers to the right. */
export type Cell = string | number | undefined;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows.map((row) => row.map(text))];
  const widths = head.map((_, column) => Math.max(...texts.map((row) => width(row[column]))));
  const isNumber = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return texts.map(line).join('\n');
}

const text = (cell: Cell): string => (cell === undefined ? '–' : String(cell));
const width = (cell = ''): number => cell.length;

const barWidth = 24;

/** `[######..................]  25 %` */
export function bar(done: number, all: number): string {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const filled = Math.round(share * barWidth);
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${percent}`;
}

/** An amount in the currency's minor unit, as it is kept. */
export const amount = (minor: number, currency: string): string =>
  `${minor.toLocaleString('en-GB')} minor units of ${currency}`;

export function duration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
