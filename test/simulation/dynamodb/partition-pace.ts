/**
 * A partition takes 1,000 write units a second, whatever the table is given
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html).
 * Counted only while a limit is set. An index partition that is busy holds up the table's writes.
 */
import type { DynamoTable } from './table.ts';
import type { Plan } from './write.ts';
import { indexWrites, writeUnits } from './capacity.ts';
import { itemBytes } from './values.ts';

type Spending = { readonly partition: string; readonly units: number };
type Second = { second: number; units: number };

export class PartitionPace {
  #unitsPerSecond: number | undefined;
  readonly #seconds = new Map<string, Second>();

  /** Undefined: no limit. */
  limit(unitsPerSecond: number | undefined): void {
    this.#unitsPerSecond = unitsPerSecond;
    this.#seconds.clear();
  }

  /** Takes the units of a write; false, and takes none, when one of its partitions has too few left. */
  admits({ action, place, before, after }: Plan, nowMs: number, factor: 1 | 2): boolean {
    const limit = this.#unitsPerSecond;
    if (limit === undefined) return true;
    const spendings = spendingsOf(action.table, { hash: place.hash, before, after });
    const second = Math.floor(nowMs / 1000);
    const fits = spendings.every(
      ({ partition, units }) => this.#spent(partition, second).units + factor * units <= limit,
    );
    if (fits)
      for (const { partition, units } of spendings)
        this.#spent(partition, second).units += factor * units;
    return fits;
  }

  #spent(partition: string, second: number): Second {
    const known = this.#seconds.get(partition);
    if (known?.second === second) return known;
    const fresh = { second, units: 0 };
    this.#seconds.set(partition, fresh);
    return fresh;
  }
}

type Effect = {
  readonly hash: string;
  readonly before: Plan['before'];
  readonly after: Plan['after'];
};

function spendingsOf(table: DynamoTable, { hash, before, after }: Effect): Spending[] {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  const own = { partition: `${table.name}\n${hash}`, units: writeUnits(bytes) };
  const indexed = table.schema.indexes.flatMap((schema) =>
    indexWrites(schema, { before, after }).map((write) => ({
      partition: `${table.name}\n${schema.name}\n${write.hash}`,
      units: write.units,
    })),
  );
  return [own, ...indexed];
}
