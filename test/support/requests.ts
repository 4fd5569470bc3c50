/**
 * Requests made at random from the API document: some as it describes them, some with one thing
 * wrong. It reads the document that is served, not the schemas that it was made of.
 */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { ApiDocument } from '../../infra/openapi/document.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a schema cannot say: values that mean something where a field has this name. */
const meaningful: Readonly<Record<string, Arbitrary<unknown>>> = {
  rewardId: fc.constantFrom('mug', 'rare', 'shirt', 'hidden', 'late-mug'),
  variantId: fc.constantFrom('s', 'm'),
  country: fc.constantFrom('DE', 'FR'),
  code: fc.constantFrom('open-sesame', 'open-barley'),
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  quantity: fc.integer({ min: 1, max: 3 }),
  amountMinor: fc.integer({ min: 100, max: 20_000 }),
};

/** Values that fit a schema of the document, as well as JSON Schema can say. */
export function fitting(document: ApiDocument, schema: Schema): Arbitrary<unknown> {
  const within = (part: unknown): Arbitrary<unknown> => fitting(document, (part ?? {}) as Schema);
  if (typeof schema['$ref'] === 'string') return within(resolve(document, schema['$ref']));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choice = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choice)) return fc.oneof(...choice.map(within));
  if (schema['type'] === 'object') return objects(schema, within);
  if (schema['type'] === 'array') return arrays(schema, within);
  return scalars(schema);
}

const resolve = (document: ApiDocument, ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document);

type Within = (part: unknown) => Arbitrary<unknown>;

function objects(schema: Schema, within: Within): Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const parts = Object.entries(properties).map(([name, part]) => {
    const meant = Object.hasOwn(meaningful, name) ? meaningful[name] : undefined;
    const any = within(part);
    return [name, meant ? fc.oneof({ weight: 4, arbitrary: meant }, any) : any] as const;
  });
  const made = fc.record(Object.fromEntries(parts), { requiredKeys: required });
  const least = Number(schema['minProperties'] ?? 0);
  return made.filter((value) => Object.keys(value).length >= least);
}

const arrays = ({ items, minItems, maxItems }: Schema, within: Within): Arbitrary<unknown> =>
  fc.array(within(items), {
    minLength: Number(minItems ?? 0),
    maxLength: Math.min(Number(maxItems ?? 3), 3),
  });

function scalars(schema: Schema): Arbitrary<unknown> {
  const { minimum, maximum, exclusiveMinimum } = schema as Record<string, number | undefined>;
  switch (schema['type']) {
    case 'integer':
      return fc.integer({
        min: Math.max(minimum ?? (exclusiveMinimum ?? -1) + 1, -1_000_000),
        max: Math.min(maximum ?? 1_000_000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.oneof(fc.integer({ min: -10, max: 1_000_000 }), fc.double({ noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return strings(schema);
    default:
      return fc.jsonValue();
  }
}

const soonMs = 60 * 24 * 60 * 60 * 1000;

function strings(schema: Schema): Arbitrary<string> {
  const { format, pattern, minLength, maxLength } = schema as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  const times = fc
    .integer({ min: -soonMs, max: soonMs })
    .map((ms) => new Date(Date.UTC(2026, 11, 1) + ms).toISOString());
  if (format === 'date-time') return times;
  if (format === 'date') return times.map((time) => time.slice(0, 10));
  if (format === 'email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 40, 40) });
}

/** What nobody should send. */
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', '\u0000', -1, 0, 1e308, 2 ** 53, true, [], {}, '🫖'),
  fc.constantFrom<unknown>(
    '__proto__',
    '9'.repeat(400),
    'x'.repeat(5000),
    "'; DROP TABLE",
    '../..',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same with one thing wrong, or something that is no JSON at all. */
export const spoiled = (good: Arbitrary<unknown>): Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(good, fc.nat(), junk).map((parts) => spoil(...parts)) },
    { weight: 1, arbitrary: junk.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['{', '[[[[[[[[[[[[[[[[', '{"__proto__":{"x":1}}', '{"a":1}}', '"', 'NaN'],
        ...['{"title":"\\ud800"}', `{"x":${'9'.repeat(400)}}`, '[]', 'null'],
      ),
    },
  );

/** One field gone, replaced, or one more that nobody asked for. */
function spoil(value: unknown, place: number, wrong: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(wrong);
  const names = Object.keys(value);
  const name = names[place % Math.max(names.length, 1)] ?? 'field';
  const ways = [
    { ...value, [name]: wrong },
    { ...value, status: wrong },
    { ...value, totals: { pledgedMinor: 1_000_000 }, state: 'collected', feeMinor: 0 },
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
  ];
  return JSON.stringify(ways[place % ways.length]);
}
