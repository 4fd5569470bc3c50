/** Every alarm has its section in the runbook, and every section of an alarm has its alarm. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runbookSection } from '../../infra/runbook.ts';
import { assemblyFor } from '../support/assembly.ts';

type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };

const page = readFileSync(join(import.meta.dirname, '../../infra/RUNBOOK.md'), 'utf8');
/** The others are procedures, for which nothing raises an alarm. */
const sections = new Map(
  [...page.matchAll(/^## `([^`]+)`\n([^]*?)(?=^## |(?![^]))/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);
const resources: Resource[] = [];
const names: string[] = [];

beforeAll(async () => {
  const folder = await assemblyFor({});
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.template.json'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    resources.push(...Object.values((JSON.parse(text) as { Resources: object }).Resources));
  }
  const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
  names.push(...alarms.map(({ Properties: found }) => nameOf(found)));
});

const nameOf = (alarm: Resource['Properties']): string =>
  String(alarm['AlarmName']).replace('fanfund-dev-', '');

describe('the runbook', () => {
  test('has a section for every alarm', () => {
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !sections.has(runbookSection(name)))).toEqual([]);
  });

  test('has no section for an alarm that nothing raises', () => {
    const raised = new Set(names.map(runbookSection));
    expect([...sections.keys()].filter((name) => !raised.has(name))).toEqual([]);
  });

  test.each(['_Means:_', '_Look at:_', '_Do:_', '_Over when:_'])(
    'says of every alarm %s',
    (part) => {
      const silent = [...sections].filter(([, text]) => !text.includes(part));
      expect(silent.map(([name]) => name)).toEqual([]);
    },
  );

  test('is named by every alarm, with the section', () => {
    for (const { Type, Properties: found } of resources)
      if (Type === 'AWS::CloudWatch::Alarm')
        expect(found['AlarmDescription']).toContain(
          `(infra/RUNBOOK.md: ${runbookSection(nameOf(found))})`,
        );
  });
});

describe('dashboards', () => {
  test('there are two, and what they count of ours is counted by somebody', () => {
    const boards = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard');
    expect(boards.map(({ Properties: found }) => found['DashboardName']).toSorted()).toEqual([
      'fanfund-dev-business',
      'fanfund-dev-machine-room',
    ]);
    const text = JSON.stringify(boards).replaceAll('\\', '');
    const shown = [...text.matchAll(/"Fanfund","(\w+)"|MetricName="(\w+)" ?'/g)];
    const ours = new Set(shown.map(([, plain, searched]) => plain ?? searched ?? ''));
    const meter = readFileSync(join(import.meta.dirname, '../../shared/entry/meter.ts'), 'utf8');
    const events = readFileSync(
      join(import.meta.dirname, '../../shared/events/catalogue.ts'),
      'utf8',
    );
    expect(ours.size).toBeGreaterThan(20);
    const unknown = [...ours].filter(
      (name) => !meter.includes(`'${name}'`) && !events.includes(`  ${name}: `),
    );
    expect(unknown).toEqual([]);
  });
});
