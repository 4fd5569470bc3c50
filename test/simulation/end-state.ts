/** The world after everything had its time to drain, for the last look of the invariants. */
import type { EndState, StripeObject } from './observation.ts';
import { shownItem } from './shown-item.ts';
import type { World } from './world.ts';

const lists = {
  paymentIntents: 'payment_intents',
  setupIntents: 'setup_intents',
  charges: 'charges',
  refunds: 'refunds',
  disputes: 'disputes',
  balanceTransactions: 'balance_transactions',
} as const;

export async function endStateOf(atMs: number, world: World): Promise<EndState> {
  const { cloud, dynamo, tableName } = world;
  const queues = cloud.queues.all();
  const objects = new Map<string, readonly StripeObject[]>();
  for (const name of Object.values(lists)) objects.set(name, await listed(world, name));
  const at = (name: keyof typeof lists) => (): readonly StripeObject[] =>
    objects.get(lists[name]) ?? [];
  return {
    atMs,
    items: function* () {
      for (const item of dynamo.items(tableName)) yield shownItem(item);
    },
    stripe: {
      paymentIntents: at('paymentIntents'),
      setupIntents: at('setupIntents'),
      charges: at('charges'),
      refunds: at('refunds'),
      disputes: at('disputes'),
      balanceTransactions: at('balanceTransactions'),
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

type Page = { readonly data: readonly StripeObject[]; readonly has_more: boolean };

/** Past the rate limit, which is the product's: the answer is Stripe's own page by page. */
async function listed({ stripe }: World, name: string): Promise<readonly StripeObject[]> {
  const found: StripeObject[] = [];
  for (let more = true; more;) {
    const last = found.at(-1);
    const query = `limit=100${last ? `&starting_after=${last.id}` : ''}`;
    const reply = await stripe.handle({
      ...{ method: 'GET', path: `/v1/${name}?${query}`, body: '' },
      headers: { authorization: 'Bearer sk_test_simulation' },
    });
    if (!('status' in reply) || reply.status !== 200)
      throw new Error(`Stripe does not list ${name}: ${JSON.stringify(reply)}`);
    const page = JSON.parse(reply.body) as Page;
    found.push(...page.data);
    more = page.has_more;
  }
  return found;
}
