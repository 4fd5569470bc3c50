/**
 * EventBridge's pattern language, for rules and for filters of stream mappings. Invariant: a
 * pattern is compiled before anything runs, and an operator that is not known stops the start;
 * no event is ever silently not matched.
 */
import { LocalCloudError } from '../local-cloud-error.ts';

export type Matches = (event: unknown) => boolean;
type LeafTest = (value: unknown) => boolean;
type Scalar = string | number | boolean | null;

export function compilePattern(pattern: unknown, where: string): Matches {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) {
    throw new LocalCloudError(`The event pattern of ${where} must be an object with a field.`);
  }
  return compileObject(pattern, where);
}

function compileObject(pattern: Record<string, unknown>, where: string): Matches {
  const tests = Object.entries(pattern).map(([field, inner]): Matches => {
    if (field === '$or') return compileAlternatives(inner, where);
    if (Array.isArray(inner)) {
      const leaf = compileLeaf(inner, `${where}, field ${field}`);
      return (event) => leaf(fieldOf(event, field));
    }
    if (isObject(inner)) {
      const nested = compileObject(inner, where);
      return (event) => anyElement(fieldOf(event, field), nested);
    }
    throw new LocalCloudError(`The event pattern of ${where} has a field ${field} without a list.`);
  });
  return (event) => tests.every((matches) => matches(event));
}

function compileAlternatives(inner: unknown, where: string): Matches {
  if (!Array.isArray(inner) || inner.length < 2 || !inner.every(isObject)) {
    throw new LocalCloudError(`The $or of the event pattern of ${where} needs two patterns.`);
  }
  const alternatives = inner.map((pattern) => compileObject(pattern, where));
  return (event) => alternatives.some((matches) => matches(event));
}

/** Any test of the list may hold, for any element of the value. */
function compileLeaf(alternatives: readonly unknown[], where: string): LeafTest {
  if (alternatives.length === 0) {
    throw new LocalCloudError(`The event pattern of ${where} has an empty list.`);
  }
  const tests = alternatives.map((alternative) => compileTest(alternative, where));
  return (value) => tests.some((holds) => holds(value));
}

function compileTest(alternative: unknown, where: string): LeafTest {
  if (isScalar(alternative)) return onElements((value) => value === alternative);
  if (!isObject(alternative)) throw unknown(JSON.stringify(alternative), where);
  const [entry, ...others] = Object.entries(alternative);
  const operator = entry === undefined ? undefined : operators[entry[0]];
  if (entry === undefined || operator === undefined || others.length > 0) {
    throw unknown(Object.keys(alternative).join(', '), where);
  }
  return operator(entry[1], where);
}

const operators: Readonly<Record<string, (argument: unknown, where: string) => LeafTest>> = {
  prefix: (argument, where) => onText(textTest('prefix', argument, where)),
  suffix: (argument, where) => onText(textTest('suffix', argument, where)),
  'equals-ignore-case': (argument, where) =>
    onText(textTest('equals-ignore-case', argument, where)),
  wildcard: (argument, where) => onText(textTest('wildcard', argument, where)),
  exists: (argument, where) => {
    if (typeof argument !== 'boolean') throw unknown(`exists ${String(argument)}`, where);
    return (value) => (value !== undefined) === argument;
  },
  numeric: (argument, where) => onElements(numericTest(argument, where)),
  'anything-but': (argument, where) => {
    const excluded = excludedTest(argument, where);
    return (value) =>
      value !== undefined && elementsOf(value).some((element) => !excluded(element));
  },
};

function excludedTest(argument: unknown, where: string): LeafTest {
  if (isObject(argument)) {
    const [name = '', ...others] = Object.keys(argument);
    if (others.length > 0) throw unknown(`anything-but ${name}, ${others.join(', ')}`, where);
    const values = [argument[name]].flat();
    const tests = values.map((value) => textTest(name, value, where));
    return (value) => typeof value === 'string' && tests.some((holds) => holds(value));
  }
  const values = [argument].flat();
  if (!values.every(isScalar)) throw unknown('anything-but with a nested value', where);
  return (value) => values.includes(value as Scalar);
}

type TextTest = (text: string) => boolean;

const textTests: Readonly<Record<string, (wanted: string) => TextTest>> = {
  prefix: (wanted) => (text) => text.startsWith(wanted),
  suffix: (wanted) => (text) => text.endsWith(wanted),
  'equals-ignore-case': (wanted) => {
    const lower = wanted.toLowerCase();
    return (text) => text.toLowerCase() === lower;
  },
  wildcard: (wanted) => {
    const parts = wanted.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const expression = new RegExp(`^${parts.join('.*')}$`, 's');
    return (text) => expression.test(text);
  },
};

function textTest(name: string, argument: unknown, where: string): TextTest {
  const build = textTests[name];
  if (build === undefined) throw unknown(name, where);
  if (typeof argument === 'string') return build(argument);
  const ignoreCase = isObject(argument) ? argument['equals-ignore-case'] : undefined;
  if (typeof ignoreCase !== 'string' || (name !== 'prefix' && name !== 'suffix')) {
    throw unknown(`${name} without a text`, where);
  }
  const holds = build(ignoreCase.toLowerCase());
  return (text) => holds(text.toLowerCase());
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function numericTest(argument: unknown, where: string): LeafTest {
  if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2 !== 0) {
    throw unknown('numeric without pairs of operator and number', where);
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < argument.length; index += 2) {
    const comparison = comparisons[String(argument[index])];
    const limit: unknown = argument[index + 1];
    if (comparison === undefined || typeof limit !== 'number') {
      throw unknown(`numeric ${String(argument[index])}`, where);
    }
    tests.push((value) => comparison(value, limit));
  }
  return (value) => typeof value === 'number' && tests.every((holds) => holds(value));
}

function onText(holds: (text: string) => boolean): LeafTest {
  return onElements((value) => typeof value === 'string' && holds(value));
}

function onElements(holds: LeafTest): LeafTest {
  return (value) => value !== undefined && elementsOf(value).some(holds);
}

function elementsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function anyElement(value: unknown, matches: Matches): boolean {
  return Array.isArray(value) ? value.some(matches) : matches(value);
}

function fieldOf(event: unknown, field: string): unknown {
  return isObject(event) && Object.hasOwn(event, field) ? event[field] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function unknown(what: string, where: string): LocalCloudError {
  return new LocalCloudError(
    `The event pattern of ${where} uses ${what}, which the local cloud does not know.`,
  );
}
