/**
 * Worlds as `npm run simulate` runs them: in a process of its own, because the world replaces what a
 * process has of time and chance.
 */
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const command = join(import.meta.dirname, 'main.ts');
const timeoutMs = 20 * 60 * 1000;

type Ended = { readonly code: number | null; readonly lines: readonly string[] };

function simulate(...options: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--no-warnings', command, ...options, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, lines: output.join('').trimEnd().split('\n') }));
  });
}

/** Small worlds: each has every kind of actor, and all of them every kind of fault. */
const worlds = { seeds: 150, pledges: 2 };

const lastOf = ({ lines }: Ended): Record<string, number> =>
  JSON.parse(lines.at(-1) ?? '{}') as Record<string, number>;

test(
  'a seed has the same story each time, to the last byte',
  async () => {
    const ended = await simulate('--seed', '7', '--repeat', '4', '--pledges', '10');
    expect(lastOf(ended)).toEqual({ seed: 7, times: 4, stories: 1, failed: 0 });
    const another = await simulate('--seed', '8', '--pledges', '10');
    const same = await simulate('--seed', '8', '--pledges', '10');
    expect(another.lines).toEqual(same.lines);
  },
  timeoutMs,
);

test(
  'in hundreds of worlds with every fault nothing goes wrong with the money',
  async () => {
    const { seeds, pledges } = worlds;
    const options = ['--seeds', String(seeds), '--pledges', String(pledges)];
    const { code, lines } = await simulate(...options);
    const story = lines.slice(0, -1).join('\n');
    expect(code === 0 ? '' : story).toBe('');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ seeds, violations: 0 });
  },
  timeoutMs,
);
