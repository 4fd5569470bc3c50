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
  const [weekday = '', year] = fields.slice(cronFields.length);
  if (fields.length !== 6 || !/^[*?]$/.test(weekday) || year !== '*') return undefined;
  const sets = cronFields.map((field, index) => parseCronField(fields[index] ?? '', field));
  if (sets.includes(undefined)) return undefined;
  const holds = (date: Date): boolean => {
    const parts = [
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
    ];
    return parts.every((part, index) => sets[index]?.has(part));
  };
  return { kind: 'every', nextAfterMs: (afterMs) => nextMinute(afterMs, holds) };
}

function parseCronField(text: string, field: CronField): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = parseCronRange(part, field);
    if (range === undefined) return undefined;
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
  }
  return values;
}

/** A number, a range a-b, or * and ?; each with or without a step. */
function parseCronRange(
  part: string,
  { lowest, highest }: CronField,
): { start: number; end: number; step: number } | undefined {
  const found = /^(?<from>\*|\?|\d+)(?:-(?<to>\d+))?(?:\/(?<step>\d+))?$/.exec(part)?.groups;
  if (found === undefined) return undefined;
  const { from, to, step } = { from: '*', to: String(highest), step: '1', ...defined(found) };
  const start = /\d/.test(from) ? Number(from) : lowest;
  const end = /^\d+$/.test(part) ? start : Number(to);
  const range = { start, end, step: Number(step) };
  return isInside(range, { lowest, highest }) ? range : undefined;
}

function defined(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function isInside(
  { start, end, step }: { start: number; end: number; step: number },
  { lowest, highest }: CronField,
): boolean {
  return start >= lowest && end <= highest && step >= 1;
}

const minutesPerTwoYears = 2 * 366 * 24 * 60;

function nextMinute(afterMs: number, holds: (date: Date) => boolean): number {
  let minute = Math.floor(afterMs / 60_000) + 1;
  for (let tried = 0; tried < minutesPerTwoYears; tried += 1, minute += 1) {
    if (holds(new Date(minute * 60_000))) return minute * 60_000;
  }
  return Infinity;
}
