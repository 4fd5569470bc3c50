/**
 * Secrets Manager, read only. Values live in a vault: the home folder, readable by its owner alone,
 * or memory. Those that the template asks to be generated are generated once.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { newSigningKeys } from '../signing-keys.ts';
import { AwsError } from './aws-services.ts';
import type { JsonOperation } from './aws-services.ts';

export type Secrets = {
  readonly operations: Map<string, JsonOperation>;
  /** Changes a value, given the one before. */
  readonly set: (arn: string, value: string) => void;
  readonly get: (arn: string) => string | undefined;
};

type Secret = { readonly arn: string; readonly name: string };

/** Where values are kept, by the name of their secret. */
export type Vault = {
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, value: string) => void;
};

export function folderVault(home: string): Vault {
  const folder = join(home, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => join(folder, name.replaceAll('/', '.'));
  return {
    read: (name) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : undefined),
    write: (name, value) => writeFileSync(fileOf(name), value, { mode: 0o600 }),
  };
}

export function memoryVault(): Vault {
  const values = new Map<string, string>();
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
  };
}

export function openSecrets(arns: readonly string[], vault: Vault): Secrets {
  const secrets = arns.map((arn): Secret => {
    const name = arn.split(':secret:')[1]?.replace(/-\w{6}$/, '') ?? arn;
    if (vault.read(name) === undefined) vault.write(name, generated());
    return { arn, name };
  });
  const find = (id: string): Secret | undefined =>
    secrets.find(({ arn, name }) => id === arn || id === name);
  const getSecretValue: JsonOperation = (input) => {
    const secret = find(String(input.SecretId));
    if (secret === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    }
    return {
      ARN: secret.arn,
      Name: secret.name,
      SecretString: vault.read(secret.name),
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
    };
  };
  return {
    operations: new Map([['secretsmanager.GetSecretValue', getSecretValue]]),
    set: (arn, value) => {
      const secret = find(arn);
      if (secret !== undefined) vault.write(secret.name, value);
    },
    get: (arn) => {
      const secret = find(arn);
      return secret === undefined ? undefined : vault.read(secret.name);
    },
  };
}

/** Made at the first start, and kept: links in mails and signed reports outlive a restart. */
export function keepSigningKeys({ get, set }: Secrets, arn: string): void {
  if (get(arn)?.startsWith('{') !== true) set(arn, JSON.stringify(newSigningKeys()));
}

function generated(): string {
  return randomBytes(24).toString('base64url');
}
