/**
 * A thousand worlds, each with fifty backers and faults of its own, as `npm run simulate` runs them:
 * in a process of its own, because the world replaces what a process has of time and chance.
 */
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const command = join(import.meta.dirname, 'main.ts');
const hourMs = 60 * 60 * 1000;

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

const lastOf = ({ lines }: Ended): Record<string, number> =>
  JSON.parse(lines.at(-1) ?? '{}') as Record<string, number>;

test(
  'in a thousand worlds full of faults no invariant is ever broken',
  async () => {
    const ended = await simulate('--seeds', '1000', '--pledges', '50');
    const told = ended.lines.slice(0, -1).join('\n');
    expect({ told, ...lastOf(ended) }).toMatchObject({ seeds: 1000, violations: 0 });
    expect(ended.code).toBe(0);
  },
  hourMs,
);

test(
  'a seed has the same story each time, to the last byte',
  async () => {
    const ended = await simulate('--seed', '7', '--repeat', '12', '--pledges', '20');
    expect(lastOf(ended)).toEqual({ seed: 7, times: 12, stories: 1 });
    const another = await simulate('--seed', '8', '--pledges', '20');
    const same = await simulate('--seed', '8', '--pledges', '20');
    expect(another.lines).toEqual(same.lines);
  },
  hourMs,
);
