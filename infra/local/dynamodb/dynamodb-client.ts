/**
 * The few DynamoDB calls that the local cloud itself makes, as plain JSON over HTTP: it has to
 * read streams, which the product's own clients do not. Credentials are the same dummies that the
 * functions have, because some local DynamoDBs keep their data apart by them.
 */
import { region } from '../aws-names.ts';

export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type DynamoDb = {
  readonly endpoint: string;
  readonly call: <T>(
    service: 'DynamoDB_20120810' | 'DynamoDBStreams_20120810',
    operation: string,
    input: object,
  ) => Promise<T>;
};

export function dynamoDbClient(endpoint: string): DynamoDb {
  const scope = `local/20260101/${region}/dynamodb/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    'x-amz-date': '20260101T000000Z',
  };
  return {
    endpoint,
    call: async <T>(service: string, operation: string, input: object): Promise<T> => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { ...headers, 'x-amz-target': `${service}.${operation}` },
        body: JSON.stringify(input),
      });
      const answer = (await response.json()) as T & { __type?: string; message?: string };
      if (response.ok) return answer;
      const code = answer.__type?.split('#').at(-1) ?? String(response.status);
      throw new DynamoDbError(code, answer.message ?? `DynamoDB answered ${response.status}`);
    },
  };
}
