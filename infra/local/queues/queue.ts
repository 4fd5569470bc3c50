/**
 * One standard SQS queue: delays, visibility timeouts, receive counts, the move to the dead-letter
 * queue, long polling, and fair delivery (message groups take turns, so that one busy group does
 * not starve the others). Invariant: every message is in exactly one of ready, waiting (delayed or
 * in flight) or deleted, and the journal holds all that are not deleted.
 */
import { randomUUID } from 'node:crypto';
import { DueHeap } from './due-heap.ts';
import type { Message, MessageJournal, NewMessage } from './message-journal.ts';
import type { Mischief } from '../mischief.ts';
import type { Watch } from '../watch.ts';

export type QueueSettings = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly retentionMs: number;
  readonly messageBytesMax: number;
  readonly waitTimeMs: number;
  readonly maxReceiveCount: number | undefined;
};

export type Outgoing = {
  readonly body: string;
  readonly attributes?: string;
  readonly groupId?: string | undefined;
  readonly delayMs?: number | undefined;
};

export type ReceiveOptions = {
  readonly messagesMax: number;
  /** Infinity: until there is a message, or the queue is closed. */
  readonly waitMs: number;
  readonly visibilityTimeoutMs?: number | undefined;
};

export type Around = {
  readonly watch?: Watch | undefined;
  readonly mischief?: Mischief | undefined;
};

export type Depth = { visible: number; inFlight: number; delayed: number };

type Waiter = { readonly finish: () => void };
type Waiting = { readonly message: Message };

export class Queue {
  readonly settings: QueueSettings;
  deadLetterQueue: Queue | undefined;
  readonly #journal: MessageJournal;
  readonly #now: () => number;
  readonly #watch: Watch;
  readonly #mischief: Mischief;
  readonly #messages = new Map<string, Message>();
  readonly #readyByGroup = new Map<string, Message[]>();
  readonly #waiting = new DueHeap<Waiting>();
  /** What each message waits for now: whatever else the heap has of it counts no more. */
  readonly #waits = new Map<Message, Waiting>();
  readonly #waiters: Waiter[] = [];
  #readyCount = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAtMs = Infinity;
  #closed = false;

  constructor(
    settings: QueueSettings,
    journal: MessageJournal,
    now: () => number,
    { watch = {}, mischief = {} }: Around = {},
  ) {
    this.settings = settings;
    this.#journal = journal;
    this.#now = now;
    this.#watch = watch;
    this.#mischief = mischief;
    for (const message of journal.load(settings.name)) {
      if (message.receiveCount > 0) message.visibleAtMs = 0;
      this.#accept(message);
    }
  }

  send(outgoing: readonly Outgoing[]): Message[] {
    const sentAtMs = this.#now();
    const { name, delayMs: ownDelayMs } = this.settings;
    const messages = outgoing.map(({ body, attributes = '{}', groupId, delayMs = ownDelayMs }) => ({
      id: randomUUID(),
      body,
      attributes,
      groupId,
      deadLetterSource: undefined,
      sentAtMs,
      visibleAtMs: sentAtMs + delayMs + (this.#mischief.sendDelayMs?.(name) ?? 0),
    }));
    return this.#add(messages, (added) => this.#watch.sent?.(name, added));
  }

  async receive(options: ReceiveOptions): Promise<Message[]> {
    const until = this.#now() + options.waitMs;
    for (;;) {
      const taken = this.#take(options);
      const leftMs = until - this.#now();
      if (taken.length > 0 || leftMs <= 0 || this.#closed) return taken;
      await this.#somethingReady(leftMs);
    }
  }

  delete(handles: readonly string[]): void {
    const held = handles.flatMap((handle) => this.#held(handle) ?? []);
    for (const message of held) this.#watch.deleted?.(this.settings.name, message);
    const messages = held.filter((message) => !this.#reappears(message));
    this.#journal.remove(messages);
    for (const message of messages) {
      this.#messages.delete(message.id);
      this.#waits.delete(message);
      this.#removeReady(message);
    }
    this.#forgetWaiting();
  }

  /** False when the message is not in flight under this handle any more. */
  changeVisibility(handle: string, timeoutMs: number): boolean {
    const message = this.#held(handle);
    if (message === undefined || message.visibleAtMs <= this.#now()) return false;
    message.visibleAtMs = this.#now() + timeoutMs;
    this.#wait(message);
    return true;
  }

  /**
   * Takes messages out for a redrive, at most as many as asked for; gives how many moved. As in SQS
   * they are new messages where they come to, with an id and a retention of their own.
   */
  redrive(messagesMax: number, destinationOf: (message: Message) => Queue | undefined): number {
    const nowMs = this.#now();
    this.#surface(nowMs);
    const ready = [...this.#readyByGroup.values()].flat().slice(0, messagesMax);
    let moved = 0;
    for (const message of ready) {
      const destination = destinationOf(message);
      if (destination === undefined) continue;
      this.#removeReady(message);
      if (this.#isExpired(message, nowMs)) continue;
      const { body, attributes, groupId } = message;
      this.#journal.together(() => {
        this.#watch.deleted?.(this.settings.name, message);
        this.#drop(message);
        destination.send([{ body, attributes, groupId, delayMs: 0 }]);
      });
      moved += 1;
    }
    return moved;
  }

  depth(): Depth {
    const nowMs = this.#now();
    this.#surface(nowMs);
    const depth = { visible: this.#readyCount, inFlight: 0, delayed: 0 };
    if (depth.visible === this.#messages.size) return depth;
    for (const { visibleAtMs, receiveCount } of this.#messages.values()) {
      if (visibleAtMs > nowMs) depth[receiveCount > 0 ? 'inFlight' : 'delayed'] += 1;
    }
    return depth;
  }

  /** Nobody is given anything any more. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** A look without receiving: for tests and operations. */
  peek(): Message[] {
    return [...this.#messages.values()];
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const waiter of this.#waiters.splice(0)) waiter.finish();
  }

  #add(messages: readonly NewMessage[], tell: (added: Message) => void): Message[] {
    const added = this.#journal.add(this.settings.name, messages);
    for (const message of added) {
      tell(message);
      this.#accept(message);
    }
    return added;
  }

  #reappears(message: Message): boolean {
    const afterMs = this.#mischief.reappearsAfterMs?.(this.settings.name, message);
    if (afterMs === undefined) return false;
    this.#removeReady(message);
    message.visibleAtMs = this.#now() + afterMs;
    this.#wait(message);
    return true;
  }

  #accept(message: Message): void {
    this.#messages.set(message.id, message);
    if (message.visibleAtMs <= this.#now()) this.#makeReady(message);
    else this.#wait(message);
  }

  #makeReady(message: Message): void {
    const group = message.groupId ?? '';
    const ready = this.#readyByGroup.get(group);
    if (ready === undefined) this.#readyByGroup.set(group, [message]);
    else ready.push(message);
    this.#readyCount += 1;
    this.#waiters.shift()?.finish();
  }

  #removeReady(message: Message): void {
    const group = message.groupId ?? '';
    const ready = this.#readyByGroup.get(group);
    const index = ready?.indexOf(message) ?? -1;
    if (ready === undefined || index < 0) return;
    ready.splice(index, 1);
    this.#readyCount -= 1;
    if (ready.length === 0) this.#readyByGroup.delete(group);
  }

  /** One message of the group whose turn it is; the group then goes to the end of the line. */
  #nextReady(): Message | undefined {
    const inTurn = (): Message[] => [...this.#readyByGroup.values()].flat();
    const chosen = this.#mischief.nextReady?.(this.settings.name, this.#readyCount, inTurn) ?? 0;
    if (chosen > 0) {
      const message = inTurn()[chosen];
      if (message !== undefined) this.#removeReady(message);
      return message;
    }
    for (const [group, ready] of this.#readyByGroup) {
      this.#readyByGroup.delete(group);
      const message = ready.shift();
      if (ready.length > 0) this.#readyByGroup.set(group, ready);
      if (message === undefined) continue;
      this.#readyCount -= 1;
      return message;
    }
    return undefined;
  }

  #take({ messagesMax, visibilityTimeoutMs }: ReceiveOptions): Message[] {
    const taken: Message[] = [];
    const nowMs = this.#now();
    this.#surface(nowMs);
    while (taken.length < messagesMax) {
      const message = this.#nextReady();
      if (message === undefined) break;
      if (!this.#messages.has(message.id) || this.#isSpent(message, nowMs)) continue;
      message.receiveCount += 1;
      message.firstReceivedAtMs ??= nowMs;
      message.visibleAtMs = nowMs + this.#hiddenMs(message, visibilityTimeoutMs);
      this.#watch.received?.(this.settings.name, message);
      taken.push(message);
      this.#wait(message);
    }
    if (taken.length > 0) this.#journal.received(taken);
    return taken;
  }

  #hiddenMs(message: Message, askedMs = this.settings.visibilityTimeoutMs): number {
    return this.#mischief.visibilityMs?.(this.settings.name, message, askedMs) ?? askedMs;
  }

  #isExpired(message: Message, nowMs: number): boolean {
    if (message.sentAtMs + this.settings.retentionMs > nowMs) return false;
    this.#watch.expired?.(this.settings.name, message);
    this.#drop(message);
    return true;
  }

  /** Messages past their retention vanish, those received too often go to the dead-letter queue. */
  #isSpent(message: Message, nowMs: number): boolean {
    if (this.#isExpired(message, nowMs)) return true;
    const { maxReceiveCount } = this.settings;
    if (maxReceiveCount === undefined || message.receiveCount < maxReceiveCount) return false;
    if (this.deadLetterQueue === undefined) return false;
    this.#moveTo(this.deadLetterQueue, message);
    return true;
  }

  #moveTo(deadLetters: Queue, message: Message): void {
    const { name, arn: deadLetterSource } = this.settings;
    this.#journal.together(() => {
      this.#drop(message);
      const { id, body, attributes, groupId, sentAtMs } = message;
      const visibleAtMs = this.#now();
      const moved = { id, body, attributes, groupId, sentAtMs, visibleAtMs, deadLetterSource };
      deadLetters.#add([moved], (added) =>
        this.#watch.deadLettered?.(name, deadLetters.settings.name, added),
      );
    });
  }

  #drop(message: Message): void {
    this.#journal.remove([message]);
    this.#messages.delete(message.id);
  }

  #held(handle: string): Message | undefined {
    const [id = '', receiveCount] = handle.split('.');
    const message = this.#messages.get(id);
    return message !== undefined && String(message.receiveCount) === receiveCount
      ? message
      : undefined;
  }

  #wait(message: Message): void {
    const item = { message };
    this.#waits.set(message, item);
    this.#waiting.push({ atMs: message.visibleAtMs, item });
    this.#armTimer();
  }

  #armTimer(): void {
    const nextAtMs = this.#waiting.nextAtMs;
    if (nextAtMs === undefined || nextAtMs >= this.#timerAtMs || this.#closed) return;
    clearTimeout(this.#timer);
    this.#timerAtMs = nextAtMs;
    const delayMs = Math.min(Math.max(nextAtMs - this.#now(), 1), 2 ** 31 - 1);
    this.#timer = setTimeout(() => this.#wake(), delayMs);
    this.#timer.unref();
  }

  #wake(): void {
    this.#timerAtMs = Infinity;
    this.#surface(this.#now());
    this.#armTimer();
  }

  /** Timers may be late; a receiver is not to notice. */
  #surface(nowMs: number): void {
    for (;;) {
      const due = this.#waiting.popDue(nowMs);
      if (due === undefined) break;
      if (this.#waits.get(due.message) !== due) continue;
      this.#waits.delete(due.message);
      this.#makeReady(due.message);
    }
  }

  /** No timer for a message that waits no more: a queue that is empty has none. */
  #forgetWaiting(): void {
    const before = this.#waiting.nextAtMs;
    for (let next = this.#waiting.next; next !== undefined; next = this.#waiting.next) {
      if (this.#waits.get(next.message) === next) break;
      this.#waiting.popDue(Infinity);
    }
    if (this.#waiting.nextAtMs === before) return;
    clearTimeout(this.#timer);
    this.#timerAtMs = Infinity;
    this.#armTimer();
  }

  #somethingReady(leftMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        finish: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const giveUp = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        resolve();
      };
      const timer = leftMs === Infinity ? undefined : setTimeout(giveUp, leftMs);
      this.#waiters.push(waiter);
    });
  }
}

export function receiptHandleOf({ id, receiveCount }: Message): string {
  return `${id}.${receiveCount}`;
}
