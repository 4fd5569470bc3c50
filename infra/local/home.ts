/**
 * The home folder of one local cloud. Invariant: at most one process uses it at a time; the lock is
 * the operating system's, so it ends with its holder however that ends.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalCloudError } from './local-cloud-error.ts';

export type Home = { readonly folder: string; readonly release: () => void };

export type AddressBook = {
  readonly api: string;
  readonly stripe: string;
  readonly aws: string;
  readonly issuer: string;
  readonly pid: number;
};

export function openHome(folder: string): Home {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.writable'), '');
  } catch (cause) {
    throw new LocalCloudError(
      `The folder ${folder} cannot be written to; choose another one with FANFUND_HOME.`,
      { cause },
    );
  }
  const lock = new DatabaseSync(join(folder, 'lock.db'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (cause) {
    lock.close();
    throw new LocalCloudError(
      `Another local cloud already runs on ${folder}; stop it, or choose another folder with FANFUND_HOME.`,
      { cause },
    );
  }
  return { folder, release: () => lock.close() };
}

export function addressFile(folder: string): string {
  return join(folder, 'addresses.json');
}

export function writeAddresses(folder: string, addresses: AddressBook): void {
  writeFileSync(addressFile(folder), `${JSON.stringify(addresses, undefined, 2)}\n`);
}
