/**
 * Canonical JSON (RFC 8785): one text for one value, so that it can be hashed and signed. Numbers
 * and strings are written as ECMAScript writes them, which is what the RFC asks for; what is left
 * is the order of names, by UTF-16 code units. What JSON cannot say is refused rather than dropped.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, inner]) => `${textOf(name)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return scalar(value);
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  throw new Error(`Canonical JSON has no word for ${String(value)}.`);
}

function textOf(text: string): string {
  if (!text.isWellFormed()) throw new Error('Canonical JSON has no word for half a character.');
  return JSON.stringify(text);
}
