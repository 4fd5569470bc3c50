/**
 * Checks parameters against an operation's table of names and turns them into typed values. What
 * is refused here never reached a rule: nothing changed, nothing is kept under an idempotency key.
 */
import { invalidParameter } from './errors.ts';
import type { FormHash, FormValue } from './form.ts';

export type ParamValue = string | number | boolean | ParamValue[] | ParamHash;
export type ParamHash = { [name: string]: ParamValue };

export type ParamKind =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'flag_or_hash'
  | 'metadata'
  | 'hash'
  | 'list'
  | 'range'
  | readonly string[]
  | { readonly fields: ParamTable };

export type ParamTable = { readonly [name: string]: ParamKind };
export type ParamSpec = { readonly required?: readonly string[]; readonly fields: ParamTable };

/** Allowed with every operation. */
const expandKind: ParamKind = 'list';

/** Sent by Stripe.js and mobile SDKs along with every call that uses a publishable key. */
export const clientFields: ParamTable = {
  key: 'text',
  client_secret: 'text',
  use_stripe_sdk: 'boolean',
  expected_payment_method_type: 'text',
  return_url: 'text',
  _stripe_version: 'text',
  _stripe_account: 'text',
  referrer: 'text',
};

function invalid(kind: string, param: string, value: FormValue): never {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  throw invalidParameter(`Invalid ${kind}: ${shown}`, {
    code: `parameter_invalid_${kind === 'integer' ? 'integer' : 'string'}`,
    param,
  });
}

function textOf(value: FormValue, param: string): string {
  return typeof value === 'string' ? value : invalid('string', param, value);
}

function integerOf(value: FormValue, param: string): number {
  if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) invalid('integer', param, value);
  return Number(value);
}

function booleanOf(value: FormValue, param: string): boolean {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return invalid('boolean', param, value);
}

function choiceOf(value: FormValue, param: string, choices: readonly string[]): string {
  if (typeof value === 'string' && choices.includes(value)) return value;
  const listed = `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1) ?? ''}`;
  throw invalidParameter(`Invalid ${param}: must be one of ${listed}`, { param });
}

function hashOf(value: FormValue, param: string): ParamValue {
  if (value === '') return '';
  if (typeof value === 'string') {
    throw invalidParameter(`Invalid object`, { param });
  }
  return looseHash(value);
}

function looseHash(hash: FormHash): ParamHash {
  return Object.fromEntries(
    Object.entries(hash).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : looseHash(value),
    ]),
  );
}

const metadataLimits = { keys: 50, nameLength: 40, valueLength: 500 };

function metadataOf(value: FormValue, param: string): ParamValue {
  if (value === '') return '';
  if (typeof value === 'string') throw invalidParameter('Invalid object', { param });
  const entries = Object.entries(value);
  if (entries.length > metadataLimits.keys) {
    throw invalidParameter(
      `Metadata can have up to ${metadataLimits.keys} keys, you passed in ${entries.length}`,
      { param },
    );
  }
  for (const [name, text] of entries) {
    if (name.length > metadataLimits.nameLength) {
      throw invalidParameter(
        `Metadata keys must be under ${metadataLimits.nameLength} characters; ${name} is not`,
        { param },
      );
    }
    if (typeof text !== 'string' || text.length > metadataLimits.valueLength) {
      throw invalidParameter(
        `Metadata values can have up to ${metadataLimits.valueLength} characters, ` +
          `but you passed in a value that is longer for key ${name}`,
        { code: 'parameter_invalid_string_too_long', param: `${param}[${name}]` },
      );
    }
  }
  return looseHash(value);
}

function listOf(value: FormValue, param: string): ParamValue {
  if (value === '') return [];
  if (typeof value === 'string') throw invalidParameter('Invalid array', { param });
  return Object.values(value).map((item) =>
    typeof item === 'string' ? item : (looseHash(item) as ParamValue),
  );
}

const rangeFields: ParamTable = { gt: 'integer', gte: 'integer', lt: 'integer', lte: 'integer' };

function rangeOf(value: FormValue, param: string): ParamValue {
  if (typeof value === 'string') {
    const exact = integerOf(value, param);
    return { gte: exact, lte: exact };
  }
  return checkedFields(value, rangeFields, param);
}

type Check = (value: FormValue, param: string) => ParamValue;

const checks: Record<Extract<ParamKind, string>, Check> = {
  text: textOf,
  integer: integerOf,
  boolean: booleanOf,
  flag_or_hash: (value, param) =>
    typeof value === 'string' ? booleanOf(value, param) : looseHash(value),
  metadata: metadataOf,
  hash: hashOf,
  list: listOf,
  range: rangeOf,
};

function checked(kind: ParamKind, value: FormValue, param: string): ParamValue {
  if (typeof kind === 'object') {
    if ('fields' in kind) {
      if (value === '') return '';
      return typeof value === 'string'
        ? hashOf(value, param)
        : checkedFields(value, kind.fields, param);
    }
    return choiceOf(value, param, kind);
  }
  return checks[kind](value, param);
}

function kindOf(table: ParamTable, name: string, parent: string): ParamKind | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  return parent === '' && name === 'expand' ? expandKind : undefined;
}

function checkedFields(values: FormHash, table: ParamTable, parent: string): ParamHash {
  const result: ParamHash = {};
  for (const [name, value] of Object.entries(values)) {
    const param = parent === '' ? name : `${parent}[${name}]`;
    const kind = kindOf(table, name, parent);
    if (kind === undefined) {
      throw invalidParameter(`Received unknown parameter: ${param}`, {
        code: 'parameter_unknown',
        param,
      });
    }
    result[name] = checked(kind, value, param);
  }
  return result;
}

export function checkParams(values: FormHash, spec: ParamSpec): ParamHash {
  for (const name of spec.required ?? []) {
    if (!Object.hasOwn(values, name)) {
      throw invalidParameter(`Missing required param: ${name}.`, {
        code: 'parameter_missing',
        param: name,
      });
    }
    if (values[name] === '') {
      throw invalidParameter(
        `You passed an empty string for '${name}'. We assume empty values are an attempt to ` +
          `unset a parameter; however '${name}' cannot be unset. You should remove '${name}' ` +
          'from your request or supply a non-empty value.',
        { code: 'parameter_invalid_empty', param: name },
      );
    }
  }
  return checkedFields(values, spec.fields, '');
}

/** Empty text unsets: it reads as null; an absent parameter reads as undefined. */
export function text(params: ParamHash, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The text, or null where an object shows what was not given. */
export function textOrNull(params: ParamHash, name: string): string | null {
  return text(params, name) ?? null;
}

export function textOrUnset(params: ParamHash, name: string): string | null | undefined {
  const value = params[name];
  if (value === '') return null;
  return typeof value === 'string' ? value : undefined;
}

export function integer(params: ParamHash, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

export function flag(params: ParamHash, name: string): boolean {
  const value = params[name];
  return value === true || (typeof value === 'object' && !Array.isArray(value));
}

export function hash(params: ParamHash, name: string): ParamHash | undefined {
  const value = params[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

export function list(params: ParamHash, name: string): ParamValue[] {
  const value = params[name];
  return Array.isArray(value) ? value : [];
}

export function textList(params: ParamHash, name: string): string[] {
  return list(params, name).filter((item) => typeof item === 'string');
}

/** Metadata merges by key; an empty value removes its key, an empty whole removes all. */
export function mergedMetadata(
  current: Record<string, string>,
  params: ParamHash,
): Record<string, string> {
  if (params['metadata'] === '') return {};
  const changes = hash(params, 'metadata') ?? {};
  const merged = { ...current };
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') delete merged[name];
    else merged[name] = String(value);
  }
  return merged;
}
