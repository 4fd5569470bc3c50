/**
 * Creates the tables of an assembly and then resolves everything: only a table that exists has a
 * stream that others can refer to.
 */
import type { DynamoDb } from '../dynamodb/dynamodb-client.ts';
import { createTables } from '../dynamodb/tables.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Stack } from './assembly.ts';
import type { Addresses } from './identities.ts';
import { resolveTemplate, resolveType } from './resolved-template.ts';
import type { Resource } from './resolved-template.ts';

export async function resolveAssembly(options: {
  readonly stacks: Stack[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly addresses: Addresses;
  readonly dynamodb: DynamoDb;
}): Promise<Resource[]> {
  const { stacks, dynamodb } = options;
  const tables = resolveType(stacks, 'AWS::DynamoDB::GlobalTable', {
    ...options,
    streamArn: (name) => {
      throw new LocalCloudError(`Table ${name} cannot refer to its own stream.`);
    },
  });
  const streamArns = await createTables(tables, dynamodb);
  return resolveTemplate(stacks, {
    ...options,
    streamArn: (name) => {
      const found = streamArns.get(name);
      if (found === undefined) throw new LocalCloudError(`Table ${name} has no stream.`);
      return found;
    },
  });
}
