/**
 * How DynamoDB says no: as the model's own answer, and for the fault layer, which refuses calls that
 * the model would have served. Codes and statuses:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import type { Item } from './wire.ts';

export class DynamoRefusal extends Error {
  override readonly name = 'DynamoRefusal';
  readonly code: string;
  readonly status: number;
  /** What the body has beside type and message: `Item` or `CancellationReasons`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = code === 'InternalServerError' ? 500 : 400;
    this.extra = extra;
  }
}

/** Refused before a transaction is even opened: it is no reason of one of its actions. */
export class UpFrontRefusal extends DynamoRefusal {}

export const invalidUpFront = (message: string): UpFrontRefusal =>
  new UpFrontRefusal('ValidationException', message);

/** Errors that the protocol's own layers answer with come under other names than the service's. */
const families: Readonly<Record<string, string>> = {
  ValidationException: 'com.amazon.coral.validate',
  SerializationException: 'com.amazon.coral.service',
  ThrottlingException: 'com.amazon.coral.availability',
  ExpiredTokenException: 'com.amazon.coral.service',
  UnknownOperationException: 'com.amazon.coral.service',
};

/** The body of the HTTP answer. */
export const refusalBody = (refusal: DynamoRefusal): Record<string, unknown> => ({
  __type: `${families[refusal.code] ?? 'com.amazonaws.dynamodb.v20120810'}#${refusal.code}`,
  [refusal.code === 'TransactionCanceledException' ? 'Message' : 'message']: refusal.message,
  ...refusal.extra,
});

export const invalid = (message: string): DynamoRefusal =>
  new DynamoRefusal('ValidationException', message);

export const invalidParameters = (message: string): DynamoRefusal =>
  invalid(`One or more parameter values were invalid: ${message}`);

export const noSuchTable = (): DynamoRefusal =>
  new DynamoRefusal('ResourceNotFoundException', 'Requested resource not found');

const conditionFailed = 'The conditional request failed';

export const conditionalCheckFailed = (item: Item | undefined): DynamoRefusal =>
  new DynamoRefusal('ConditionalCheckFailedException', conditionFailed, item && { Item: item });

export type CancellationReason = {
  readonly Code:
    | 'None'
    | 'ConditionalCheckFailed'
    | 'TransactionConflict'
    | 'ProvisionedThroughputExceeded'
    | 'ThrottlingError'
    | 'ItemCollectionSizeLimitExceeded'
    | 'ValidationError';
  readonly Message?: string;
  readonly Item?: Item;
};

export const noReason: CancellationReason = { Code: 'None' };

export const conditionReason = (item: Item | undefined): CancellationReason => ({
  Code: 'ConditionalCheckFailed',
  Message: conditionFailed,
  ...(item && { Item: item }),
});

const reasonMessages = {
  TransactionConflict: 'Transaction is ongoing for the item',
  ProvisionedThroughputExceeded:
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API',
  ThrottlingError:
    'Throughput exceeds the current capacity for one or more global secondary indexes or tables. DynamoDB is automatically scaling your index or table so please try again shortly.',
} as const;

/** Reasons that come from outside: the fault layer puts them at the actions it means. */
export const busyReason = (Code: keyof typeof reasonMessages): CancellationReason => ({
  Code,
  Message: reasonMessages[Code],
});

export const transactionCanceled = (reasons: readonly CancellationReason[]): DynamoRefusal =>
  new DynamoRefusal(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons
      .map(({ Code }) => Code)
      .join(', ')}]`,
    { CancellationReasons: reasons },
  );

/** Answers a single write (and a transactional read) of an item that a transaction works on. */
export const transactionConflict = (): DynamoRefusal =>
  new DynamoRefusal('TransactionConflictException', reasonMessages.TransactionConflict);

/** The same token again while its first request still runs. */
export const transactionInProgress = (): DynamoRefusal =>
  new DynamoRefusal(
    'TransactionInProgressException',
    'The transaction with the given request token is already in progress',
  );

export const throughputExceeded = (): DynamoRefusal =>
  new DynamoRefusal(
    'ProvisionedThroughputExceededException',
    `${reasonMessages.ProvisionedThroughputExceeded}.`,
  );

export const throttled = (): DynamoRefusal =>
  new DynamoRefusal('ThrottlingException', reasonMessages.ThrottlingError);

export const requestLimitExceeded = (): DynamoRefusal =>
  new DynamoRefusal(
    'RequestLimitExceeded',
    'Throughput exceeds the current throughput limit for your account. Please contact AWS Support at https://aws.amazon.com/support request a limit increase',
  );

export const internalError = (): DynamoRefusal =>
  new DynamoRefusal('InternalServerError', 'Internal server error');

export const expiredToken = (): DynamoRefusal =>
  new DynamoRefusal(
    'ExpiredTokenException',
    'The security token included in the request is expired',
  );
