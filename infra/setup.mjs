/**
 * The one door to every command of this repository, for a machine that has only git, npm and a
 * Node from 20 on. It installs what is missing, makes sure that Node 24 is there (it comes from npm
 * and is what Lambda runs) and hands over to it. Plain JavaScript without a dependency, because
 * nothing else can be relied on before the first install.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binFolder = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', tool('jest')];
const eslint = [tool('eslint', 'bin/eslint.js'), '.'];
const typecheck = ['infra/lint/typecheck.mjs'];
const synth = [tool('aws-cdk', 'bin/cdk'), 'synth', '--quiet', '--no-notices'];
const prettier = tool('prettier', 'bin/prettier.cjs');

/** What each command hands to Node 24. */
const commands = {
  start: ['infra/local/main.ts'],
  token: ['infra/local/token.ts'],
  replay: ['infra/replay/main.ts'],
  ops: ['infra/ops/main.ts'],
  test: jest,
  format: [prettier, '--write', '--log-level=warn', '.'],
  lint: eslint,
  typecheck,
  synth,
  catalogue: ['infra/catalogue.ts'],
  lives: ['infra/lives.ts'],
  client: ['infra/openapi/client-types.ts'],
  simulate: ['--no-warnings', 'test/simulation/main.ts'],
  'mutate-domain': ['test/mutation/main.ts'],
  'verify-report': ['infra/verify-report.ts'],
  'signing-keys': ['infra/print-signing-keys.ts'],
  'import-shipments': ['infra/import-shipments.ts'],
  'export-wave': ['infra/export-wave.ts'],
  fulfil: ['infra/fulfil/main.ts'],
};

/** What `check` runs, in order: quick answers first. */
const checks = [
  { name: 'format', args: [prettier, '--check', '--log-level=warn', '.'] },
  { name: 'types', args: typecheck },
  { name: 'lint', args: eslint },
  { name: 'dead code', args: [tool('knip', 'bin/knip.js')] },
  { name: 'tests', args: jest },
  { name: 'synth', args: synth },
];

function tool(name, script = `bin/${name}.js`) {
  return join('node_modules', name, script);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(`fanfund: ${line}`);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The first difference between lock file and install; other platforms' packages may be absent. */
function missingPackage() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted) fail('package-lock.json is missing or cannot be read; restore it from git.');
  if (!installed) return 'all of it';
  return Object.keys(wanted).find((path) => {
    if (path === '') return false;
    const found = installed[path];
    return found ? found.version !== wanted[path].version : !wanted[path].optional;
  });
}

function nodeVersion() {
  if (!existsSync(node24)) return undefined;
  return spawnSync(node24, ['--version'], { encoding: 'utf8' }).stdout?.trim();
}

/** Our own Node sits in the folder that npm is about to replace: npm must not run on it. */
function environmentForInstall() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const kept = folders.filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: kept.join(delimiter) };
}

function reasonOf(output) {
  if (/ENOSPC/.test(output)) return 'there is no space left on the disk';
  if (/EACCES|EPERM|EROFS/.test(output)) return 'a folder cannot be written to';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'the package registry cannot be reached (no network, or a proxy is needed)';
  }
  if (/EUSAGE/.test(output)) return 'package.json and package-lock.json do not fit together';
  return undefined;
}

function showProgress(label) {
  const startedAtMs = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAtMs) / 1000)} s`;
  if (!process.stderr.isTTY) {
    say(`${label} …`);
    return { end: (line) => say(`${line} (${seconds()})`) };
  }
  const draw = () => process.stderr.write(`\r${label} … ${seconds()} `);
  draw();
  const timer = setInterval(draw, 1000);
  return {
    end: (line) => {
      clearInterval(timer);
      process.stderr.write(`\r\u001b[K${line} (${seconds()})\n`);
    },
  };
}

function install() {
  const progress = showProgress(
    'fanfund: installing what is missing (npm ci, about half a minute)',
  );

  const npm = spawn('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    env: environmentForInstall(),
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-20_000));
  npm.stdout.on('data', keep);
  npm.stderr.on('data', keep);
  return new Promise((resolve) => {
    npm.on('error', () => fail('npm cannot be started; install Node 20 or newer with npm.'));
    npm.on('close', (code) => {
      if (code !== 0) {
        progress.end('fanfund: the installation failed');
        const reason = reasonOf(output);
        if (reason === undefined) say(output.trim());
        fail(`nothing was started, because ${reason ?? 'npm reported the error above'}.`);
      }
      progress.end('fanfund: installed');
      resolve();
    });
  });
}

async function prepare() {
  if (missingPackage() || !nodeVersion()?.startsWith('v24.')) await install();
  const version = nodeVersion();
  if (version?.startsWith('v24.')) return;
  fail(
    `Node 24 was not installed (found ${version ?? 'none'}): its install script did not run. ` +
      'Allow install scripts (npm config get ignore-scripts) and try again.',
  );
}

function environment() {
  const path = `${binFolder}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path, CDK_DISABLE_CLI_TELEMETRY: 'true' };
}

/**
 * Passes signals on and resolves with the exit code. On a terminal, Ctrl-C reaches the whole
 * process group by itself: to pass it on as well would deliver it twice.
 */
function runChild(args) {
  const child = spawn(node24, args, { cwd: root, env: environment(), stdio: 'inherit' });
  const forward = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`Node 24 cannot be started: ${error.message}`));
    child.on('close', (code, signal) => {
      for (const each of signals) process.off(each, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Becomes the command where this Node can: then signals and exit code need no passing on. */
async function handOver(args) {
  process.chdir(root);
  if (process.execve && !windows) process.execve(node24, [node24, ...args], environment());
  process.exitCode = await runChild(args);
}

async function check(skipped) {
  const done = [];
  for (const { name, args } of checks) {
    if (skipped.includes(`--without=${name}`)) continue;
    const startedAtMs = Date.now();
    say(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    const code = await runChild(args);
    done.push({ name, code, seconds: (Date.now() - startedAtMs) / 1000 });
    if (code > 128) break;
  }
  say(`\n── check ${'─'.repeat(55)}`);
  for (const { name, code, seconds } of done) {
    say(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  process.exitCode = done.every(({ code }) => code === 0) ? 0 : 1;
}

const [name = 'start', ...rest] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node 20 or newer is needed to begin with; this is ${process.version}.`);
}
if (name !== 'check' && !Object.hasOwn(commands, name)) {
  fail(`unknown command "${name}". Known: check, ${Object.keys(commands).join(', ')}.`);
}
await prepare();
if (name === 'check') await check(rest);
else await handOver([...commands[name], ...rest]);
