/**
 * What operators may read of a message that was given up: its form, its ids and what is one of a
 * few words by the name of its field. Every other text is told by its length alone, because anybody
 * may have written it: so neither an address nor a secret shows, whatever field it hides in.
 */
/** Ids of ours and of Stripe, messages, functions, times and versions. */
const shownTexts = [
  /^(?:plg|cmp|prt|rfd|rf|tsk|act|dlv)_[A-Za-z0-9_.]{1,64}$/,
  /^(?:pi|seti|cus|pm|re|ch|du|dp|evt|txn|acct)_[A-Za-z0-9]{1,64}$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:\d\d))?$/,
  /^arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d*:[A-Za-z0-9:/_.-]{1,120}$/,
  /^[A-Z]{3}$/,
];

/** Fields whose texts are words of programs. */
const wordFields = new Set([
  ...['type', 'kind', 'detail-type', 'source', 'collection', 'reason', 'state', 'status', 'object'],
  ...['condition', 'purpose', 'version', 'region', 'account', 'eventSource', 'eventName', 'only'],
  ...['shardId', 'startSequenceNumber', 'endSequenceNumber', 'api_version', 'fundingModel'],
]);
const word = /^[\w./-]{1,64}$/;
const fieldName = /^[\w-]{1,40}$/;

const depthMax = 8;
const entriesMax = 30;

export function maskedBody(body: string): unknown {
  try {
    return masked(JSON.parse(body), '', 0);
  } catch {
    return { text: hidden(body) };
  }
}

const hidden = (text: string): string => `… (${text.length} characters)`;

function masked(value: unknown, field: string, depth: number): unknown {
  if (typeof value === 'string') return mayShow(value, field) ? value : hidden(value);
  if (typeof value === 'number') return isLikeCard(value) ? '…' : value;
  if (typeof value !== 'object' || value === null) return value;
  return depth >= depthMax ? '…' : maskedParts(value, field, depth);
}

function maskedParts(value: object, field: string, depth: number): unknown {
  if (Array.isArray(value))
    return value.slice(0, entriesMax).map((entry) => masked(entry, field, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, entriesMax)
      .map(([name, entry]) => [fieldName.test(name) ? name : '…', masked(entry, name, depth + 1)]),
  );
}

const mayShow = (text: string, field: string): boolean =>
  shownTexts.some((pattern) => pattern.test(text)) || (wordFields.has(field) && word.test(text));

/** As long as the number of a card; amounts and times are shorter. */
const isLikeCard = (value: number): boolean => Math.abs(value) >= 1e14;
