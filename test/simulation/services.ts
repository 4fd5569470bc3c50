/**
 * What AWS does for a call that has come through the boundary: DynamoDB from its model, all else
 * from the local cloud's own services, and the refusals that a fault makes of either.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AwsServices } from '../../infra/local/aws-services.ts';
import { AwsError } from '../../infra/local/aws-services.ts';
import type { Dynamo } from './dynamodb/dynamo.ts';
import {
  DynamoRefusal,
  busyReason,
  noReason,
  refusalBody,
  transactionCanceled,
  transactionConflict,
} from './dynamodb/refusal.ts';
import type { AwsEffect, WireAnswer, WireCall } from './kernel/aws-clients.ts';
import { awsRefusal } from './kernel/aws-clients.ts';
import type { Chance } from './kernel/chance.ts';
import type { CallFault } from './kernel/faults.ts';
import type { CallSite } from './observation.ts';

/** Whose call has its effect now, and when it left its caller, as far as that matters. */
type Acting = { readonly site: CallSite; readonly leftAtMs?: number | undefined };
const acting = new AsyncLocalStorage<Acting>();
export const actingSite = (): CallSite | undefined => acting.getStore()?.site;
export const leftAtMs = (): number | undefined => acting.getStore()?.leftAtMs;
export const actFor = <T>(acts: Acting, act: () => T): T => acting.run(acts, act);

/** How much of what may be read late is, and by how much at the most. */
type Lag = { readonly share: number; readonly upToMs: number };

/** In some worlds all the time: a second or so as a rule, but nobody promises how much less than minutes. */
const lagOf = (chance: Chance): Lag =>
  chance.weighed<Lag>([
    [7, { share: 0, upToMs: 0 }],
    [1, { share: 0.5, upToMs: 3_000 }],
    [2, { share: 0.7, upToMs: 180_000 }],
  ]);

const staleMsMax = (chance: Chance): number => (chance.happens(0.5) ? 180_000 : 3_000);

export function awsEffect(parts: {
  readonly dynamo: Dynamo;
  readonly services: AwsServices;
  readonly chance: Chance;
}): AwsEffect {
  const lag = lagOf(parts.chance);
  const work = (call: WireCall, fault: CallFault | undefined): WireAnswer | Promise<WireAnswer> =>
    call.service === 'dynamodb'
      ? fromDynamo({ ...parts, lag }, call, fault)
      : fromServices(parts, call, fault);
  return async (call, fault, site) => {
    const refusal = awsRefusal(fault);
    if (refusal && fault !== 'server error after the effect') return refusal;
    const answer = await actFor({ site }, () => work(call, fault));
    return refusal ?? answer;
  };
}

type Parts = Parameters<typeof awsEffect>[0];

function fromDynamo(
  { dynamo, chance, lag }: Parts & { readonly lag: Lag },
  { operation, input }: WireCall,
  fault: CallFault | undefined,
): WireAnswer {
  const name = operation === 'Query of an index' ? 'Query' : operation;
  try {
    if (fault === 'conflict') throw conflictOf(name, input);
    const lagMs = lagMsOf(chance, lag, fault);
    const isPartial = fault === 'partly unprocessed';
    const leftOut = (at: number): boolean => isPartial && (at === 0 || chance.happens(0.5));
    return ok(dynamo.call(name, input, { lagMs, leftOut }));
  } catch (error) {
    if (!(error instanceof DynamoRefusal)) throw error;
    return { status: error.status, errorType: error.code, body: refusalBody(error) };
  }
}

function lagMsOf(chance: Chance, lag: Lag, fault: CallFault | undefined): number {
  if (fault === 'stale read') return chance.integer(1, staleMsMax(chance));
  return chance.happens(lag.share) ? chance.integer(1, lag.upToMs) : 0;
}

const ok = (body: unknown): WireAnswer => ({ status: 200, body });

/** Somebody else has the item in a transaction at this moment. */
function conflictOf(operation: string, input: Readonly<Record<string, unknown>>): DynamoRefusal {
  if (operation !== 'TransactWriteItems') return transactionConflict();
  const actions = (input['TransactItems'] as readonly unknown[]).length;
  const reasons = Array.from({ length: actions }, (_, index) =>
    index === 0 ? busyReason('TransactionConflict') : noReason,
  );
  return transactionCanceled(reasons);
}

async function fromServices(
  { services, chance }: Parts,
  call: WireCall,
  fault: CallFault | undefined,
): Promise<WireAnswer> {
  const { target, input } = call;
  if (target === undefined) return fromRest(services, call);
  try {
    if (fault === 'partly unprocessed') return await inPart(services, chance, target, input);
    return ok(await services.call(target, input));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message, status } = error;
    return { status, errorType: code, body: { __type: code, message } };
  }
}

async function fromRest(services: AwsServices, call: WireCall): Promise<WireAnswer> {
  const query = new URLSearchParams(call.query as Record<string, string>).toString();
  const reply = await services.answer({
    method: call.method,
    url: query === '' ? call.path : `${call.path}?${query}`,
    headers: {},
    body: call.input,
  });
  return {
    status: reply.status,
    errorType: reply.headers['x-amzn-errortype'],
    body: reply.body,
  };
}

type Entries = readonly Readonly<Record<string, unknown>>[];

/** Some entries of the batch are done, the others refused by the service's own fault. */
async function inPart(
  services: AwsServices,
  chance: Chance,
  target: string,
  input: Readonly<Record<string, unknown>>,
): Promise<WireAnswer> {
  const entries = input['Entries'] as Entries;
  const isDone = entries.map(() => chance.happens(0.5));
  isDone[chance.integer(0, entries.length - 1)] = false;
  const done = entries.filter((_, index) => isDone[index]);
  const answer = done.length > 0 ? await services.call(target, { ...input, Entries: done }) : {};
  return ok(
    target.endsWith('PutEvents')
      ? putEventsInPart(answer as { Entries?: Entries }, isDone)
      : batchInPart(answer as BatchAnswer, entries, isDone),
  );
}

const internal = { ErrorCode: 'InternalFailure', ErrorMessage: 'Simulated.' };

function putEventsInPart({ Entries = [] }: { Entries?: Entries }, isDone: readonly boolean[]) {
  const accepted = [...Entries];
  return {
    FailedEntryCount: isDone.filter((done) => !done).length,
    Entries: isDone.map((done) => (done ? accepted.shift() : internal)),
  };
}

type BatchAnswer = { readonly Successful?: Entries; readonly Failed?: Entries };

function batchInPart(answer: BatchAnswer, entries: Entries, isDone: readonly boolean[]) {
  const refused = entries
    .filter((_, index) => !isDone[index])
    .map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError', Message: 'Simulated.' }));
  return {
    Successful: answer.Successful ?? [],
    Failed: [...(answer.Failed ?? []), ...refused],
  };
}
