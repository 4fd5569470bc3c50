import { expect, test } from '@jest/globals';
import { cancelRedrive } from '../../functions/cancel-redrive/cancel-redrive.ts';
import type { Redrive } from '../../shared/queues/redrives.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const queues = queueMap('work', { url: 'u/', arn: 'a:' });
const running: Redrive = { handle: 'h', state: 'running', moved: 1, toMove: 9, startedAtMs: 0 };

function wired(listed: Redrive[]) {
  const cancelled: string[] = [];
  const redrives = {
    list: () => Promise.resolve(listed),
    cancel: (handle: string) => {
      cancelled.push(handle);
      listed.splice(0, 1, { ...running, handle: undefined, state: 'cancelling' });
      return Promise.resolve(true);
    },
  };
  const deps = { acts: actStore(stores.table), now: stores.clock, queues, redrives };
  const cancel = (key: string) =>
    cancelRedrive(
      deps,
      request({
        ...{ caller: callerOf('olga'), path: { name: 'work' }, idempotencyKey: key },
        body: { reason: 'It fails.' },
      }),
    );
  return { cancel, cancelled };
}

test('a redrive is cancelled once, and told again under its key', async () => {
  const { cancel, cancelled } = wired([running]);
  expect(bodyOf(await cancel('one'))).toMatchObject({ redrive: { state: 'cancelling' } });
  expect(bodyOf(await cancel('one'))).toMatchObject({ redrive: { state: 'cancelling' } });
  expect(codeOf(await cancel('two'))).toBe('redrive_not_running');
  expect(cancelled).toEqual(['h']);
});

test('where nothing runs there is nothing to cancel', async () => {
  expect(codeOf(await wired([]).cancel('three'))).toBe('redrive_not_running');
});
