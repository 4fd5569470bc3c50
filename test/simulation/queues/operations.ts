/**
 * Random operations on queues, from a seed: mostly such as a client sends, and among them what SQS
 * refuses. What the two sides call by different names, messages and receipts, is named here once.
 */
import type { Chance } from '../kernel/chance.ts';
import { queueNames } from './sides.ts';
import type { Json } from './sides.ts';

/** What a receive gave: the message, and the handle that each side gave for it. */
export type Receipt = {
  readonly queue: string;
  readonly body: string;
  readonly handles: Readonly<Record<'ours' | 'theirs', string>>;
};

export type Operation = {
  readonly operation: string;
  readonly queue: string;
  readonly input: (side: 'ours' | 'theirs') => Json;
};

export type Scene = {
  readonly chance: Chance;
  /** Of the queue, those with a message whose visibility did not end meanwhile. */
  readonly receipts: (queue: string) => readonly Receipt[];
  /** Of the queue, now. */
  readonly isEmpty: (queue: string) => boolean;
  /** A text that no message had before. */
  readonly newBody: () => string;
};

type Entries = (side: 'ours' | 'theirs') => Json[];

export function nextOperation(scene: Scene): Operation {
  const { chance } = scene;
  const queue = chance.happens(0.005) ? 'nobody' : chance.pick(queueNames as [string, ...string[]]);
  const make = chance.weighed<(scene: Scene, queue: string) => Omit<Operation, 'queue'>>([
    [20, sendMessage],
    [8, sendMessageBatch],
    [30, receiveMessage],
    [14, deleteMessage],
    [6, deleteMessageBatch],
    [8, changeVisibility],
    [4, changeVisibilityBatch],
    [10, getAttributes],
  ]);
  const { operation, input } = make(scene, queue);
  const QueueUrl = `http://127.0.0.1/000000000000/${queue}`;
  return { operation, queue, input: (side) => ({ QueueUrl, ...input(side) }) };
}

const onBoth = (operation: string, input: Json): Omit<Operation, 'queue'> => ({
  operation,
  input: () => input,
});

/** Alone it may be without a body; in a batch fauxqs fails itself then. */
function sendMessage(scene: Scene, queue: string): Omit<Operation, 'queue'> {
  const { chance } = scene;
  const { MessageBody, ...others } = outgoing(scene, queue);
  return onBoth('SendMessage', {
    ...others,
    ...(!chance.happens(0.01) && { MessageBody: chance.happens(0.01) ? '' : MessageBody }),
  });
}

function outgoing(scene: Scene, queue: string): Json {
  const { chance } = scene;
  return {
    MessageBody: bodyOf(scene, queue),
    ...(chance.happens(0.2) && { DelaySeconds: chance.pick([0, 1, 2, 30, 900]) }),
    ...(chance.happens(0.3) && { MessageAttributes: attributesOf(chance) }),
    ...(chance.happens(0.1) && { MessageGroupId: chance.pick(['one', 'two']) }),
  };
}

function bodyOf({ chance, newBody }: Scene, queue: string): string {
  const body = newBody();
  return chance.weighed<() => string>([
    [80, () => body],
    [queue === 'small' ? 40 : 4, () => body.padEnd(chance.integer(960, 1030), 'x')],
    [2, () => body.padEnd(chance.integer(500, 530), 'ü')],
    [2, () => `${body}\u0001`],
    [2, () => `${body}\t\r\n“\u{FFFD}`],
  ])();
}

function attributesOf(chance: Chance): Json {
  const attributes: Json = {};
  for (let left = chance.integer(1, 3); left > 0; left -= 1) {
    const name = chance.pick(['kind', 'count', 'raw', 'trace.id', 'trace.span']);
    attributes[name] = chance.weighed<() => Json>([
      [3, () => ({ DataType: 'String', StringValue: chance.pick(['pledge', 'grüße', '€']) })],
      [2, () => ({ DataType: 'Number', StringValue: String(chance.integer(-5, 5_000)) })],
      [1, () => ({ DataType: 'String.json', StringValue: '{"a":1}' })],
      [1, () => ({ DataType: 'Binary', BinaryValue: chance.pick(['AAEC', '/+8=']) })],
    ])();
  }
  return attributes;
}

function sendMessageBatch(scene: Scene, queue: string): Omit<Operation, 'queue'> {
  const { chance } = scene;
  if (chance.happens(0.01)) {
    const MessageBody = `${scene.newBody()}${'x'.repeat(600 * 1024)}`;
    const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody }));
    return onBoth('SendMessageBatch', { Entries });
  }
  const Entries = entriesOf(chance, () => outgoing(scene, queue));
  return onBoth('SendMessageBatch', { Entries });
}

/** Some entries; now and then none, too many, or under ids that SQS refuses. */
function entriesOf(chance: Chance, entryOf: () => Json): Json[] {
  const count = chance.weighed([
    [90, chance.integer(1, 10)],
    [2, 0],
    [2, 11],
  ]);
  const badId = chance.weighed<string | undefined>([
    [60, undefined],
    [1, 'entry-0'],
    [1, 'not an id'],
    [1, ''],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const Id = index === 1 && badId !== undefined ? badId : `entry-${index}`;
    return { Id, ...entryOf() };
  });
}

function receiveMessage({ chance, isEmpty }: Scene, queue: string): Omit<Operation, 'queue'> {
  return onBoth('ReceiveMessage', {
    ...(chance.happens(0.9) && {
      MaxNumberOfMessages: chance.weighed([
        [40, 10],
        [40, chance.integer(1, 9)],
        [1, 0],
        [1, 11],
      ]),
    }),
    ...(chance.happens(0.3) && {
      VisibilityTimeout: chance.weighed([
        [6, 0],
        [20, chance.integer(1, 60)],
        [1, -1],
        [1, 43_201],
        [1, 43_200],
      ]),
    }),
    ...(!isEmpty(queue) && chance.happens(0.1) && { WaitTimeSeconds: chance.pick([1, 20, 21]) }),
    ...(chance.happens(0.8) && {
      [chance.pick(['AttributeNames', 'MessageSystemAttributeNames'])]: chance.pick([
        ['All'],
        ['ApproximateReceiveCount', 'SentTimestamp'],
        ['SenderId'],
      ]),
    }),
    ...(chance.happens(0.8) && {
      MessageAttributeNames: chance.pick([['All'], ['.*'], ['kind', 'count'], ['trace.*']]),
    }),
  });
}

const unknownHandle = 'AQEBnot-a-handle';

/** One of a receipt, or one that nobody gave. */
function handleOf({ chance, receipts }: Scene, queue: string): (side: 'ours' | 'theirs') => string {
  const known = receipts(queue);
  const receipt = known[chance.integer(0, known.length - 1)];
  if (receipt === undefined || chance.happens(0.05)) return () => unknownHandle;
  return (side) => receipt.handles[side];
}

function deleteMessage(scene: Scene, queue: string): Omit<Operation, 'queue'> {
  if (scene.chance.happens(0.02)) return onBoth('DeleteMessage', {});
  const handle = handleOf(scene, queue);
  return { operation: 'DeleteMessage', input: (side) => ({ ReceiptHandle: handle(side) }) };
}

function changeVisibility(scene: Scene, queue: string): Omit<Operation, 'queue'> {
  const { chance } = scene;
  const operation = 'ChangeMessageVisibility';
  const VisibilityTimeout = visibilityOf(chance);
  const handle = handleOf(scene, queue);
  if (chance.happens(0.02)) return onBoth(operation, { VisibilityTimeout });
  if (chance.happens(0.02)) {
    return { operation, input: (side) => ({ ReceiptHandle: handle(side) }) };
  }
  return { operation, input: (side) => ({ ReceiptHandle: handle(side), VisibilityTimeout }) };
}

const visibilityOf = (chance: Chance): number =>
  chance.weighed([
    [10, 0],
    [30, chance.integer(1, 90)],
    [1, -1],
    [1, 43_201],
  ]);

const deleteMessageBatch = (scene: Scene, queue: string): Omit<Operation, 'queue'> =>
  batchOf('DeleteMessageBatch', scene, queue, () => ({}));

const changeVisibilityBatch = (scene: Scene, queue: string): Omit<Operation, 'queue'> =>
  batchOf('ChangeMessageVisibilityBatch', scene, queue, (chance) => ({
    VisibilityTimeout: visibilityOf(chance),
  }));

function batchOf(
  operation: string,
  scene: Scene,
  queue: string,
  more: (chance: Chance) => Json,
): Omit<Operation, 'queue'> {
  const handles = new Map<Json, (side: 'ours' | 'theirs') => string>();
  const used = new Set<string>();
  const entries = entriesOf(scene.chance, () => {
    let handle = handleOf(scene, queue);
    // Twice in one batch would be a matter of order.
    if (used.has(handle('ours'))) handle = () => unknownHandle;
    used.add(handle('ours'));
    const entry = more(scene.chance);
    handles.set(entry, handle);
    return { entry };
  });
  const Entries: Entries = (side) =>
    entries.map(({ Id, entry }) => {
      const handle = handles.get(entry as Json);
      return { Id, ...(entry as Json), ReceiptHandle: handle?.(side) };
    });
  return { operation, input: (side) => ({ Entries: Entries(side) }) };
}

const getAttributes = ({ chance }: Scene): Omit<Operation, 'queue'> =>
  onBoth('GetQueueAttributes', {
    ...(chance.happens(0.95) && {
      AttributeNames: chance.pick([
        ['All'],
        [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'VisibilityTimeout',
        ],
        ['RedrivePolicy'],
      ]),
    }),
  });
