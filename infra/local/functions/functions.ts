/**
 * All functions of the template. Concurrency is the template's: reserved, or what a queue mapping
 * allows; where it says nothing, a ceiling fit for one machine.
 */
import { join } from 'node:path';
import { LocalCloudError } from '../local-cloud-error.ts';
import { nameFromArn } from '../aws-names.ts';
import type { Stack } from '../template/assembly.ts';
import { numberOf, objectOf, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { openFunctionLog } from './function-log.ts';
import { FunctionPool } from './function-pool.ts';
import { functionSettings } from './function-settings.ts';
import type { Endpoints } from './function-settings.ts';

export type Functions = {
  readonly all: () => FunctionPool[];
  /** By name or ARN. */
  readonly find: (identifier: string) => FunctionPool | undefined;
  readonly close: () => Promise<void>;
};

const concurrencyOnOneMachine = 4;

export function createFunctions(options: {
  resources: readonly Resource[];
  stacks: readonly Stack[];
  endpoints: Endpoints;
  home: string;
}): Functions {
  const { resources, stacks, endpoints, home } = options;
  const pools = new Map<string, FunctionPool>();
  for (const resource of resources.filter(({ type }) => type === 'AWS::Lambda::Function')) {
    const settings = functionSettings(resource, stacks, endpoints);
    pools.set(
      settings.name,
      new FunctionPool({
        settings,
        environment: settings.environment,
        concurrency: settings.reservedConcurrency ?? mappedConcurrency(settings.name, resources),
        log: openFunctionLog(join(home, 'logs', `${settings.name}.log`)),
      }),
    );
  }
  return {
    all: () => [...pools.values()],
    find: (identifier) => pools.get(nameFromArn(identifier)),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function mappedConcurrency(name: string, resources: readonly Resource[]): number {
  const allowed = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .filter((mapping) => nameFromArn(textOf(mapping, 'FunctionName')) === name)
    .map((mapping) =>
      Math.max(
        Number(objectOf(mapping, 'ScalingConfig').MaximumConcurrency ?? 0),
        numberOf(mapping, 'ParallelizationFactor', 0),
      ),
    );
  return Math.max(0, ...allowed) || concurrencyOnOneMachine;
}

export function functionOf(
  functions: Functions,
  resource: Resource,
  property: string,
): FunctionPool {
  const pool = functions.find(textOf(resource, property));
  if (pool !== undefined) return pool;
  throw new LocalCloudError(`${resource.path} names a function that does not exist.`);
}
