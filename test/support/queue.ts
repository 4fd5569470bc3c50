/** A queue that keeps what is sent to it. */
import type { Queue, SendOptions } from '../../shared/queues/queue.ts';
import type { StripeQueues } from '../../shared/payments/stripe-routes.ts';

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

type KeptStripeQueues = { readonly [Name in keyof StripeQueues]: KeptQueue<unknown> };

/** The queues behind both of Stripe's doors. */
export const keptStripeQueues = (): KeptStripeQueues => ({
  confirmations: keptQueue<unknown>(),
  paymentLooks: keptQueue<unknown>(),
  authorizations: keptQueue<unknown>(),
  refundLooks: keptQueue<unknown>(),
  disputeLooks: keptQueue<unknown>(),
  failedSetups: keptQueue<unknown>(),
});

/** What is in those of them that are not empty. */
export const sentToStripeQueues = (queues: KeptStripeQueues): Record<string, unknown[]> => {
  const names = Object.keys(keptStripeQueues()) as (keyof StripeQueues)[];
  const filled = names.filter((name) => queues[name].messages.length > 0);
  return Object.fromEntries(filled.map((name) => [name, queues[name].messages]));
};
