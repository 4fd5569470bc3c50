/** The world after everything had its time to drain, for the last look of the invariants. */
import type { EndState, StripeObject } from './observation.ts';
import { shownItem } from './shown-item.ts';
import type { World } from './world.ts';

export function endStateOf(atMs: number, world: World): EndState {
  const { cloud, dynamo, stripe, tableName } = world;
  const queues = cloud.queues.all();
  const at = (objects: () => Iterable<object>) => (): Iterable<StripeObject> =>
    objects() as Iterable<StripeObject>;
  return {
    atMs,
    items: function* () {
      for (const item of dynamo.items(tableName)) yield shownItem(item);
    },
    stripe: {
      paymentIntents: at(stripe.books.paymentIntents),
      setupIntents: at(stripe.books.setupIntents),
      charges: at(stripe.books.charges),
      refunds: at(stripe.books.refunds),
      disputes: at(stripe.books.disputes),
      balanceTransactions: at(stripe.books.balanceTransactions),
    },
    queues: queues.map((queue) => {
      const { visible, inFlight, delayed } = queue.depth();
      return { name: queue.settings.name, visible: visible + delayed, inFlight };
    }),
    deadLetters: queues
      .filter((queue) => cloud.isDeadLetterQueue(queue))
      .flatMap((queue) => queue.peek().map(({ body }) => ({ queue: queue.settings.name, body }))),
  };
}
