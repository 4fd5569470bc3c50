/**
 * Where the real programs answer otherwise than the model, and who is right by what AWS documents or
 * by what its own emulator does. Each entry excuses as little as it can.
 */
import type { Answer } from './differential/rivals.ts';
import type { Difference, KnownDifference } from './differential/difference.ts';
import type { QueryInput, WriteInput } from './wire.ts';
import { canonicalNumber } from './decimal.ts';
import { codeOf, textOf } from './differential/normal-form.ts';

/** Goes through all that a value consists of; what becomes undefined is left out. */
function everywhere(value: unknown, replace: (name: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => everywhere(inner, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, everywhere(replace(name, inner), replace)])
      .filter(([, inner]) => inner !== undefined),
  );
}

type Reason = { readonly Code: string; readonly Message?: string };

const reasonsOf = ({ body }: Answer): readonly Reason[] =>
  (body['CancellationReasons'] as Reason[] | undefined) ?? [];

const codesOf = (answer: Answer): readonly string[] => reasonsOf(answer).map(({ Code }) => Code);

const messageOf = ({ body }: Answer): string => String(body['message'] ?? body['Message']);

/** What was refused, and why: the whole call, or actions of a transaction. */
const messagesOf = (answer: Answer): readonly string[] => [
  messageOf(answer),
  ...reasonsOf(answer).map(({ Message: message = '' }) => message),
];

const isTransaction = ({ call }: Difference): boolean => call.operation.startsWith('Transact');
const queryOf = ({ call }: Difference): QueryInput | undefined =>
  call.operation === 'Query' ? call.input : undefined;

const modelSays = ({ model }: Difference, pattern: RegExp): boolean =>
  messagesOf(model).some((message) => pattern.test(message));

const aboutExpressions =
  /^(Invalid (\w+)Expression: |ExpressionAttribute|Value provided in ExpressionAttribute)/;
const aboutValues =
  /contains duplicates|may not be empty|should not be empty|cannot be converted to a numeric|38 significant|Number (over|under)flow|must have the value of true|AttributeValue (is empty|has more than one)/;
const failures = [
  'TransactionCanceledException',
  'ConditionalCheckFailedException',
  'IdempotentParameterMismatchException',
];
const aboutOperands =
  /^Invalid \w+Expression: (Incorrect operand type|Invalid attribute type name|The BETWEEN operator|The first operand must be distinct)/;

const ofDynamoDbLocal: readonly KnownDifference[] = [
  {
    name: 'local-keeps-number-texts',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'DynamoDB trims leading and trailing zeros and keeps no exponents (HowItWorks.NamingRulesDataTypes); DynamoDB Local does so only at the top level of an item, and not in stream keys.',
    mend: (value) =>
      everywhere(value, (name, inner) =>
        name === 'N' && typeof inner === 'string' ? canonicalNumber(inner) : inner,
      ),
  },
  {
    name: 'local-counts-no-capacity',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'DynamoDB Local does not track consumed capacity (DynamoDBLocal.UsageNotes): it gives other units than are documented, also where none were asked for.',
    mend: (value) =>
      everywhere(value, (name, inner) => (name === 'ConsumedCapacity' ? undefined : inner)),
  },
  {
    name: 'local-refuses-whole-transactions',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'What one action cannot do to its item is a reason of that action, with the code ValidationError (API_TransactWriteItems); DynamoDB Local throws the plain exception, or gives one reason for all actions.',
    explains: (difference) =>
      isTransaction(difference) &&
      codesOf(difference.model).includes('ValidationError') &&
      (codeOf(difference.theirs) === 'ValidationException' ||
        codesOf(difference.theirs).join() === 'ValidationError'),
  },
  {
    name: 'local-gives-no-reasons-for-reads',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'A cancelled TransactGetItems has its reasons (API_TransactGetItems); DynamoDB Local leaves them out.',
    explains: ({ call, model, theirs }) =>
      call.operation === 'TransactGetItems' &&
      codeOf(model) === 'TransactionCanceledException' &&
      codeOf(theirs) === 'TransactionCanceledException' &&
      theirs.body['CancellationReasons'] === undefined,
  },
  {
    name: 'local-weighs-conditions-before-duplicates',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'Two actions on one item are refused before any is weighed (API_TransactWriteItems); DynamoDB Local gives the reasons of failed conditions first.',
    explains: (difference) =>
      modelSays(difference, /cannot include multiple operations on one item/) &&
      codesOf(difference.theirs).includes('ConditionalCheckFailed'),
  },
  {
    name: 'local-sees-the-end-of-a-range',
    rival: 'dynamodb-local',
    right: 'either',
    why: 'A full page may have a LastEvaluatedKey though nothing follows (Query.Pagination). DynamoDB Local leaves it out where the last item lies on the bound of the range or is the only one that there can be, and takes no such key to start from.',
    explains: (difference) =>
      queryOf(difference) !== undefined &&
      (lacksOnlyLastKey(difference) ||
        /does not match the range key predicate/.test(messageOf(difference.theirs))),
  },
  {
    name: 'local-orders-equal-index-keys',
    rival: 'dynamodb-local',
    right: 'either',
    why: 'Items of one index key are in no particular order (GSI: "only for uniqueness", no order is promised); by-owner has no sort key, so a limited page of it may hold any of them.',
    explains: (difference) =>
      queryOf(difference)?.IndexName === 'by-owner' &&
      difference.model.status === 200 &&
      difference.theirs.status === 200,
  },
  {
    name: 'local-evaluates-both-sides',
    rival: 'dynamodb-local',
    right: 'model',
    why: 'if_not_exists gives the first path where it exists (Expressions.UpdateExpressions); DynamoDB Local misses the second one all the same.',
    explains: ({ call, model, theirs }) =>
      /if_not_exists\([^,]+, [^:]/.test(JSON.stringify(call.input)) &&
      codeOf(model) !== 'ValidationException' &&
      /refers to an attribute that does not exist in the item/.test(messageOf(theirs)),
  },
  {
    name: 'local-returns-whole-attributes',
    rival: 'dynamodb-local',
    right: 'either',
    why: 'UPDATED_OLD and UPDATED_NEW give "only the updated attributes" (API_UpdateItem): of a nested path the model gives that path, DynamoDB Local the whole attribute around it, at least of lists.',
    explains: returnsWholeAttributes,
  },
];

function lacksOnlyLastKey({ model, theirs }: Difference): boolean {
  const { LastEvaluatedKey: own, ConsumedCapacity: _own, ...ours } = model.body;
  const { LastEvaluatedKey: their, ConsumedCapacity: _their, ...others } = theirs.body;
  const bare = (body: object): string => textOf(everywhere(body, withoutNumberTexts));
  return own !== undefined && their === undefined && bare(ours) === bare(others);
}

const withoutNumberTexts = (name: string, inner: unknown): unknown =>
  name === 'N' && typeof inner === 'string' ? canonicalNumber(inner) : inner;

/** Which part of an attribute an update returns; nobody documents it, and the product asks for none. */
function returnsWholeAttributes(difference: Difference): boolean {
  const { ReturnValues: wanted = '', UpdateExpression: text = '' } = difference.call
    .input as WriteInput;
  return (
    difference.call.operation === 'UpdateItem' &&
    wanted.startsWith('UPDATED') &&
    /[\w\]]\s*(\[|\.)/.test(text) &&
    difference.model.status === 200 &&
    difference.theirs.status === 200
  );
}

const ofDynoxide: readonly KnownDifference[] = [
  {
    name: 'dynoxide-compares-anything',
    rival: 'dynoxide',
    right: 'model',
    why: 'A set, map, list or boolean cannot be written into a comparison of order, nor an unknown type name, nor BETWEEN with its bounds reversed, nor one operand twice; DynamoDB Local refuses each like the model, dynoxide weighs them.',
    explains: (difference) =>
      codeOf(difference.theirs) !== 'ValidationException' && modelSays(difference, aboutOperands),
  },
  {
    name: 'dynoxide-overlooks-overlaps',
    rival: 'dynoxide',
    right: 'model',
    why: 'Two paths of one update may not overlap (Expressions.UpdateExpressions; DynamoDB Local refuses them too); dynoxide sees it only after the condition, and not in all sections.',
    explains: (difference) =>
      codeOf(difference.theirs) !== 'ValidationException' &&
      modelSays(difference, /Two document paths (overlap|conflict) with each other/),
  },
  {
    name: 'dynoxide-reads-expressions-late',
    rival: 'dynoxide',
    right: 'model',
    why: 'An expression or a value that cannot be understood refuses the whole request with ValidationException, as DynamoDB Local does; dynoxide weighs conditions first, and in transactions makes it the reason of one action.',
    explains: (difference) =>
      codeOf(difference.model) === 'ValidationException' &&
      failures.includes(codeOf(difference.theirs)) &&
      (modelSays(difference, aboutExpressions) || modelSays(difference, aboutValues)),
  },
  {
    name: 'dynoxide-writes-nowhere',
    rival: 'dynoxide',
    right: 'model',
    why: 'A nested path whose parent does not exist is refused in every clause, as DynamoDB Local does; to dynoxide there is often nothing to do.',
    explains: (difference) =>
      /"UpdateExpression":"[^"]*[.[]/.test(JSON.stringify(difference.call.input)) &&
      codeOf(difference.theirs) !== 'ValidationException' &&
      modelSays(difference, /^The document path provided in the update expression is invalid/),
  },
  {
    name: 'dynoxide-projects-transactions-its-own-way',
    rival: 'dynoxide',
    right: 'model',
    why: 'A projection gives what it names and an item is there even if that is nothing, as in GetItem and in DynamoDB Local; in TransactGetItems dynoxide adds the keys, and leaves out what is empty.',
    explains: ({ call, model, theirs }) =>
      call.operation === 'TransactGetItems' &&
      JSON.stringify(call.input).includes('ProjectionExpression') &&
      model.status === 200 &&
      theirs.status === 200,
  },
  {
    name: 'dynoxide-takes-empty-projections',
    rival: 'dynoxide',
    right: 'model',
    why: 'An empty expression is refused, as by DynamoDB Local; dynoxide takes an empty projection for none in TransactGetItems.',
    explains: (difference) =>
      difference.call.operation === 'TransactGetItems' &&
      difference.theirs.status === 200 &&
      modelSays(difference, /^Invalid ProjectionExpression: The expression can not be empty/),
  },
  {
    name: 'dynoxide-skips-what-it-does-not-weigh',
    rival: 'dynoxide',
    right: 'model',
    why: 'Every placeholder of an expression must be defined (Expressions.ExpressionAttributeValues; DynamoDB Local refuses others); dynoxide does not miss one in a part of a condition that it need not weigh.',
    explains: (difference) =>
      difference.theirs.status === 200 &&
      modelSays(difference, /^Invalid \w+Expression: An expression attribute .* is not defined/),
  },
  {
    name: 'dynoxide-ends-pages-early',
    rival: 'dynoxide',
    right: 'either',
    why: 'A page ends at 1 MB (Query.Pagination): with the item that reaches it, as in DynamoDB Local, or in dynoxide before it.',
    explains: (difference) =>
      JSON.stringify(difference.call.input).includes('#full"') &&
      queryOf(difference) !== undefined &&
      difference.model.status === 200 &&
      difference.theirs.status === 200,
  },
  {
    name: 'dynoxide-skips-dead-values',
    rival: 'dynoxide',
    right: 'model',
    why: 'Every value of a request is checked (API_UpdateItem, and DynamoDB Local does); dynoxide overlooks one that another part of the same update overwrites.',
    explains: (difference) =>
      difference.theirs.status === 200 &&
      modelSays(difference, /^ExpressionAttributeValues contains invalid value/),
  },
  {
    name: 'dynoxide-projects-everything',
    rival: 'dynoxide',
    right: 'model',
    why: 'A query of an index may ask only for what is projected, in its projection and in its filter (GSI: "you can only request attributes that are projected into the index"); dynoxide finds nothing there instead.',
    explains: (difference) =>
      difference.theirs.status === 200 &&
      modelSays(difference, /does not project/) &&
      queryOf(difference)?.IndexName !== undefined,
  },
  {
    name: 'dynoxide-starts-anew',
    rival: 'dynoxide',
    right: 'model',
    why: 'A page begins after its ExclusiveStartKey (API_Query); in a table without sort keys dynoxide gives the item of that key again.',
    explains: (difference) =>
      queryOf(difference)?.TableName === 'bytes' &&
      queryOf(difference)?.IndexName === undefined &&
      queryOf(difference)?.ExclusiveStartKey !== undefined,
  },
  {
    name: 'dynoxide-returns-keys-of-new-items',
    rival: 'dynoxide',
    right: 'model',
    why: 'ALL_OLD gives the item as it was before the update (API_UpdateItem); where there was none dynoxide gives its key.',
    explains: ({ call, model, theirs }) =>
      call.operation === 'UpdateItem' &&
      model.status === 200 &&
      model.body['Attributes'] === undefined &&
      textOf(theirs.body['Attributes']) === textOf((call.input as WriteInput).Key),
  },
  {
    name: 'dynoxide-charges-for-projections',
    rival: 'dynoxide',
    right: 'model',
    why: 'Reading costs by the size of the item, whatever of it is asked for (CapacityUnitCalculations); dynoxide charges GetItem for what the projection gives.',
    explains: ({ call, model, theirs }) =>
      call.operation === 'GetItem' &&
      JSON.stringify(call.input).includes('ProjectionExpression') &&
      textOf({ ...model.body, ConsumedCapacity: 0 }) ===
        textOf({ ...theirs.body, ConsumedCapacity: 0 }),
  },
  {
    name: 'dynoxide-takes-any-keys',
    rival: 'dynoxide',
    right: 'model',
    why: 'A key condition compares with a value that can be such a key, by its type and length (DynamoDB Local refuses others); dynoxide finds nothing.',
    explains: (difference) =>
      queryOf(difference) !== undefined &&
      difference.theirs.status === 200 &&
      modelSays(
        difference,
        /Condition parameter type does not match|Aggregated size of all range keys/,
      ),
  },
  {
    name: 'dynoxide-takes-empty-keys',
    rival: 'dynoxide',
    right: 'model',
    why: 'No key has an empty value, so asking for one is refused up front, as DynamoDB Local does; dynoxide finds nothing, or makes it the reason of one read.',
    explains: (difference) =>
      ['Query', 'TransactGetItems'].includes(difference.call.operation) &&
      codeOf(difference.theirs) !== 'ValidationException' &&
      modelSays(difference, /cannot contain an empty (string|binary) value/),
  },
  {
    name: 'dynoxide-weighs-updates-closely',
    rival: 'dynoxide',
    right: 'rival',
    why: 'UpdateItem counts, besides the item, 3 bytes and up to 19 for each clause against the 400 KB, which is not documented; no item of the product comes near.',
    explains: ({ call, model, theirs }) =>
      call.operation === 'UpdateItem' &&
      model.status === 200 &&
      /Item size to update has exceeded/.test(messageOf(theirs)),
  },
  {
    name: 'dynoxide-pads-lists',
    rival: 'dynoxide',
    right: 'model',
    why: 'An element beyond the end of a list is appended (Expressions.UpdateExpressions: "adds the new element to the end of the list"), as in DynamoDB Local; dynoxide fills up with nulls.',
    explains: (difference) =>
      /SET [^"]*\[\d+\]/.test(JSON.stringify(difference.call.input)) &&
      textOf(withoutNulls(difference.items?.model)) ===
        textOf(withoutNulls(difference.items?.theirs)),
  },
  {
    name: 'dynoxide-tells-of-no-change',
    rival: 'dynoxide',
    right: 'model',
    why: 'A write that changes nothing has no stream record (Streams: "does not write a stream record for that operation"); dynoxide writes one with equal images.',
    mendRecords: (records) =>
      records.filter(
        ({ eventName, dynamodb: { OldImage, NewImage } }) =>
          eventName !== 'MODIFY' || textOf(OldImage) !== textOf(NewImage),
      ),
  },
  {
    name: 'dynoxide-returns-whole-attributes',
    rival: 'dynoxide',
    right: 'either',
    why: 'UPDATED_OLD and UPDATED_NEW give "only the updated attributes" (API_UpdateItem): of a nested path the model gives that path, dynoxide the whole attribute around it, at least of lists.',
    explains: returnsWholeAttributes,
  },
];

/** All lists, without those of their elements that are null. */
const withoutNulls = (items: unknown): unknown =>
  everywhere(items, (name, inner) =>
    name === 'L' && Array.isArray(inner)
      ? inner.filter((element) => textOf(element) !== '{"NULL":true}')
      : inner,
  );

export const knownDifferences: readonly KnownDifference[] = [...ofDynamoDbLocal, ...ofDynoxide];
