import { expect, test } from '@jest/globals';
import { paceStore } from '../../shared/store/pace-store.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = paceStore(table);
const state = { endpoints: { 'POST /v1/refunds': 1.5 }, calendar: { first: 7, counts: '01' } };

test('of two who have read the same, one leases, and the other is told what is leased', async () => {
  const empty = await store.read();
  expect(empty).toEqual({ version: 0, endpoints: {}, calendar: { first: 0, counts: '' } });
  expect(await store.replace(empty, state)).toBeUndefined();
  const first = await store.replace(empty, { ...state, endpoints: {} });
  expect(first).toMatchObject({ version: 1, ...state });
  const read = await store.read();
  expect(await store.replace(read, { ...state, endpoints: {} })).toBeUndefined();
  expect(await store.replace(read, state)).toMatchObject({ version: 2, endpoints: {} });
});
