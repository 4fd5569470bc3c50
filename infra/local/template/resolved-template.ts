/**
 * The stacks of one assembly with every expression evaluated: what CloudFormation would create.
 * Invariant: references across stacks go through exports, as they would when deployed.
 */
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Properties, Stack } from './assembly.ts';
import { identityOf, pseudoParameter } from './identities.ts';
import type { Addresses, Identified } from './identities.ts';
import { noValue, resolve } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';
import { checkProperties } from './known-properties.ts';

export type Resource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly path: string;
  readonly type: string;
  readonly ref: string;
  readonly arn: string;
  readonly properties: Properties;
};

export type ResolveOptions = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly addresses: Addresses;
  readonly streamArn: (tableName: string) => string;
};

/** Only the resources of one type, before anything else exists. */
export function resolveType(stacks: Stack[], type: string, options: ResolveOptions): Resource[] {
  return resolveResources(stacks, options, (candidate) => candidate === type);
}

export function resolveTemplate(stacks: Stack[], options: ResolveOptions): Resource[] {
  for (const name of Object.keys(options.parameters)) {
    if (!stacks.some(({ template }) => template.Parameters?.[name] !== undefined)) {
      throw new LocalCloudError(`No stack has a parameter called ${name}.`);
    }
  }
  return resolveResources(stacks, options, () => true);
}

function resolveResources(
  stacks: Stack[],
  options: ResolveOptions,
  wanted: (type: string) => boolean,
): Resource[] {
  const scopes = new Map<string, Scope>();
  for (const stack of stacks) scopes.set(stack.name, scopeOf(stack, stacks, scopes, options));
  return stacks.flatMap((stack) => {
    const scope = scopes.get(stack.name);
    if (scope === undefined) return [];
    return Object.entries(stack.template.Resources)
      .filter(([, { Type, Condition }]) => {
        return wanted(Type) && (Condition === undefined || scope.condition(Condition));
      })
      .map(([logicalId, { Type, Properties }]) => {
        const path = `${stack.name}/${logicalId}`;
        checkProperties(path, Type, Properties ?? {});
        const properties = resolve(Properties ?? {}, scope) as Properties;
        const identified = { ...identify(stack, logicalId, options), properties };
        const identity = identityOf(Type);
        return {
          stack: stack.name,
          logicalId,
          path,
          type: Type,
          ref: identity.ref(identified),
          arn: identity.attributes?.Arn?.(identified) ?? '',
          properties,
        };
      });
  });
}

function identify(
  stack: Stack,
  logicalId: string,
  options: ResolveOptions,
): Omit<Identified, 'properties'> {
  const { addresses, streamArn } = options;
  return { stack: stack.name, logicalId, addresses, streamArn };
}

function scopeOf(
  stack: Stack,
  stacks: Stack[],
  scopes: Map<string, Scope>,
  options: ResolveOptions,
): Scope {
  /** Names may themselves be expressions; nothing else of a resource is needed to identify it. */
  const identified = remembered((logicalId): { type: string; resource: Identified } => {
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) {
      throw new LocalCloudError(
        `Stack ${stack.name} refers to ${logicalId}, which is neither a resource nor a parameter of it.`,
      );
    }
    const names = Object.entries(resource.Properties ?? {}).filter(([name]) => /Name$/.test(name));
    const properties = resolve(Object.fromEntries(names), scope) as Properties;
    return {
      type: resource.Type,
      resource: { ...identify(stack, logicalId, options), properties },
    };
  });
  const scope: Scope = {
    stack: stack.name,
    ref: (logicalId) => {
      if (logicalId === 'AWS::NoValue') return noValue;
      const value = pseudoParameter(logicalId, stack.name) ?? parameter(stack, logicalId, options);
      if (value !== undefined) return value;
      const { type, resource } = identified(logicalId);
      return identityOf(type).ref(resource);
    },
    attribute: (logicalId, name) => {
      const { type, resource } = identified(logicalId);
      const attribute = identityOf(type).attributes?.[name];
      if (attribute === undefined) {
        throw new LocalCloudError(
          `Stack ${stack.name} reads the attribute ${name} of ${logicalId} (${type}), which the local cloud does not know.`,
        );
      }
      return attribute(resource);
    },
    importValue: remembered((exportName) => importValue(exportName, stacks, scopes)),
    condition: (name) => {
      const condition = stack.template.Conditions?.[name];
      if (condition === undefined) {
        throw new LocalCloudError(`Stack ${stack.name} has no condition called ${name}.`);
      }
      return resolve(condition, scope) === true;
    },
  };
  return scope;
}

/** Most names are referred to many times. */
function remembered<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const value = find(name);
    found.set(name, value);
    return value;
  };
}

function parameter(stack: Stack, name: string, options: ResolveOptions): unknown {
  const declared = stack.template.Parameters?.[name];
  if (declared === undefined) return undefined;
  const value = options.parameters[name] ?? declared.Default;
  if (value === undefined) {
    throw new LocalCloudError(`Parameter ${name} of stack ${stack.name} has no value.`);
  }
  return value;
}

function importValue(name: string, stacks: Stack[], scopes: Map<string, Scope>): unknown {
  for (const stack of stacks) {
    const scope = scopes.get(stack.name);
    if (scope === undefined) continue;
    for (const output of Object.values(stack.template.Outputs ?? {})) {
      if (output.Export !== undefined && resolve(output.Export.Name, scope) === name) {
        return resolve(output.Value, scope);
      }
    }
  }
  throw new LocalCloudError(`No stack exports ${name}.`);
}
