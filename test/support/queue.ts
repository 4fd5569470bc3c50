/** A queue that keeps what is sent to it. */
import type { Queue, SendOptions } from '../../shared/queues/queue.ts';

export type KeptQueue<Message> = Queue<Message> & {
  readonly messages: Message[];
  readonly sent: { readonly message: Message; readonly options: SendOptions }[];
  /** What was sent since the last time, each once. */
  take(): Message[];
};

export function keptQueue<Message>(): KeptQueue<Message> {
  const messages: Message[] = [];
  const sent: { message: Message; options: SendOptions }[] = [];
  let taken = 0;
  const keep = (message: Message, options: SendOptions): void => {
    messages.push(message);
    sent.push({ message, options });
  };
  return {
    messages,
    sent,
    send: async (message, options) => keep(message, options),
    sendAll: async (several, options) => several.forEach((message) => keep(message, options)),
    take: () => {
      const fresh = messages.slice(taken);
      taken = messages.length;
      return fresh;
    },
  };
}
