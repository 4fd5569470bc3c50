/** Starts every event source mapping of the template. */
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Deliver } from '../delivery.ts';
import { compilePattern } from '../events/pattern.ts';
import { functionOf } from '../functions/functions.ts';
import type { Functions } from '../functions/functions.ts';
import type { Mischief } from '../mischief.ts';
import type { Queues } from '../queues/queues.ts';
import { listOf, numberOf, objectOf, oneOf, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { startQueueMapping } from './queue-mapping.ts';
import type { Mapping } from './queue-mapping.ts';
import { startStreamMapping } from './stream-mapping.ts';
import type { StreamPositions } from './stream-positions.ts';
import type { StreamSources } from './stream-source.ts';

export type MappingContext = {
  readonly queues: Queues;
  readonly functions: Functions;
  readonly streams: StreamSources;
  readonly positions: StreamPositions;
  readonly deliver: Deliver;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly mischief?: Mischief | undefined;
};

/** Checks all mappings first; the functions given back start them. */
export function prepareMappings(
  resources: readonly Resource[],
  context: MappingContext,
): (() => Mapping)[] {
  return resources
    .filter((resource) => resource.type === 'AWS::Lambda::EventSourceMapping')
    .filter((resource) => resource.properties.Enabled !== false)
    .map((resource) => {
      const source = textOf(resource, 'EventSourceArn');
      if (source.startsWith('arn:aws:sqs:')) return queueMapping(resource, source, context);
      if (/^arn:aws:dynamodb:.*\/stream\//.test(source)) {
        return streamMapping(resource, source, context);
      }
      throw new LocalCloudError(
        `${resource.path} has the source ${source}; the local cloud knows queues and table streams.`,
      );
    });
}

const queueOnly = ['ScalingConfig'];
const streamOnly = [
  'StartingPosition',
  'ParallelizationFactor',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'FilterCriteria',
  'DestinationConfig',
];

function refuse(resource: Resource, names: readonly string[], source: string): void {
  const wrong = names.find((name) => resource.properties[name] !== undefined);
  if (wrong === undefined) return;
  throw new LocalCloudError(
    `${resource.path} sets ${wrong}, which the local cloud does not know for ${source}.`,
  );
}

function queueMapping(resource: Resource, source: string, context: MappingContext): () => Mapping {
  refuse(resource, streamOnly, 'a queue');
  const queue = context.queues.find(source);
  const pool = functionOf(context.functions, resource, 'FunctionName');
  if (queue === undefined) throw new LocalCloudError(`${resource.path} names an unknown queue.`);
  if (queue.settings.visibilityTimeoutMs < pool.settings.timeoutMs) {
    throw new LocalCloudError(
      `${resource.path} needs a queue whose visibility time-out is not shorter than the function's time-out.`,
    );
  }
  const allowed = objectOf(resource, 'ScalingConfig').MaximumConcurrency;
  const settings = {
    batchSize: numberOf(resource, 'BatchSize', 10),
    windowMs: numberOf(resource, 'MaximumBatchingWindowInSeconds', 0) * 1000,
    concurrency: Math.min(Number(allowed ?? pool.concurrency), pool.concurrency),
    reportsItemFailures: reportsItemFailures(resource),
  };
  return () => startQueueMapping(queue, pool, settings);
}

function streamMapping(resource: Resource, source: string, context: MappingContext): () => Mapping {
  refuse(resource, queueOnly, 'a stream');
  oneOf(resource, 'StartingPosition', ['TRIM_HORIZON', 'LATEST']);
  const onFailure = (objectOf(resource, 'DestinationConfig').OnFailure ?? {}) as {
    Destination?: string;
  };
  const unlimited = (name: string): number => {
    const value = numberOf(resource, name, -1);
    return value < 0 ? Infinity : value;
  };
  const filters = (objectOf(resource, 'FilterCriteria').Filters ?? []) as { Pattern: string }[];
  const settings = {
    id: resource.path,
    batchSize: numberOf(resource, 'BatchSize', 100),
    windowMs: numberOf(resource, 'MaximumBatchingWindowInSeconds', 0) * 1000,
    lanes: numberOf(resource, 'ParallelizationFactor', 1),
    start: textOf(resource, 'StartingPosition') === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    filters: filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern), resource.path)),
  } as const;
  const { deliver, now, streams, positions, log, mischief } = context;
  const batch = {
    pool: functionOf(context.functions, resource, 'FunctionName'),
    limits: {
      reportsItemFailures: reportsItemFailures(resource),
      bisects: resource.properties.BisectBatchOnFunctionError === true,
      retriesMax: unlimited('MaximumRetryAttempts'),
      recordAgeMsMax: unlimited('MaximumRecordAgeInSeconds') * 1000,
      onFailure: onFailure.Destination,
    },
    deliver,
    streamArn: source,
    now,
    mischief,
  };
  return () => startStreamMapping({ settings, batch, source: streams(source), positions, log });
}

function reportsItemFailures(resource: Resource): boolean {
  const types = listOf<string>(resource, 'FunctionResponseTypes');
  const unknown = types.find((type) => type !== 'ReportBatchItemFailures');
  if (unknown !== undefined) throw new LocalCloudError(`${resource.path} reports ${unknown}.`);
  return types.length > 0;
}
