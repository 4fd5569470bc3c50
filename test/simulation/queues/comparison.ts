/**
 * Plays random operations to both sides and compares what they answer. Time passes between
 * operations only. In chapters: at the end of each everything is received and deleted, so that what
 * was left anywhere is compared too, and nothing piles up.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Chance } from '../kernel/chance.ts';
import { chanceOf } from '../kernel/chance.ts';
import type { Context, Pair } from './known-differences.ts';
import { knownDifferences, scenarios, withoutKnown } from './known-differences.ts';
import type { Operation, Receipt } from './operations.ts';
import { nextOperation } from './operations.ts';
import type { Answer, Clock, Json, Ours, Theirs } from './sides.ts';
import { maxReceiveCount, olderName, openOurs, openTheirs, queueNames } from './sides.ts';
import type { Message } from '../../../infra/local/queues/message-journal.ts';

export type Comparison = {
  readonly operations: number;
  /** How often each operation was refused by both, and how often not. */
  readonly answered: Readonly<Record<string, number>>;
  /** How often each known difference was met. */
  readonly known: Readonly<Record<string, number>>;
  /** The first that nobody knows, after which nothing more is compared. */
  readonly difference: string | undefined;
};

const operationsPerChapter = 400;

export async function compare(options: {
  readonly operations: number;
  readonly seed: number;
  readonly progress?: (done: number) => void;
}): Promise<Comparison> {
  const clock: Clock = { nowMs: Date.UTC(2026, 9, 1) };
  return onClock(clock, async () => {
    const run = new Run(clock, chanceOf(options.seed, 'queues'), await openTheirs());
    while (run.operations < options.operations && run.difference === undefined) {
      await run.chapter(Math.min(operationsPerChapter, options.operations - run.operations));
      options.progress?.(run.operations);
    }
    await run.close();
    return run.result();
  });
}

/** What the scenarios of known differences really gave, by name. */
export async function playScenarios(): Promise<Record<string, { ours: string; theirs: string }>> {
  const clock: Clock = { nowMs: Date.UTC(2026, 9, 1) };
  return onClock(clock, async () => {
    const given: Record<string, { ours: string; theirs: string }> = {};
    for (const { name, play } of scenarios) {
      const [ours, theirs] = [openOurs(clock), await openTheirs()];
      given[name] = { ours: await play(ours, clock), theirs: await play(theirs, clock) };
      await ours.close();
      await theirs.close();
    }
    return given;
  });
}

/** fauxqs asks the global clock. */
async function onClock<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const real = Date.now;
  Date.now = () => clock.nowMs;
  try {
    return await work();
  } finally {
    Date.now = real;
  }
}

class Run {
  operations = 0;
  difference: string | undefined;
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #ours: Ours;
  readonly #theirs: Theirs;
  readonly #answered: Record<string, number> = {};
  readonly #known: Record<string, number> = Object.fromEntries(
    knownDifferences.map(({ name }) => [name, 0]),
  );
  /** Where a message was sent, and the ids that the sides gave it, by its body. */
  readonly #ids = new Map<string, { queue: string; ours: unknown; theirs: unknown }>();
  readonly #receivedAtMs = new Map<string, number>();
  #receipts: Receipt[] = [];
  readonly #moved = new Set<string>();
  #bodies = 0;

  constructor(clock: Clock, chance: Chance, theirs: Theirs) {
    this.#clock = clock;
    this.#chance = chance;
    this.#ours = openOurs(clock);
    this.#theirs = theirs;
  }

  async chapter(operations: number): Promise<void> {
    for (let left = operations; left > 0; left -= 1) {
      await this.#play(nextOperation(this.#scene()));
      this.operations += 1;
      if (this.difference !== undefined) return;
      this.#clock.nowMs += this.#pauseMs();
    }
    await this.#drain();
    this.#receipts = [];
    this.#ids.clear();
    this.#moved.clear();
  }

  result(): Comparison {
    const { operations, difference } = this;
    return { operations, difference, answered: this.#answered, known: this.#known };
  }

  async close(): Promise<void> {
    await this.#ours.close();
    await this.#theirs.close();
  }

  #pauseMs(): number {
    const chance = this.#chance;
    return chance.weighed<() => number>([
      [50, () => 0],
      [30, () => chance.integer(1, 400)],
      [15, () => chance.integer(1_000, 12_000)],
      [1, () => chance.integer(20_000, 1_000_000)],
    ])();
  }

  #scene() {
    return {
      chance: this.#chance,
      newBody: () => `message ${(this.#bodies += 1)}`,
      isEmpty: (queue: string) => !this.#ours.messages(queue).some((each) => this.#isToBeHad(each)),
      receipts: (queue: string) =>
        this.#receipts.filter((receipt) => receipt.queue === queue && !this.#isOver(receipt)),
    };
  }

  /** Visible, and not about to be given up instead of given. */
  #isToBeHad({ visibleAtMs, receiveCount }: Message): boolean {
    return visibleAtMs <= this.#clock.nowMs && receiveCount < maxReceiveCount;
  }

  /** The newest handle of a message that is visible again; what it may do is known to differ. */
  #isOver({ queue, body, handles }: Receipt): boolean {
    const message = this.#ours.messages(queue).find((each) => each.body === body);
    if (message === undefined || message.visibleAtMs > this.#clock.nowMs) return false;
    return handles.ours.endsWith(`.${message.receiveCount}`);
  }

  async #play(operation: Operation): Promise<void> {
    const wasMoved = (body: string): boolean => this.#moved.has(body);
    const context = { operation, isBehind: this.#isBehind(operation.queue), wasMoved };
    const theirs = await this.#theirs.call(operation.operation, operation.input('theirs'));
    if (operation.operation === 'ReceiveMessage') await this.#follow(operation.queue, theirs);
    const ours = await this.#ours.call(operation.operation, operation.input('ours'));
    this.#compare({ ours, theirs }, context);
    if (ours.code === undefined && theirs.code === undefined) this.#note(operation, ours, theirs);
  }

  #isBehind(queue: string): boolean {
    const sinceMs = this.#receivedAtMs.get(queue) ?? 0;
    return this.#ours
      .messages(queue)
      .some(({ visibleAtMs: at }) => at >= sinceMs && at <= this.#clock.nowMs);
  }

  /** A standard queue keeps no order: ours comes upon the messages that theirs came upon. */
  async #follow(queue: string, theirs: Answer): Promise<void> {
    const received = ((theirs.body['Messages'] ?? []) as { Body: string }[]).map(
      ({ Body }) => Body,
    );
    const moved = queue === 'brittle' ? await this.#movedToDead() : [];
    this.#ours.follow([...moved, ...received]);
    if (theirs.code === undefined) this.#receivedAtMs.set(queue, this.#clock.nowMs);
  }

  async #movedToDead(): Promise<string[]> {
    const lying = await this.#theirs.bodiesIn('dead');
    const moved = lying.filter(
      (body) => this.#ids.get(body)?.queue === 'brittle' && !this.#moved.has(body),
    );
    for (const body of moved) this.#moved.add(body);
    return moved;
  }

  #compare(raw: Pair, context: Context): void {
    const compared = {
      ours: this.#comparable('ours', raw),
      theirs: this.#comparable('theirs', raw),
    };
    const { pair, seen } = withoutKnown(compared, context);
    for (const name of seen) this.#known[name] = (this.#known[name] ?? 0) + 1;
    const { operation, queue, input } = context.operation;
    const outcome = `${operation} ${raw.ours.code ?? 'ok'}`;
    this.#answered[outcome] = (this.#answered[outcome] ?? 0) + 1;
    if (isDeepStrictEqual(pair.ours, pair.theirs)) return;
    this.difference ??= [
      `operation ${this.operations}: ${operation} on ${queue}`,
      `asked:  ${JSON.stringify(input('ours')).slice(0, 600)}`,
      `ours:   ${JSON.stringify(pair.ours).slice(0, 1_500)}`,
      `theirs: ${JSON.stringify(pair.theirs).slice(0, 1_500)}`,
    ].join('\n');
  }

  /** Ids and handles differ, the order of messages is left to chance, and words are not compared. */
  #comparable(side: 'ours' | 'theirs', pair: Pair): Answer {
    const { status, code, body } = pair[side];
    const { Messages, Successful, Failed, ...others } = body as Record<string, Json[]>;
    return {
      status,
      code,
      body: {
        ...withoutId(others),
        ...(Messages && {
          Messages: Messages.map((each) => this.#message(side, each)).sort(byBody),
        }),
        ...(Successful && { Successful: Successful.map(withoutId) }),
        ...(Failed && { Failed: Failed.map(withoutWords) }),
      },
    };
  }

  #message(side: 'ours' | 'theirs', { MessageId, ReceiptHandle, ...message }: Json): Json {
    const isItsOwn = this.#ids.get(String(message['Body']))?.[side] === MessageId;
    return { ...message, isItsOwn, hasHandle: typeof ReceiptHandle === 'string' };
  }

  /** Keeps who is who. */
  #note({ operation, queue, input }: Operation, ours: Answer, theirs: Answer): void {
    if (operation === 'SendMessage') {
      const body = String(input('ours')['MessageBody']);
      const [one, other] = [ours.body['MessageId'], theirs.body['MessageId']];
      this.#ids.set(body, { queue, ours: one, theirs: other });
    }
    if (operation === 'SendMessageBatch') {
      for (const { Id, MessageBody } of input('ours')['Entries'] as Json[]) {
        const idIn = ({ body }: Answer): unknown =>
          (body['Successful'] as Json[]).find((sent) => sent['Id'] === Id)?.['MessageId'];
        this.#ids.set(String(MessageBody), { queue, ours: idIn(ours), theirs: idIn(theirs) });
      }
    }
    if (operation === 'ReceiveMessage') this.#receipts.push(...receiptsIn(queue, ours, theirs));
    this.#receipts = this.#receipts.slice(-60);
  }

  /** After the longest time that a message can be hidden; what the brittle queue gives up is dead. */
  async #drain(): Promise<void> {
    this.#clock.nowMs += 12 * 60 * 60 * 1_000 + 1;
    for (const queue of queueNames) {
      while (this.#ours.messages(queue).length > 0 && this.difference === undefined) {
        await this.#receiveAndDelete(queue);
      }
      await this.#receiveAndDelete(queue);
    }
  }

  async #receiveAndDelete(queue: string): Promise<void> {
    const QueueUrl = `http://127.0.0.1/000000000000/${queue}`;
    const names = { AttributeNames: ['All'], MessageAttributeNames: ['All'] };
    this.#receipts = [];
    const input = (): Json => ({ QueueUrl, MaxNumberOfMessages: 10, ...names });
    await this.#play({ operation: 'ReceiveMessage', queue, input });
    const receipts = this.#receipts;
    if (receipts.length === 0) return;
    const Entries = (side: 'ours' | 'theirs'): Json[] =>
      receipts.map(({ handles }, index) => ({ Id: `${index}`, ReceiptHandle: handles[side] }));
    await this.#play({
      operation: 'DeleteMessageBatch',
      queue,
      input: (side) => ({ QueueUrl, Entries: Entries(side) }),
    });
  }
}

const withoutId = ({ MessageId, ...others }: Json): Json => ({
  ...others,
  ...(MessageId !== undefined && { hasId: true }),
});

const withoutWords = ({ Message: _, Code, ...others }: Json): Json => ({
  ...others,
  Code: olderName(String(Code)),
});

const byBody = (one: Json, other: Json): number =>
  String(one['Body']) < String(other['Body']) ? -1 : 1;

function receiptsIn(queue: string, ours: Answer, theirs: Answer): Receipt[] {
  type Received = { readonly Body: string; readonly ReceiptHandle: string };
  const given = (answer: Answer): Received[] => (answer.body['Messages'] ?? []) as Received[];
  return given(ours).flatMap(({ Body: body, ReceiptHandle }) => {
    const same = given(theirs).find((other) => other.Body === body);
    if (same === undefined) return [];
    return [{ queue, body, handles: { ours: ReceiptHandle, theirs: same.ReceiptHandle } }];
  });
}
