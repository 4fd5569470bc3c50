/** The DynamoDB to use: one that runs already, or dynoxide on a file in the home folder. */
import { dynamoDbClient } from './dynamodb-client.ts';
import type { DynamoDb } from './dynamodb-client.ts';
import { startDynoxide } from './dynoxide.ts';

export type Database = {
  readonly endpoint: string;
  readonly client: DynamoDb;
  /** Only where the file is ours to prepare. */
  readonly databaseFile: string | undefined;
  readonly close: () => Promise<void>;
};

export async function startDatabase(
  options: {
    readonly dynamodbEndpoint?: string | undefined;
    readonly log: (line: string) => void;
  },
  home: string,
): Promise<Database> {
  const given = options.dynamodbEndpoint;
  if (given !== undefined) {
    const client = dynamoDbClient(given);
    return { endpoint: given, client, databaseFile: undefined, close: () => Promise.resolve() };
  }
  const dynoxide = await startDynoxide(home, options.log);
  return { ...dynoxide, client: dynamoDbClient(dynoxide.endpoint) };
}
