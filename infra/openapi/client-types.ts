/**
 * `npm run client` writes the types of the client (shared/client/schema.d.mts) from the API document.
 * The client sends an Idempotency-Key by itself: in its types the header may be left out.
 */
import type { OpenAPI3 } from 'openapi-typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import openapiTypes, { astToString } from 'openapi-typescript';
import { apiDocument } from './document.ts';

const root = join(import.meta.dirname, '..', '..');
export const clientTypesFile = join(root, 'shared', 'client', 'schema.d.mts');

const opening = `/**
 * The types of the API, made from its document by \`npm run client\`: not to be edited.
 */
`;

/** Made of the document as it is served, but for what the client adds itself. */
export async function clientTypes(): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const text = JSON.stringify(apiDocument(manifest.version), (_name, value: unknown) =>
    isKeyParameter(value) ? { ...value, required: false } : value,
  );
  const types = await openapiTypes(JSON.parse(text) as OpenAPI3);
  const config = await resolveConfig(join(root, 'package.json'));
  return format(`${opening}${astToString(types)}`, { ...config, parser: 'typescript' });
}

const isKeyParameter = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  value.name === 'Idempotency-Key';

if (import.meta.main) writeFileSync(clientTypesFile, await clientTypes());
