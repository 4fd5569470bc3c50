/**
 * Evaluates CloudFormation's intrinsic functions and conditions. Invariant: an unknown function or
 * reference stops the start; no expression ever survives into a resolved property.
 */
import { LocalCloudError } from '../local-cloud-error.ts';

export type Scope = {
  readonly stack: string;
  readonly ref: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly importValue: (exportName: string) => unknown;
  readonly condition: (name: string) => boolean;
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** Marks AWS::NoValue: the property that holds it is dropped. */
export const noValue = Symbol('AWS::NoValue');

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument, scope)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...name] =
      typeof argument === 'string' ? argument.split('.') : list(argument, scope);
    return scope.attribute(String(logicalId), name.map(String).join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return list(parts, scope).map(String).join(String(separator));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, values] = list(argument, scope);
    const value = list(values, scope)[Number(index)];
    if (value === undefined) throw problem('Fn::Select points past the end of its list', scope);
    return value;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = list(argument, scope);
    return String(value).split(String(separator));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument)) throw problem('Fn::If needs a list', scope);
    return resolve(argument[scope.condition(String(argument[0])) ? 1 : 2], scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope);
    return left === right;
  },
  'Fn::Not': (argument, scope) => list(argument, scope)[0] !== true,
  'Fn::And': (argument, scope) => list(argument, scope).every((value) => value === true),
  'Fn::Or': (argument, scope) => list(argument, scope).some((value) => value === true),
  Condition: (argument, scope) => scope.condition(text(argument, scope)),
};

export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => resolve(element, scope)).filter((element) => element !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isIntrinsicName(only)) {
    const intrinsic = intrinsics[only[0]];
    if (intrinsic === undefined) {
      throw problem(`the function ${only[0]} is used, which the local cloud does not know`, scope);
    }
    return intrinsic(only[1], scope);
  }
  return Object.fromEntries(
    entries
      .map(([name, inner]) => [name, resolve(inner, scope)] as const)
      .filter(([, inner]) => inner !== noValue),
  );
}

/** "Condition" is also an ordinary key of policy documents; there its value is an object. */
function isIntrinsicName([name, argument]: [string, unknown]): boolean {
  if (name === 'Condition') return typeof argument === 'string';
  return name === 'Ref' || name.startsWith('Fn::');
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument)
    ? [String(argument[0]), resolve(argument[1], scope) as Record<string, unknown>]
    : [text(argument, scope), {}];
  return template.replaceAll(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return String(variables[name]);
    const dot = name.indexOf('.');
    return String(
      dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)),
    );
  });
}

function list(value: unknown, scope: Scope): unknown[] {
  const resolved = resolve(value, scope);
  if (!Array.isArray(resolved)) throw problem('a function needs a list as its argument', scope);
  return resolved;
}

function text(value: unknown, scope: Scope): string {
  if (typeof value !== 'string') throw problem('a function needs a text as its argument', scope);
  return value;
}

function problem(what: string, scope: Scope): LocalCloudError {
  return new LocalCloudError(`In stack ${scope.stack} ${what}.`);
}
