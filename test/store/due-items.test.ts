import { expect, test } from '@jest/globals';
import { dueItems } from '../../shared/store/due-items.ts';
import { dueKey } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.ts';
import { hourMs, pledgedAtMs } from '../support/given.ts';

const untilMs = pledgedAtMs;
const item = (id: string, dueAtMs?: number) => ({
  ...{ pk: `P#${id}`, sk: 'P' },
  ...(dueAtMs !== undefined && dueKey(id, dueAtMs)),
});

/** An index that is behind: it still has what the items do not say any more. */
function tableWith(items: readonly Record<string, unknown>[]): Table {
  const answers = [{ Items: items.map(({ pk, sk }) => ({ pk, sk })) }, { Responses: { t: items } }];
  return { name: 't', client: { send: async () => answers.shift() } } as unknown as Table;
}

test('what has moved on is left out, though the index still has it', async () => {
  const table = tableWith([item('due', untilMs), item('later', untilMs + hourMs), item('done')]);
  const { items } = await dueItems(table, { partition: 'any', untilMs }, {});
  expect(items.map(({ pk }) => pk)).toEqual(['P#due']);
});
