/**
 * Asynchronous invocation: accepted events are kept until the function succeeded, or its retries
 * ran out and the failure destination has them. Invariant: no accepted event is ever dropped
 * without a destination having been told.
 */
import { randomUUID } from 'node:crypto';
import type { Deliver } from '../delivery.ts';
import type { Mischief } from '../mischief.ts';
import type { StateDatabase } from '../state-database.ts';
import { numberOf, objectOf, oneOf, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { nameFromArn } from '../aws-names.ts';
import type { Functions } from './functions.ts';
import type { Invocation, Pool } from './pool.ts';

type Settings = { readonly attemptsMax: number; readonly onFailure: string | undefined };
type Accepted = { id: string; functionName: string; payload: string; attempts: number };

export type AsyncInvoker = {
  /** False when there is no such function. */
  readonly accept: (functionArn: string, payload: string) => boolean;
  /** Takes up what an earlier run left behind. */
  readonly resume: () => void;
  readonly close: () => void;
};

const retryMs = [1_000, 2_000];
const retriesOfLambda = 2;
const lostAnswer: Invocation = {
  ok: false,
  errorType: 'Sandbox.Lost',
  errorMessage: 'The answer was lost.',
};

export function createAsyncInvoker(options: {
  resources: readonly Resource[];
  functions: Functions;
  database: StateDatabase;
  deliver: () => Deliver;
  now: () => number;
  mischief?: Mischief | undefined;
}): AsyncInvoker {
  const { functions, database, deliver, now, mischief } = options;
  const { connection } = database;
  const settings = settingsByFunction(options.resources);
  const insert = connection.prepare('INSERT INTO async_invocations VALUES (?, ?, ?, ?, 0)');
  const drop = connection.prepare('DELETE FROM async_invocations WHERE id = ?');
  const count = connection.prepare('UPDATE async_invocations SET attempts = ? WHERE id = ?');
  const left = connection.prepare('SELECT * FROM async_invocations ORDER BY accepted_at_ms');
  let closed = false;

  const resultOf = async (pool: Pool, payload: string): Promise<Invocation> => {
    const answer = await pool.invoke(payload);
    return mischief?.losesAnswer?.(pool.settings.capability) === true ? lostAnswer : answer;
  };
  const giveUp = (accepted: Accepted, pool: Pool, result: Invocation): void =>
    database.together(() => {
      drop.run(accepted.id);
      const { deadLetterArn } = pool.settings;
      const onFailure = settings.get(accepted.functionName)?.onFailure;
      if (deadLetterArn !== undefined) deliver()(deadLetterArn, accepted.payload);
      if (onFailure !== undefined) deliver()(onFailure, failureRecord(accepted, result, now()));
    });
  const attempt = async (accepted: Accepted): Promise<void> => {
    const pool = functions.find(accepted.functionName);
    if (pool === undefined || closed) return;
    const result = await resultOf(pool, accepted.payload);
    if (closed) return;
    accepted.attempts += 1;
    if (result.ok) return void drop.run(accepted.id);
    const attemptsMax = settings.get(accepted.functionName)?.attemptsMax ?? retriesOfLambda + 1;
    if (accepted.attempts >= attemptsMax) return giveUp(accepted, pool, result);
    count.run(accepted.attempts, accepted.id);
    const delayMs = retryMs[Math.min(accepted.attempts, retryMs.length) - 1];
    setTimeout(() => void attempt(accepted), delayMs).unref();
  };
  return {
    accept: (functionArn, payload) => {
      const functionName = nameFromArn(functionArn);
      if (functions.find(functionName) === undefined) return false;
      const accepted = { id: randomUUID(), functionName, payload, attempts: 0 };
      insert.run(accepted.id, functionName, payload, now());
      setImmediate(() => void attempt(accepted));
      return true;
    },
    resume: () => {
      for (const row of left.all()) {
        void attempt({
          id: String(row.id),
          functionName: String(row.function_name),
          payload: String(row.payload),
          attempts: Number(row.attempts),
        });
      }
    },
    close: () => {
      closed = true;
    },
  };
}

function settingsByFunction(resources: readonly Resource[]): Map<string, Settings> {
  const configs = resources.filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig');
  return new Map(
    configs.map((config) => {
      oneOf(config, 'Qualifier', ['$LATEST']);
      const onFailure = objectOf(config, 'DestinationConfig').OnFailure as
        { Destination?: string } | undefined;
      const retries = numberOf(config, 'MaximumRetryAttempts', retriesOfLambda);
      return [
        nameFromArn(textOf(config, 'FunctionName')),
        { attemptsMax: retries + 1, onFailure: onFailure?.Destination },
      ];
    }),
  );
}

function failureRecord(accepted: Accepted, result: Invocation, nowMs: number): string {
  const errorType = result.ok ? undefined : result.errorType;
  const errorMessage = result.ok ? undefined : result.errorMessage;
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(nowMs).toISOString(),
    requestContext: {
      requestId: accepted.id,
      functionArn: `${accepted.functionName}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: accepted.attempts,
    },
    requestPayload: JSON.parse(accepted.payload) as unknown,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType, errorMessage },
  });
}
