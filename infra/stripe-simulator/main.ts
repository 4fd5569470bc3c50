/** The simulator by itself: `node infra/stripe-simulator/main.ts [port] [database file]`. */
import process from 'node:process';
import { startStripeSimulator } from './start.ts';

const defaultPort = 4401;
const [portText, databaseFile = ':memory:'] = process.argv.slice(2);
const port = portText === undefined ? defaultPort : Number(portText);

try {
  const unlimited = { perSecond: Infinity, perEndpointPerSecond: Infinity };
  const limits = process.argv.includes('--unlimited') ? unlimited : {};
  const simulator = await startStripeSimulator({ port, databaseFile, limits });
  console.log(`Stripe simulator at ${simulator.url}`);
  process.once('SIGINT', () => void simulator.close());
  process.once('SIGTERM', () => void simulator.close());
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  console.error(`Port ${port} is in use.`);
  process.exitCode = 1;
}
