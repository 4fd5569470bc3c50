/**
 * Transactions: all of their actions take effect in one moment, or none does and each has a reason
 * (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html).
 */
import type { Action, Plan, WriteKind } from './write.ts';
import type { CancellationReason } from './refusal.ts';
import type { DynamoTable } from './table.ts';
import type { TransactWrite, TransactWriteInput, WriteInput } from './wire.ts';
import {
  DynamoRefusal,
  UpFrontRefusal,
  conditionReason,
  invalid,
  noReason,
  transactionCanceled,
} from './refusal.ts';
import { idOf } from './table.ts';
import { placeOf } from './schema.ts';
import { plan, understand } from './write.ts';

const actionsMax = 100;
const bytesMax = 4 * 1024 * 1024;
const tokenMs = 10 * 60 * 1000;

type TableOf = (name: string | undefined) => DynamoTable;

const kinds: readonly WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

/** The actions, each of which makes sense by itself. */
export function understandTransaction(
  input: TransactWriteInput,
  tableOf: TableOf,
): readonly Action[] {
  const items = input.TransactItems ?? [];
  checkCount(items.length);
  const actions = items.map((item) => actionOf(item, tableOf));
  refuseDuplicates(actions);
  return actions;
}

/** What each would do; throws `TransactionCanceledException` when one must not. */
export function planTransaction(actions: readonly Action[]): readonly Plan[] {
  const plans = actions.map(planned);
  const reasons = plans.map(reasonOf);
  if (reasons.some(({ Code }) => Code !== 'None')) throw transactionCanceled(reasons);
  const done = plans as readonly Plan[];
  const bytes = done.reduce((sum, { afterBytes }) => sum + afterBytes, 0);
  if (bytes > bytesMax) throw invalid('Transaction request cannot exceed 4 MB');
  return done;
}

export function checkCount(count: number): void {
  if (count < 1 || count > actionsMax)
    throw invalid(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${count < 1 ? 'greater than or equal to 1' : `less than or equal to ${actionsMax}`}`,
    );
}

function actionOf(item: TransactWrite, tableOf: TableOf): Action {
  const given = kinds.filter((kind) => item[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const input = item[kind] as WriteInput;
  if (kind === 'ConditionCheck' && input.ConditionExpression === undefined)
    throw invalid(
      "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
    );
  return understand(kind, input, tableOf);
}

/** What a table cannot hold is a reason like any other. */
const planned = (action: Action): Plan | DynamoRefusal => orRefusal(() => plan(action));

export function orRefusal<T>(attempt: () => T): T | DynamoRefusal {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof DynamoRefusal && !(error instanceof UpFrontRefusal)) return error;
    throw error;
  }
}

function refuseDuplicates(actions: readonly Action[]): void {
  const seen = new Set<string>();
  for (const { table, input } of actions) {
    const place = placeOf(table.schema.keys, input.Item ?? input.Key ?? {});
    const id = place && `${table.name}\n${idOf(place)}`;
    if (id === undefined) continue;
    if (seen.has(id))
      throw invalid('Transaction request cannot include multiple operations on one item');
    seen.add(id);
  }
}

export const validationReason = ({ message }: DynamoRefusal): CancellationReason => ({
  Code: 'ValidationError',
  Message: message,
});

function reasonOf(one: Plan | DynamoRefusal): CancellationReason {
  if (one instanceof DynamoRefusal) return validationReason(one);
  if (one.outcome !== 'refused') return noReason;
  const shown = one.action.input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return conditionReason(shown ? one.before : undefined);
}

type Remembered = { readonly atMs: number; readonly input: TransactWriteInput };

/** Transactions that were done lately: the same request again has no second effect. */
export class RequestTokens {
  readonly #done = new Map<string, Remembered>();

  /** True when this very request was done before. */
  isRepeated(input: TransactWriteInput, nowMs: number): boolean {
    const token = input.ClientRequestToken;
    const known = token === undefined ? undefined : this.#done.get(token);
    if (!known || nowMs - known.atMs > tokenMs) return false;
    if (known.input === input || fingerprint(known.input) === fingerprint(input)) return true;
    throw new DynamoRefusal(
      'IdempotentParameterMismatchException',
      'Requests with the same client request token must have the same parameters',
    );
  }

  remember(input: TransactWriteInput, nowMs: number): void {
    const token = input.ClientRequestToken;
    if (token === undefined) return;
    for (const [old, { atMs }] of this.#done) {
      if (nowMs - atMs <= tokenMs) break;
      this.#done.delete(old);
    }
    this.#done.delete(token);
    this.#done.set(token, { atMs: nowMs, input });
  }
}

const fingerprint = ({ TransactItems }: TransactWriteInput): string =>
  JSON.stringify(TransactItems);
