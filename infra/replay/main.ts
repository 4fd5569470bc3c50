/** `npm run replay`: reads the command line, plays, and says in words and status how it went. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findAddresses } from './addresses.ts';
import { UnreachableError } from './http-client.ts';
import { help, parseOptions, UsageError } from './options.ts';
import type { ReplayOptions } from './options.ts';
import { CampaignFileError, readRows } from './read-rows.ts';
import { replay, usualPatience } from './replay.ts';
import { describeMismatch, describeRun, mismatchesOf, summarise } from './summary.ts';
import type { Run } from './summary.ts';
import { machineTiming } from './timing.ts';

const sample = join(import.meta.dirname, 'sample-campaigns.csv');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options.help) {
    say(help);
    return 0;
  }
  const rows = readRows(options.file ?? sample, options.rowsMax);
  const stop = stopOnInterrupt();
  const addresses = findAddresses(options, process.env['FANFUND_HOME'] ?? '.local');
  say(`Playing ${options.file ?? "the project's own sample"} against ${addresses.api}`);
  const run = await replay(
    {
      timing: machineTiming,
      addresses,
      keys: {
        secret: process.env['STRIPE_SECRET_KEY'] ?? 'sk_test_simulator',
        publishable: process.env['STRIPE_PUBLISHABLE_KEY'] ?? 'pk_test_simulator',
      },
      runId: `replay-${randomUUID()}`,
      signal: stop,
      patience: usualPatience,
      terminal: process.stderr.isTTY,
      write: (text) => void process.stderr.write(text),
    },
    rows,
    options,
  );
  return conclude(run, options, stop.aborted);
}

function stopOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => controller.abort());
  return controller.signal;
}

function conclude(run: Run, options: ReplayOptions, stopped: boolean): number {
  const mismatches = mismatchesOf(run);
  say(`\n${describeRun(run)}\n`);
  for (const mismatch of mismatches) say(`MISMATCH  ${describeMismatch(mismatch)}`);
  say(
    mismatches.length === 0
      ? 'No mismatch: every campaign that ended did so as in life, to the cent.'
      : `${mismatches.length} mismatches.`,
  );
  if (stopped) say('Stopped early: campaigns still open are settled by the server.');
  if (options.json) say(JSON.stringify(summarise(run)));
  if (mismatches.length > 0) return 1;
  return stopped ? 130 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected = [UsageError, CampaignFileError, UnreachableError];
  if (!expected.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`replay: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
