/**
 * Schedule expressions: when is the next time after a given one? Invariant: an expression that is
 * not understood is refused, never taken for "now" or "never".
 */
const unitsMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  minutes: 60_000,
  hour: 3_600_000,
  hours: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
};

export type ScheduleExpression =
  | { readonly kind: 'once'; readonly atMs: number }
  | { readonly kind: 'every'; readonly nextAfterMs: (afterMs: number) => number };

/** Undefined when the expression is not understood. */
export function parseExpression(expression: string): ScheduleExpression | undefined {
  const [, kind, argument = ''] = /^(at|rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'at') return parseAt(argument);
  if (kind === 'rate') return parseRate(argument);
  if (kind === 'cron') return parseCron(argument);
  return undefined;
}

function parseAt(argument: string): ScheduleExpression | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument)) return undefined;
  const atMs = Date.parse(`${argument}Z`);
  return Number.isNaN(atMs) ? undefined : { kind: 'once', atMs };
}

function parseRate(argument: string): ScheduleExpression | undefined {
  const [, count, unit = ''] = /^(\d+) (\w+)$/.exec(argument) ?? [];
  const unitMs = unitsMs[unit];
  if (unitMs === undefined || Number(count) < 1) return undefined;
  return { kind: 'every', nextAfterMs: (afterMs) => afterMs + Number(count) * unitMs };
}

type CronField = { readonly lowest: number; readonly highest: number };
const cronFields: readonly CronField[] = [
  { lowest: 0, highest: 59 },
  { lowest: 0, highest: 23 },
  { lowest: 1, highest: 31 },
  { lowest: 1, highest: 12 },
];

/** minutes hours day-of-month month day-of-week year; the last two only as "?" or "*". */
function parseCron(argument: string): ScheduleExpression | undefined {
  const fields = argument.split(' ');
  if (fields.length !== 6 || !/^[*?]$/.test(fields[4] ?? '') || fields[5] !== '*') return undefined;
  const sets = cronFields.map((field, index) => parseCronField(fields[index] ?? '', field));
  const [minutes, hours, days, months] = sets;
  if (!minutes || !hours || !days || !months) return undefined;
  const holds = (date: Date): boolean =>
    minutes.has(date.getUTCMinutes()) &&
    hours.has(date.getUTCHours()) &&
    days.has(date.getUTCDate()) &&
    months.has(date.getUTCMonth() + 1);
  return { kind: 'every', nextAfterMs: (afterMs) => nextMinute(afterMs, holds) };
}

function parseCronField(text: string, { lowest, highest }: CronField): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from = '', to = from] = range.split('-');
    const open = range === '*' || range === '?';
    const start = open ? lowest : Number(from);
    const end = open || part.includes('/') ? highest : Number(to);
    if (!Number.isInteger(start) || !Number.isInteger(end) || range === '') return undefined;
    if (start < lowest || end > highest || Number(step) < 1) return undefined;
    for (let value = start; value <= end; value += Number(step)) values.add(value);
  }
  return values;
}

const minutesPerTwoYears = 2 * 366 * 24 * 60;

function nextMinute(afterMs: number, holds: (date: Date) => boolean): number {
  let minute = Math.floor(afterMs / 60_000) + 1;
  for (let tried = 0; tried < minutesPerTwoYears; tried += 1, minute += 1) {
    if (holds(new Date(minute * 60_000))) return minute * 60_000;
  }
  return Infinity;
}
