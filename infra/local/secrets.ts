/**
 * Secrets Manager, read only. Values live in the home folder, readable by its owner alone; those
 * that the template asks to be generated are generated once.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { newSigningKeys } from '../signing-keys.ts';
import { AwsError } from './aws-endpoint.ts';
import type { JsonOperation } from './aws-endpoint.ts';

export type Secrets = {
  readonly operations: Map<string, JsonOperation>;
  /** Changes a value, given the one before. */
  readonly set: (arn: string, value: string) => void;
  readonly get: (arn: string) => string | undefined;
};

type Secret = { readonly arn: string; readonly name: string; readonly file: string };

export function openSecrets(arns: readonly string[], home: string): Secrets {
  const folder = join(home, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = arns.map((arn): Secret => {
    const name = arn.split(':secret:')[1]?.replace(/-\w{6}$/, '') ?? arn;
    const file = join(folder, name.replaceAll('/', '.'));
    if (!existsSync(file)) write(file, generated());
    return { arn, name, file };
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
      SecretString: readFileSync(secret.file, 'utf8'),
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
    };
  };
  return {
    operations: new Map([['secretsmanager.GetSecretValue', getSecretValue]]),
    set: (arn, value) => {
      const secret = find(arn);
      if (secret !== undefined) write(secret.file, value);
    },
    get: (arn) => {
      const secret = find(arn);
      return secret === undefined ? undefined : readFileSync(secret.file, 'utf8');
    },
  };
}

/** Made at the first start, and kept: links in mails and signed reports outlive a restart. */
export function keepSigningKeys({ get, set }: Secrets, arn: string): void {
  if (get(arn)?.startsWith('{') !== true) set(arn, JSON.stringify(newSigningKeys()));
}

function write(file: string, value: string): void {
  writeFileSync(file, value, { mode: 0o600 });
}

function generated(): string {
  return randomBytes(24).toString('base64url');
}
