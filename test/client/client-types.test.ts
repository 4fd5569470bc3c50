import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { clientTypes, clientTypesFile } from '../../infra/openapi/client-types.ts';

test('the types of the client are those of the API document: `npm run client` writes them', async () => {
  expect(readFileSync(clientTypesFile, 'utf8')).toBe(await clientTypes());
});
