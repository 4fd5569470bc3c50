/** Refusals that the fault layer makes up must look like DynamoDB's own on the wire. */
import { expect, test } from '@jest/globals';
import {
  busyReason,
  conditionReason,
  conditionalCheckFailed,
  expiredToken,
  internalError,
  invalid,
  noReason,
  refusalBody,
  requestLimitExceeded,
  throttled,
  throughputExceeded,
  transactionCanceled,
  transactionConflict,
  transactionInProgress,
} from './refusal.ts';

const service = 'com.amazonaws.dynamodb.v20120810';

test.each([
  [transactionConflict(), 400, `${service}#TransactionConflictException`],
  [transactionInProgress(), 400, `${service}#TransactionInProgressException`],
  [throughputExceeded(), 400, `${service}#ProvisionedThroughputExceededException`],
  [requestLimitExceeded(), 400, `${service}#RequestLimitExceeded`],
  [internalError(), 500, `${service}#InternalServerError`],
  [throttled(), 400, 'com.amazon.coral.availability#ThrottlingException'],
  [expiredToken(), 400, 'com.amazon.coral.service#ExpiredTokenException'],
  [invalid('no'), 400, 'com.amazon.coral.validate#ValidationException'],
])('%s has its status and its type', (refusal, status, type) => {
  expect(refusal.status).toBe(status);
  expect(refusalBody(refusal)).toMatchObject({ __type: type, message: refusal.message });
});

test('a failed condition carries the item that stood in the way', () => {
  const item = { pk: { S: 'a' } };
  expect(refusalBody(conditionalCheckFailed(item))).toEqual({
    __type: `${service}#ConditionalCheckFailedException`,
    message: 'The conditional request failed',
    Item: item,
  });
  expect(refusalBody(conditionalCheckFailed(undefined))).not.toHaveProperty('Item');
});

test('a cancelled transaction has a reason for each action, in order', () => {
  const refusal = transactionCanceled([
    noReason,
    busyReason('TransactionConflict'),
    conditionReason(undefined),
  ]);
  expect(refusalBody(refusal)).toEqual({
    __type: `${service}#TransactionCanceledException`,
    Message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict, ConditionalCheckFailed]',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
    ],
  });
});
