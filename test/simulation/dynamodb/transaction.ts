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
  conditionReason,
  invalid,
  noReason,
  transactionCanceled,
} from './refusal.ts';
import { idOf } from './table.ts';
import { plan, understand } from './write.ts';

const actionsMax = 100;
const bytesMax = 4 * 1024 * 1024;
const tokenMs = 10 * 60 * 1000;

type TableOf = (name: string | undefined) => DynamoTable;

const kinds: readonly WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

/** What each action would do; throws `TransactionCanceledException` when one must not. */
export function planTransaction(input: TransactWriteInput, tableOf: TableOf): readonly Plan[] {
  const items = input.TransactItems ?? [];
  checkCount(items.length);
  const actions = items.map((item) => actionOf(item, tableOf));
  const plans = actions.map(planned);
  refuseDuplicates(plans);
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
function planned(action: Action): Plan | DynamoRefusal {
  try {
    return plan(action);
  } catch (error) {
    if (error instanceof DynamoRefusal) return error;
    throw error;
  }
}

function refuseDuplicates(plans: readonly (Plan | DynamoRefusal)[]): void {
  const seen = new Set<string>();
  for (const one of plans) {
    if (one instanceof DynamoRefusal) continue;
    const id = `${one.action.table.name}\n${idOf(one.place)}`;
    if (seen.has(id))
      throw invalid('Transaction request cannot include multiple operations on one item');
    seen.add(id);
  }
}

function reasonOf(one: Plan | DynamoRefusal): CancellationReason {
  if (one instanceof DynamoRefusal) return { Code: 'ValidationError', Message: one.message };
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
