/**
 * A line of CSV (RFC 4180) that a spreadsheet takes for text: a cell that would begin a formula gets
 * an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection). Some split at `;`, a tab or
 * `|` instead of the comma: such a cell is quoted, and what stands behind one begins a cell, too.
 */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(neutral(cell))).join(',')}\r\n`;

/** Signs that begin a formula, also the full-width ones, wherever a cell may begin. */
const neutral = (cell: string): string =>
  cell
    .replaceAll(/([;|\t\r\n]["'\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'")
    .replace(/^(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r])/, "'");

const quoted = (cell: string): string =>
  /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
