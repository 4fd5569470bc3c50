/** What goes over the wire of DynamoDB's JSON protocol (AWS JSON 1.0), as far as the model speaks it. */

/** Exactly one of these is there. */
export type AttributeValue = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly AttributeValue[];
  readonly M?: Item;
};
export type AttributeType = keyof AttributeValue;

/** Never changed once it is stored: a write puts another one in its place. */
export type Item = { readonly [name: string]: AttributeValue };
export type Names = { readonly [name: string]: string };

export type Expressions = {
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Names;
  readonly ExpressionAttributeValues?: Item;
};

type Metered = { readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE' };

export type ReturnValues = 'NONE' | 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW';

/** Put, update, delete or condition check: alone or within a transaction. */
export type WriteInput = Expressions &
  Metered & {
    readonly TableName?: string;
    readonly Item?: Item;
    readonly Key?: Item;
    readonly ReturnValues?: ReturnValues;
    readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
  };

export type GetInput = Expressions &
  Metered & { readonly TableName?: string; readonly Key?: Item; readonly ConsistentRead?: boolean };

export type QueryInput = Expressions &
  Metered & {
    readonly TableName?: string;
    readonly IndexName?: string;
    readonly ExclusiveStartKey?: Item;
    readonly Limit?: number;
    readonly ScanIndexForward?: boolean;
    readonly ConsistentRead?: boolean;
    readonly Select?:
      'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';
  };

export type KeysAndAttributes = Expressions & {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
};
export type BatchGetInput = Metered & {
  readonly RequestItems?: { readonly [table: string]: KeysAndAttributes };
};

export type BatchWrite = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
};
export type BatchWriteInput = Metered & {
  readonly RequestItems?: { readonly [table: string]: readonly BatchWrite[] };
};

export type TransactWrite = {
  readonly Put?: WriteInput;
  readonly Update?: WriteInput;
  readonly Delete?: WriteInput;
  readonly ConditionCheck?: WriteInput;
};
export type TransactWriteInput = Metered & {
  readonly TransactItems?: readonly TransactWrite[];
  readonly ClientRequestToken?: string;
};
export type TransactGetInput = Metered & {
  readonly TransactItems?: readonly { readonly Get: GetInput }[];
};

export type KeySchema = readonly {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}[];
export type IndexInput = {
  readonly IndexName: string;
  readonly KeySchema: KeySchema;
  readonly Projection?: {
    readonly ProjectionType?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly NonKeyAttributes?: readonly string[];
  };
};
export type CreateTableInput = {
  readonly TableName?: string;
  readonly AttributeDefinitions?: readonly {
    readonly AttributeName: string;
    readonly AttributeType: 'S' | 'N' | 'B';
  }[];
  readonly KeySchema?: KeySchema;
  readonly BillingMode?: string;
  readonly GlobalSecondaryIndexes?: readonly IndexInput[];
  readonly StreamSpecification?: {
    readonly StreamEnabled?: boolean;
    readonly StreamViewType?: StreamView;
  };
};
export type StreamView = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY';

export type TimeToLiveInput = {
  readonly TableName?: string;
  readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean };
};

export type Output = Readonly<Record<string, unknown>>;
