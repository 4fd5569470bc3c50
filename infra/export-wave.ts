/**
 * `npm run export-wave -- --campaign cmp_… --wave 1 file.csv`: a wave with its addresses, for a
 * warehouse. It asks page by page and writes as it reads, into a file that only its owner can read;
 * one that was broken off half-way leaves no file under the name that was asked for.
 */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accessWith } from './ops/access.ts';

export type WavePage = {
  readonly csv: string;
  readonly rows: number;
  readonly withoutAddress: number;
  readonly nextCursor?: string | undefined;
};

export type AskPage = (cursor: string | undefined) => Promise<WavePage>;

export type Exported = { readonly rows: number; readonly withoutAddress: number };

const ownerOnly = 0o600;

export async function exportWave(file: string, ask: AskPage): Promise<Exported> {
  const growing = `${file}.part`;
  rmSync(growing, { force: true });
  const handle = openSync(growing, 'wx', ownerOnly);
  const sum = { rows: 0, withoutAddress: 0 };
  try {
    let cursor: string | undefined;
    do {
      const page = await ask(cursor);
      writeSync(handle, page.csv);
      sum.rows += page.rows;
      sum.withoutAddress += page.withoutAddress;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  } catch (error) {
    rmSync(growing, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(growing, file);
  return sum;
}

type Door = { readonly url: string; readonly campaign: string; readonly wave: string };

export const askApi =
  ({ url, campaign, wave }: Door, token: string): AskPage =>
  async (cursor) => {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    const path = `/v1/ops/campaigns/${campaign}/waves/${wave}/export${query}`;
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = (await response.json().catch(() => ({}))) as Partial<WavePage> & {
      readonly code?: string;
      readonly detail?: string;
    };
    if (response.ok) return body as WavePage;
    throw new Error(`${body.code ?? `HTTP ${response.status}`}: ${body.detail ?? ''}`);
  };

const usage =
  'npm run export-wave -- --campaign cmp_… --wave 1 [--url …] [--token …] ' +
  'file.csv\n\nWithout --url it works on what runs in FANFUND_HOME (.local), or on FANFUND_API; elsewhere than\n' +
  'here it needs the token of an operator, as --token or FANFUND_TOKEN.\n';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      campaign: { type: 'string' },
      wave: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  const { campaign, wave } = values;
  if (file === undefined || campaign === undefined || wave === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const access = accessWith(process.env, values);
  const [url, token] = [access.api, await access.token()];
  const { rows, withoutAddress } = await exportWave(file, askApi({ url, campaign, wave }, token));
  process.stdout.write(
    `${rows} rows are in ${file}; ${withoutAddress} backers have given no address yet.\n` +
      'It holds addresses: delete it once they are sent.\n',
  );
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
