/** Which section of RUNBOOK.md says what to do about an alarm: each has one, by its name. */
const kinds = [
  ['-errors', '<function>-errors'],
  ['-dead-letters', '<queue>-dead-letters'],
  ['-lag', '<function>-lag'],
] as const;

/** These have one of their own, though their names end alike. */
const own: ReadonlySet<string> = new Set(['undelivered-dead-letters']);

export function runbookSection(alarm: string): string {
  const kind = own.has(alarm) ? undefined : kinds.find(([ending]) => alarm.endsWith(ending));
  return kind?.[1] ?? alarm;
}
