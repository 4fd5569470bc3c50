/**
 * All functions of the template. Concurrency is the template's: reserved, or what a queue mapping
 * allows; where it says nothing, a ceiling fit for one machine.
 */
import { LocalCloudError } from '../local-cloud-error.ts';
import { nameFromArn } from '../aws-names.ts';
import { numberOf, objectOf, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { functionSettings } from './function-settings.ts';
import type { Endpoints } from './function-settings.ts';
import type { Pool, PoolFactory } from './pool.ts';

export type Functions = {
  readonly all: () => Pool[];
  /** By name or ARN. */
  readonly find: (identifier: string) => Pool | undefined;
  readonly close: () => Promise<void>;
};

const concurrencyOnOneMachine = 4;

export function createFunctions(options: {
  resources: readonly Resource[];
  endpoints: Endpoints;
  poolOf: PoolFactory;
}): Functions {
  const { resources, endpoints, poolOf } = options;
  const pools = new Map<string, Pool>();
  const mappings = resources.filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping');
  for (const resource of resources.filter(({ type }) => type === 'AWS::Lambda::Function')) {
    const settings = functionSettings(resource, endpoints);
    const { name, reservedConcurrency } = settings;
    const concurrency = reservedConcurrency ?? mappedConcurrency(name, mappings);
    pools.set(name, poolOf({ settings, concurrency }));
  }
  return {
    all: () => [...pools.values()],
    find: (identifier) => pools.get(nameFromArn(identifier)),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function mappedConcurrency(name: string, mappings: readonly Resource[]): number {
  const allowed = mappings
    .filter((mapping) => nameFromArn(textOf(mapping, 'FunctionName')) === name)
    .map((mapping) =>
      Math.max(
        Number(objectOf(mapping, 'ScalingConfig').MaximumConcurrency ?? 0),
        numberOf(mapping, 'ParallelizationFactor', 0),
      ),
    );
  return Math.max(0, ...allowed) || concurrencyOnOneMachine;
}

export function functionOf(functions: Functions, resource: Resource, property: string): Pool {
  const pool = functions.find(textOf(resource, property));
  if (pool !== undefined) return pool;
  throw new LocalCloudError(`${resource.path} names a function that does not exist.`);
}
