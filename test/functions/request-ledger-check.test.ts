import { expect, test } from '@jest/globals';
import { ledgerCheckBody } from '../../functions/request-ledger-check/contract.ts';
import { requestLedgerCheck } from '../../functions/request-ledger-check/request-ledger-check.ts';
import type { LedgerCheckMessage } from '../../shared/queues/messages.ts';
import { ledgerCheckMessage } from '../../shared/queues/messages.ts';
import { request } from '../support/fanfund.ts';
import { keptQueue } from '../support/queue.ts';

test('a day is checked when operations ask for it', async () => {
  const messages = keptQueue<LedgerCheckMessage>();
  const answer = await requestLedgerCheck({ messages }, request({ body: { day: '2026-10-06' } }));
  expect(answer).toEqual({ status: 202, body: { day: '2026-10-06', state: 'requested' } });
  expect(messages.messages.map((message) => ledgerCheckMessage.parse(message))).toEqual([
    { day: '2026-10-06' },
  ]);
});

test.each(['yesterday', '2026-13-01', '2026-10-06T00:00:00Z', 20_261_006])('%p is no day', (day) =>
  expect(ledgerCheckBody.safeParse({ day }).success).toBe(false),
);
