/** All queues of the template, found by name, URL or ARN. */
import { LocalCloudError } from '../local-cloud-error.ts';
import { nameFromArn } from '../aws-names.ts';
import { numberOf, objectOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import type { MessageJournal } from './message-journal.ts';
import { Queue } from './queue.ts';
import type { Around, QueueSettings } from './queue.ts';

export type Queues = {
  readonly all: () => Queue[];
  /** By name, URL or ARN: all three end in the name. */
  readonly find: (identifier: string) => Queue | undefined;
  readonly isDeadLetterQueue: (queue: Queue) => boolean;
  readonly close: () => void;
};

const messageBytesMax = 1024 * 1024;
const secondsPerFourDays = 345_600;

export function createQueues(
  resources: readonly Resource[],
  journal: MessageJournal,
  now: () => number,
  around: Around = {},
): Queues {
  const byName = new Map<string, Queue>();
  for (const resource of resources) {
    const settings = settingsOf(resource);
    byName.set(settings.name, new Queue(settings, journal, now, around));
  }
  const find = (identifier: string): Queue | undefined => byName.get(nameFromArn(identifier));
  const deadLetterQueues = new Set<Queue>();
  for (const resource of resources) {
    const target = objectOf(resource, 'RedrivePolicy').deadLetterTargetArn;
    if (target === undefined) continue;
    const deadLetterQueue = find(String(target));
    const queue = find(resource.arn);
    if (deadLetterQueue === undefined || queue === undefined) {
      throw new LocalCloudError(`${resource.path} names a dead-letter queue that does not exist.`);
    }
    queue.deadLetterQueue = deadLetterQueue;
    deadLetterQueues.add(deadLetterQueue);
  }
  return {
    all: () => [...byName.values()],
    find,
    isDeadLetterQueue: (queue) => deadLetterQueues.has(queue),
    close: () => {
      for (const queue of byName.values()) queue.close();
    },
  };
}

function settingsOf(resource: Resource): QueueSettings {
  const redrive = objectOf(resource, 'RedrivePolicy');
  return {
    name: nameFromArn(resource.arn),
    arn: resource.arn,
    url: resource.ref,
    visibilityTimeoutMs: numberOf(resource, 'VisibilityTimeout', 30) * 1000,
    delayMs: numberOf(resource, 'DelaySeconds', 0) * 1000,
    retentionMs: numberOf(resource, 'MessageRetentionPeriod', secondsPerFourDays) * 1000,
    messageBytesMax: numberOf(resource, 'MaximumMessageSize', messageBytesMax),
    waitTimeMs: numberOf(resource, 'ReceiveMessageWaitTimeSeconds', 0) * 1000,
    maxReceiveCount:
      redrive.maxReceiveCount === undefined ? undefined : Number(redrive.maxReceiveCount),
  };
}
