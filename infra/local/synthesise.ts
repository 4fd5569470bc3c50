/** Runs the CDK app in a process of its own and gives the folder with what it produced. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { LocalCloudError } from './local-cloud-error.ts';

const appFile = fileURLToPath(new URL('../app.ts', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

export async function synthesise(options: {
  readonly home: string;
  readonly stage: string;
  readonly environment: NodeJS.ProcessEnv;
}): Promise<string> {
  const folder = join(options.home, 'cdk.out');
  const output: string[] = [];
  const child = spawn(process.execPath, ['--no-warnings', appFile], {
    cwd: repository,
    env: {
      // Proofreading templates takes the CDK longer than making them; the tests have it done.
      CDK_VALIDATION: 'false',
      ...options.environment,
      ...{ CDK_OUTDIR: folder, FANFUND_STAGE: options.stage },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code === 0) return folder;
  throw new LocalCloudError(`The CDK app (infra/app.ts) failed: ${gist(output.join(''))}`);
}

/** The line that names the error, not the stack trace around it. */
function gist(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const named = lines.find((line) => /^(\w*Error|Uncaught)\b.*:|^\[?«\w+»/.test(line));
  return named ?? lines.filter((line) => line !== '').at(-1) ?? 'it said nothing';
}
