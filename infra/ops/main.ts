/** `npm run ops -- <command>`: reads the command line, asks the API, and ends with how it went. */
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { AccessError, openClient } from './access.ts';
import {
  RefusedError,
  campaign,
  extend,
  pledge,
  queues,
  redrive,
  report,
  status,
} from './commands.ts';
import type { Session } from './commands.ts';

const help = `npm run ops -- <command> [--json]

  status                     what needs you, and how far settlements are
  campaign <cmp_…>           pledges by state, failed payments, settlement
  pledge <plg_…|pi_…|…>      its story on one time line
  queues [<queue>]           what waits; with a name, a look into its dead letters
  redrive <queue> --reason "…" [--per-second 10] [--message <id>]
                             moves dead letters back, and follows them
  report <cmp_…>             the settlement of a campaign
  extend <cmp_…> --until 2026-12-24T20:00Z [--confirm "<its title>" --reason "…"]
                             what a later deadline would mean; with both, it is moved

On this machine it works on what runs in FANFUND_HOME (.local); elsewhere on FANFUND_API, with
FANFUND_TOKEN.`;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  reason: { type: 'string' },
  message: { type: 'string' },
  'per-second': { type: 'string', default: '10' },
  until: { type: 'string' },
  confirm: { type: 'string' },
} as const;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command, name] = positionals;
  if (values.help || command === undefined) return say(help);
  const session: Session = {
    client: openClient(process.env),
    json: values.json,
    say,
    progress: values.json ? () => undefined : draw,
    pause: () => wait(1000),
  };
  const needed = (): string => {
    if (name !== undefined) return name;
    throw new UsageError(`${command} needs to know of what.`);
  };
  const commands: Readonly<Record<string, () => Promise<void>>> = {
    status: () => status(session),
    campaign: () => campaign(session, needed()),
    pledge: () => pledge(session, needed()),
    queues: () => queues(session, name),
    redrive: () => redrive(session, redriveWishes(needed(), values)),
    report: () => report(session, needed()),
    extend: () => extend(session, { id: needed(), ...extensionWishes(values) }),
  };
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) throw new UsageError(`There is no command ${command}.`);
  await run();
}

type Values = {
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly 'per-second': string;
  readonly until?: string | undefined;
  readonly confirm?: string | undefined;
};

function redriveWishes(name: string, { reason, message, 'per-second': rate }: Values) {
  if (reason === undefined) throw new UsageError('A redrive needs a --reason.');
  const perSecond = Number(rate);
  if (!Number.isInteger(perSecond) || perSecond < 1 || perSecond > 500)
    throw new UsageError('--per-second takes a whole number from 1 to 500.');
  return { name, reason, perSecond, messageId: message };
}

function extensionWishes({ until, confirm, reason }: Values) {
  const deadlineMs = Date.parse(until ?? '');
  if (Number.isNaN(deadlineMs)) throw new UsageError('--until takes a time: 2026-12-24T20:00Z.');
  if ((confirm === undefined) !== (reason === undefined))
    throw new UsageError('To move a deadline takes both --confirm and --reason.');
  return { deadline: new Date(deadlineMs).toISOString(), confirm, reason };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const draw = (text: string): void =>
  void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);

const expected = [UsageError, AccessError, RefusedError];

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = expected.some((kind) => error instanceof kind);
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${isExpected ? text : `${text} (npm run ops -- --help)`}\n`);
  process.exitCode = 1;
});
