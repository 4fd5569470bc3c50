import { beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiDocument } from '../../../infra/openapi/document.ts';
import { capabilities } from '../../../infra/bundle.ts';
import { operations } from '../../../infra/openapi/operations.ts';
import { problemMeanings } from '../../../infra/openapi/problem-meanings.ts';
import { problemStatuses } from '../../../shared/entry/problem.ts';
import { problemsOf } from '../../../shared/entry/operation.ts';
import { assemblyFor } from '../../support/assembly.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const document = apiDocument('0.1.0');
const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every object in the document that describes an object. */
function* objectSchemas(value: unknown, at = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  const found = value as Record<string, unknown>;
  if (found['type'] === 'object') yield [at, found];
  for (const [name, part] of Object.entries(found)) yield* objectSchemas(part, `${at}/${name}`);
}

describe('the API document', () => {
  test('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('names every function that answers requests, by the name of its folder', () => {
    const asked = capabilities().filter((name) =>
      existsSync(join(root, 'functions', name, 'contract.ts')),
    );
    const named = new Set(operations.map(({ id, folder }) => folder ?? kebab(id)));
    expect([...named].toSorted()).toEqual(asked.toSorted());
  });

  test('names each operation and each route once', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(({ route }) => route)).size).toBe(operations.length);
  });

  test('says what every problem code means', () => {
    const codes = Object.keys(problemStatuses);
    expect(Object.keys(problemMeanings).toSorted()).toEqual(codes.toSorted());
    const told = JSON.stringify(document.components?.schemas?.['Problem']);
    const silent = codes.filter((code) => !told.includes(`\`${code}\``));
    expect(silent).toEqual([]);
  });

  test('describes closed objects only', () => {
    const described = { ...document.components?.schemas, ...document.paths };
    const open = [...objectSchemas(described)]
      .filter(([at]) => !/allOf\/1$|\/parameters\//.test(at))
      .filter(([, schema]) => !('oneOf' in schema) && !('anyOf' in schema))
      .filter(([, { additionalProperties }]) => additionalProperties === undefined)
      .map(([at]) => at);
    expect(open).toEqual([]);
  });
});

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, it) => {
  const [method = '', path = ''] = it.route.split(' ');
  const documented = document.paths?.[path]?.[method.toLowerCase() as 'get'];

  test('documents each of its problems at its status, and no other', () => {
    const codes = Object.entries(documented?.responses ?? {}).flatMap(([status, response]) => {
      const { content } = response as { content?: Record<string, { schema: unknown }> };
      const schema = content?.['application/problem+json']?.schema as
        { allOf: [unknown, { properties: { code: { enum: string[] } } }] } | undefined;
      return (schema?.allOf[1].properties.code.enum ?? []).map((code) => `${status} ${code}`);
    });
    const wanted = problemsOf(it).map((code) => `${problemStatuses[code]} ${code}`);
    expect(codes.toSorted()).toEqual(wanted.toSorted());
  });

  test('has examples that its own schemas accept', () => {
    const { bodyExamples = {}, body } = it;
    for (const example of Object.values(bodyExamples))
      expect(body?.safeParse(example)).toMatchObject({ success: true });
    for (const { schema, example } of Object.values(it.answers))
      if (example !== undefined)
        expect(schema?.().safeParse(example)).toMatchObject({ success: true });
  });

  test('shows a body wherever it takes one that is not signed', () => {
    if (!it.raw) expect(Object.keys(it.bodyExamples ?? {}).length > 0).toBe(it.body !== undefined);
  });
});

type Resource = { Type: string; Properties: Record<string, unknown> };

describe.each(['dev', 'prod'] as const)('stage %s', (stage) => {
  let folder = '';
  beforeAll(async () => {
    folder = await assemblyFor({}, stage);
  });

  test('deploys the routes that are documented, and what answers where there is none', () => {
    const templates = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
    const routes = templates.flatMap((name) => {
      const template = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        Resources: Record<string, Resource>;
      };
      return Object.values(template.Resources)
        .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
        .map(({ Properties }) => Properties['RouteKey']);
    });
    const documented = operations.map(({ route }): string => route);
    expect(routes.toSorted()).toEqual(['$default', ...documented].toSorted());
  });
});
