/** Whether two pieces of data say the same: a field that is undefined says as much as none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) || Array.isArray(other)) return isSameList(one, other);
  return isSameRecord(one as Data, other as Data);
}

type Data = Readonly<Record<string, unknown>>;

function isSameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  // From the end: what was there before is most often the very same.
  for (let index = one.length - 1; index >= 0; index -= 1)
    if (!isSame(one[index], other[index])) return false;
  return true;
}

function isSameRecord(one: Data, other: Data): boolean {
  for (const name in one) if (!isSame(one[name], other[name])) return false;
  for (const name in other) if (other[name] !== undefined && one[name] === undefined) return false;
  return true;
}

/** `amountMinor 4900 → 5900, state …`: where two records differ, for a person to read. */
export function differenceOf(one: object, other: object): string {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names]
    .filter((name) => !isSame((one as Data)[name], (other as Data)[name]))
    .map((name) => `${name}: ${shown((one as Data)[name])} → ${shown((other as Data)[name])}`)
    .join('; ');
}

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
};
