import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessWith, openAccess } from '../../../infra/ops/access.ts';

const elsewhere = { FANFUND_API: 'https://api.example', FANFUND_TOKEN: 'theirs' };

test('a command works on what runs on this machine, unless it is told where', async () => {
  const home = mkdtempSync(join(tmpdir(), 'access-'));
  const addresses = { api: 'http://127.0.0.1:4411', issuer: 'http://127.0.0.1:1' };
  writeFileSync(join(home, 'addresses.json'), JSON.stringify(addresses));
  const here = openAccess({ FANFUND_HOME: home, FANFUND_TOKEN: 'mine' });
  expect([here.api, await here.token()]).toEqual([addresses.api, 'mine']);
  rmSync(home, { recursive: true });
  const there = accessWith(elsewhere, {});
  expect([there.api, await there.token()]).toEqual(['https://api.example', 'theirs']);
});

test('flags go before the environment, and no address goes without a token', async () => {
  const flags = { url: 'https://other.example', token: 'other' };
  const access = accessWith(elsewhere, flags);
  expect([access.api, await access.token()]).toEqual(['https://other.example', 'other']);
  expect(() => accessWith({}, { url: 'https://other.example' })).toThrow('FANFUND_TOKEN');
});
