/** The table's stream for a test: what came since the last time, as the entry gives it to use cases. */
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import type { TestTable } from './table.ts';

export function streamReader(table: TestTable): () => Promise<StreamRecord[]> {
  let taken = 0;
  return async () => {
    const { Records: records } = await table.streamEvent();
    const fresh = records.slice(taken);
    taken = records.length;
    const parsed: StreamRecord[] = [];
    const entry = streamEntry(
      (_deps: undefined, batch) => {
        parsed.push(...batch);
        return Promise.resolve(undefined);
      },
      () => undefined,
    );
    await entry({ Records: fresh }, {} as Parameters<typeof entry>[1]);
    return parsed;
  };
}
