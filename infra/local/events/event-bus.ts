/**
 * Event buses with their rules. Invariant: PutEvents answers only after every matching rule has
 * its message in the target queue's journal, so an accepted event reaches all its consumers.
 */
import { randomUUID } from 'node:crypto';
import { accountId, nameFromArn, region } from '../aws-names.ts';
import { AwsError } from '../aws-services.ts';
import type { JsonInput, JsonOperation } from '../aws-services.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Around, Queue } from '../queues/queue.ts';
import type { Queues } from '../queues/queues.ts';
import type { StateDatabase } from '../state-database.ts';
import { listOf, oneOf, optionalText, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { compilePattern } from './pattern.ts';
import type { Matches } from './pattern.ts';
import { jsonPath } from './json-path.ts';

type Target = {
  readonly queue: Queue;
  readonly input: (event: JsonInput) => unknown;
  readonly groupId: (event: JsonInput) => string | undefined;
};
type Rule = { readonly bus: string; readonly matches: Matches; readonly targets: Target[] };

/** Puts an event into the queue of every rule of the bus that matches: all of them, or none. */
export type Publish = (bus: string, event: JsonInput) => void;

type Problem = { readonly ErrorCode: string; readonly ErrorMessage: string };
type PutResult = Problem | { readonly EventId: string };

type RequestEntry = {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
  Resources?: string[];
  Time?: number | string;
};

const entriesMax = 10;
const bytesMax = 1024 * 1024;

export function createBuses(options: {
  readonly resources: readonly Resource[];
  readonly queues: Queues;
  readonly together: StateDatabase['together'];
  readonly around?: Around;
}): Publish {
  const { resources, queues, together, around: { watch, mischief } = {} } = options;
  const rules = createRules(resources, queues);
  const copiesFor = ({ queue }: Target): number => mischief?.ruleCopies?.(queue.settings.name) ?? 1;
  return (bus, event) =>
    together(() => {
      watch?.published?.(bus, event);
      const matching = rules.filter((rule) => rule.bus === bus && rule.matches(event));
      for (const target of matching.flatMap(({ targets }) => targets)) {
        deliver(target, event, copiesFor(target));
      }
    });
}

function createRules(resources: readonly Resource[], queues: Queues): Rule[] {
  for (const archive of ofType(resources, 'AWS::Events::Archive')) {
    if (archive.properties.EventPattern !== undefined) {
      compilePattern(archive.properties.EventPattern, archive.path);
    }
  }
  return ofType(resources, 'AWS::Events::Rule')
    .filter((rule) => {
      oneOf(rule, 'State', ['ENABLED', 'DISABLED', undefined]);
      return rule.properties.State !== 'DISABLED';
    })
    .map((rule) => ({
      bus: nameFromArn(optionalText(rule, 'EventBusName') ?? 'default'),
      matches: compilePattern(rule.properties.EventPattern, rule.path),
      targets: listOf<JsonInput>(rule, 'Targets').map((target) => targetOf(rule, target, queues)),
    }));
}

function targetOf(rule: Resource, target: JsonInput, queues: Queues): Target {
  const queue = queues.find(String(target.Arn));
  if (queue === undefined || !String(target.Arn).startsWith('arn:aws:sqs:')) {
    throw new LocalCloudError(
      `${rule.path} (AWS::Events::Rule) has the target ${String(target.Arn)}; the local cloud knows only queues of the template as targets.`,
    );
  }
  const group = (target.SqsParameters as JsonInput | undefined)?.MessageGroupId;
  const path = target.InputPath;
  return {
    queue,
    input: typeof path === 'string' ? (event) => jsonPath(event, path) : (event) => event,
    groupId: (event) => {
      if (typeof group !== 'string') return undefined;
      return group.startsWith('$') ? String(jsonPath(event, group)) : group;
    },
  };
}

export function eventBridgeOperations(
  resources: readonly Resource[],
  publish: Publish,
  together: StateDatabase['together'],
  now: () => number,
): Map<string, JsonOperation> {
  const buses = new Set(['default']);
  for (const bus of ofType(resources, 'AWS::Events::EventBus')) {
    if (bus.properties.EventSourceName === undefined) buses.add(textOf(bus, 'Name'));
  }
  const putEvents: JsonOperation = (input) => {
    const entries = checkedEntries(input);
    const results = together(() => entries.map(putOne));
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  };
  const putOne = (entry: RequestEntry): PutResult => {
    const problem = problemOf(entry, buses);
    if (problem !== undefined) return problem;
    const event = envelope(entry, now());
    publish(nameFromArn(entry.EventBusName ?? 'default'), event);
    return { EventId: event.id };
  };
  return new Map([['AWSEvents.PutEvents', putEvents]]);
}

function deliver(target: Target, event: JsonInput, copies: number): void {
  const { queue, input: select, groupId } = target;
  const outgoing = { body: JSON.stringify(select(event)), groupId: groupId(event) };
  for (let sent = 0; sent < copies; sent += 1) queue.send([outgoing]);
}

function checkedEntries(input: JsonInput): RequestEntry[] {
  const entries = (input.Entries ?? []) as RequestEntry[];
  if (entries.length < 1 || entries.length > entriesMax) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${entriesMax}`,
    );
  }
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes > bytesMax) {
    throw new AwsError('ValidationException', `Total size of the entries is over ${bytesMax}.`);
  }
  return entries;
}

function sizeOf({
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: RequestEntry): number {
  return Buffer.byteLength(`${Source}${DetailType}${Detail}${Resources.join('')}`) + 14;
}

function problemOf(entry: RequestEntry, buses: ReadonlySet<string>): Problem | undefined {
  const missing = (['Source', 'DetailType', 'Detail'] as const).find((name) => !entry[name]);
  if (missing !== undefined) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    };
  }
  if (!buses.has(nameFromArn(entry.EventBusName ?? 'default'))) {
    return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: 'No such event bus.' };
  }
  if (isJsonObject(entry.Detail ?? '')) return undefined;
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function envelope(entry: RequestEntry, nowMs: number): JsonInput & { id: string } {
  const time = typeof entry.Time === 'number' ? entry.Time * 1000 : (entry.Time ?? nowMs);
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: accountId,
    time: new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: entry.Resources ?? [],
    detail: JSON.parse(entry.Detail ?? '{}'),
  };
}

function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type);
}
