/**
 * What dynalite's parsers make of an expression. They put the request's values into the tree; here
 * each value carries its own name instead, so that one tree serves every request of the same text.
 */
import { createRequire } from 'node:module';
import type { AttributeValue, Item, Names } from './wire.ts';
import { compare } from './values.ts';
import { invalid } from './refusal.ts';
import { isReserved } from './reserved-words.ts';

/** Names and list positions; never empty. */
export type Path = readonly (string | number)[];
export type Reference = { readonly ref: string; readonly type?: undefined } & AttributeValue;
export type Operation = {
  readonly type: string;
  readonly name?: string;
  readonly args: readonly Operand[];
};
export type Operand = Path | Reference | Operation;

export type Section =
  | { readonly type: 'remove'; readonly path: Path; readonly val?: undefined }
  | { readonly type: 'set' | 'add' | 'delete'; readonly path: Path; readonly val: Operand };
export type ConditionTree = {
  readonly expression: Operation;
  readonly pathHeads: Readonly<Record<string, true>>;
  readonly nestedPaths: Readonly<Record<string, true>>;
};
export type UpdateTree = {
  readonly sections: readonly Section[];
  readonly paths: readonly Path[];
  readonly nestedPaths: Readonly<Record<string, true>>;
};
export type ProjectionTree = {
  readonly paths: readonly Path[];
  readonly nestedPaths: Readonly<Record<string, true>>;
};

type Context = {
  readonly attrNames: Names;
  readonly attrVals: Readonly<Record<string, unknown>>;
  readonly unusedAttrNames: Record<string, true>;
  readonly unusedAttrVals: Record<string, true>;
  readonly isReserved: (name: string) => boolean;
  readonly compare: (comparison: 'GT', left: AttributeValue, right: AttributeValue) => boolean;
};
type Parser = {
  parse(text: string, options: { readonly context: Context }): object | string;
};

const require = createRequire(import.meta.url);
const conditions = require('dynalite/db/conditionParser.js') as Parser;
const updates = require('dynalite/db/updateParser.js') as Parser;
const projections = require('dynalite/db/projectionParser.js') as Parser;

const expressionBytesMax = 4096;

const keyword = /(?<![:#.\w])(AND|OR|NOT|IN|BETWEEN|SET|ADD|REMOVE|DELETE)(?=[#:(])/gi;
const behindBracket = /(?<=[)\]])(?=[a-z])/gi;
const doubleNegation = /(?<![:#.\w])NOT\s+NOT\s+/gi;

/** As the parsers want it: they need blanks around keywords, and no NOT after another. */
const spaced = (text: string): string =>
  text.replace(behindBracket, ' ').replace(keyword, '$1 ').replace(doubleNegation, '');

export const isPath = (operand: Operand): operand is Path => Array.isArray(operand);
export const isReference = (operand: Operand): operand is Reference => 'ref' in operand;

/** The expressions of one request, which share their names and values. */
export type Reading = {
  readonly condition: (kind: string, text: string) => ConditionTree;
  readonly update: (text: string) => UpdateTree;
  readonly projection: (text: string) => ProjectionTree;
  /** Refuses what no expression has asked for. */
  readonly finish: () => void;
};

export function reading(names: Names | undefined, values: Item | undefined): Reading {
  const context: Context = {
    attrNames: checkedNames(names),
    attrVals: referencesTo(values),
    unusedAttrNames: all(names),
    unusedAttrVals: all(values),
    isReserved,
    compare: (_comparison, left, right) => (compare(left, right) ?? 0) > 0,
  };
  const parse = (parser: Parser, kind: string, text: string): object => {
    const tree = parsed(parser, text, context);
    if (typeof tree === 'string') throw invalid(`Invalid ${kind}: ${tree}`);
    return tree;
  };
  return {
    condition: (kind, text) => {
      const tree = parse(conditions, kind, text) as ConditionTree;
      refuseRepeated(kind, tree.expression);
      return tree;
    },
    update: (text) => {
      const tree = parse(updates, 'UpdateExpression', text) as UpdateTree;
      for (const { val } of tree.sections) if (val) refuseRepeated('UpdateExpression', val);
      return tree;
    },
    projection: (text) => parse(projections, 'ProjectionExpression', text) as ProjectionTree,
    finish: () => {
      refuseUnused('ExpressionAttributeNames', context.unusedAttrNames);
      refuseUnused('ExpressionAttributeValues', context.unusedAttrVals);
    },
  };
}

const needDistinct = new Set(['in', 'between', 'if_not_exists']);

/** The parsers see it only where there are two operands, and not in updates. */
function refuseRepeated(kind: string, operand: Operand): void {
  if (isPath(operand) || isReference(operand)) return;
  for (const inner of operand.args) refuseRepeated(kind, inner);
  const name = operand.name ?? operand.type;
  if (!needDistinct.has(name)) return;
  const [first = '', ...others] = operand.args.map((inner) => JSON.stringify(inner));
  if (others.includes(first))
    throw invalid(
      `Invalid ${kind}: The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${first}`,
    );
}

function parsed(parser: Parser, text: string, context: Context): object | string {
  if (text === '') return 'The expression can not be empty;';
  const bytes = Buffer.byteLength(text);
  if (bytes > expressionBytesMax)
    return `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`;
  try {
    return parser.parse(spaced(text), { context });
  } catch (error) {
    return `Syntax error; ${error instanceof Error ? error.message : String(error)}`;
  }
}

const all = (named: object | undefined): Record<string, true> =>
  Object.fromEntries(Object.keys(named ?? {}).map((name) => [name, true]));

function refuseUnused(parameter: string, unused: Record<string, true>): void {
  const names = Object.keys(unused);
  if (names.length > 0)
    throw invalid(
      `Value provided in ${parameter} unused in expressions: keys: {${names.join(', ')}}`,
    );
}

function checkedNames(names: Names | undefined): Names {
  if (names === undefined) return {};
  checkPlaceholders('ExpressionAttributeNames', names, /^#[0-9a-zA-Z_]+$/);
  return names;
}

function referencesTo(values: Item | undefined): Record<string, unknown> {
  if (values === undefined) return {};
  checkPlaceholders('ExpressionAttributeValues', values, /^:[0-9a-zA-Z_]+$/);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { ...value, ref: name }]),
  );
}

function checkPlaceholders(parameter: string, named: object, form: RegExp): void {
  const names = Object.keys(named);
  if (names.length === 0) throw invalid(`${parameter} must not be empty`);
  const wrong = names.find((name) => !form.test(name));
  if (wrong !== undefined)
    throw invalid(`${parameter} contains invalid key: Syntax error; key: "${wrong}"`);
}
