/** Runs the Stripe simulator beside the main thread, so that both have a core to themselves. */
import { parentPort, workerData } from 'node:worker_threads';
import { liveAhead } from './clock.ts';
import type { Ahead } from './clock.ts';

type Simulator = { readonly url: string; readonly close: () => Promise<void> | void };
type Given = { module: string; options: Record<string, unknown>; ahead: Ahead };
type Start = (options: Record<string, unknown>) => Promise<Simulator>;

const port = parentPort;
if (port === null) throw new Error('This file runs inside a worker thread only');
const { module, options, ahead } = workerData as Given;
liveAhead(ahead);

try {
  const loaded = (await import(module)) as { startStripeSimulator: Start };
  const simulator = await loaded.startStripeSimulator({ ...options, now: Date.now });
  port.once('message', () => {
    Promise.resolve(simulator.close()).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  port.postMessage({ url: simulator.url });
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  port.postMessage({ failed: error instanceof Error ? error.message : String(error), code });
}
