/** The set-up script, run as a fresh machine would run it: by itself, with an npm of our own. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', 'node', 'bin', 'node');
let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(join(clone, 'infra', 'local'), { recursive: true });
  mkdirSync(join(clone, 'bin'));
  cpSync(join(root, 'infra', 'setup.mjs'), join(clone, 'infra', 'setup.mjs'));
  const main = 'console.log(process.version, ...process.argv.slice(2)); process.exit(7);';
  writeFileSync(join(clone, 'infra', 'local', 'main.ts'), main);
  lock('package-lock.json', { node: '24.0.0', other: '1.0.0' });
});
afterEach(() => rmSync(clone, { recursive: true }));

function lock(path: string, versions: Record<string, string>): void {
  const packages = Object.entries(versions).map(([name, version]) => {
    return [`node_modules/${name}`, { version, optional: name === 'elsewhere' }];
  });
  writeFileSync(join(clone, path), JSON.stringify({ packages: Object.fromEntries(packages) }));
}

function installed(versions: Record<string, string>): void {
  mkdirSync(join(clone, 'node_modules', 'node', 'bin'), { recursive: true });
  symlinkSync(node, join(clone, 'node_modules', 'node', 'bin', 'node'));
  lock('node_modules/.package-lock.json', versions);
}

/** An npm that does nothing but what the test says, in the shell's language. */
function npm(script: string): void {
  writeFileSync(join(clone, 'bin', 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function setup(...args: string[]) {
  const path = [join(clone, 'bin'), join(clone, 'node_modules', '.bin'), process.env['PATH']];
  const result = spawnSync(node, ['infra/setup.mjs', ...args], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: path.join(delimiter), HOME: clone },
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe('what is installed already', () => {
  test('is used at once, with arguments and exit status passed on', () => {
    installed({ node: '24.0.0', other: '1.0.0' });
    const { code, stdout, stderr } = setup('start', 'one', 'two');
    expect({ code, stderr }).toEqual({ code: 7, stderr: '' });
    expect(stdout).toMatch(/^v24\.\d+\.\d+ one two\n$/);
  });

  test('may lack what is for other platforms only', () => {
    lock('package-lock.json', { node: '24.0.0', elsewhere: '1.0.0' });
    installed({ node: '24.0.0' });
    expect(setup('start')).toMatchObject({ code: 7, stderr: '' });
  });

  test.each([
    ['lacks a package', { node: '24.0.0' }],
    ['has another version', { node: '24.0.0', other: '0.9.0' }],
  ])('is completed first when it %s', (_what, versions) => {
    installed(versions);
    npm('echo "$@" > asked');
    const { code, stderr } = setup('start');
    expect(stderr).toMatch(/^fanfund: installing .*\nfanfund: installed \(\d+ s\)\n$/);
    expect(readFileSync(join(clone, 'asked'), 'utf8')).toMatch(/^ci /);
    expect(code).toBe(7);
  });
});

describe('an install that fails is one sentence', () => {
  test.each([
    ['npm error code ENOTFOUND', /registry cannot be reached \(no network/],
    ['npm error code ENOSPC', /there is no space left on the disk/],
    ['npm error code EACCES', /a folder cannot be written to/],
  ])('%s', (output, sentence) => {
    npm(`echo '${output}' >&2; exit 1`);
    const { code, stderr } = setup('start');
    expect(stderr.split('\n').at(-2)).toMatch(sentence);
    expect(code).toBe(1);
  });

  test('and nothing else, when Node 24 did not come with it', () => {
    npm('exit 0');
    const { code, stderr } = setup('start');
    expect(stderr).toMatch(/Node 24 was not installed \(found none\)/);
    expect(code).toBe(1);
  });
});

test('an unknown command names the known ones', () => {
  const { code, stderr } = setup('launch');
  expect(stderr).toMatch(/^fanfund: unknown command "launch"\. Known: check, start, .*\n$/);
  expect(code).toBe(1);
});
