/** A binary heap by due time: the next delayed or hidden message is found without looking at all. */
export type Due<T> = { readonly atMs: number; readonly item: T };

export class DueHeap<T> {
  readonly #entries: Due<T>[] = [];

  get nextAtMs(): number | undefined {
    return this.#entries[0]?.atMs;
  }

  get next(): T | undefined {
    return this.#entries[0]?.item;
  }

  push(entry: Due<T>): void {
    const entries = this.#entries;
    let index = entries.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= entry.atMs) break;
      this.#swap(parent, index);
      index = parent;
    }
  }

  popDue(nowMs: number): T | undefined {
    const [first] = this.#entries;
    if (first === undefined || first.atMs > nowMs) return undefined;
    const last = this.#entries.pop();
    if (last !== undefined && last !== first) {
      this.#entries[0] = last;
      this.#sink();
    }
    return first.item;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(smaller) >= this.#at(index)) return;
      this.#swap(index, smaller);
      index = smaller;
    }
  }

  #at(index: number): number {
    return this.#entries[index]?.atMs ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const entries = this.#entries;
    const first = entries[a];
    const second = entries[b];
    if (first === undefined || second === undefined) return;
    entries[a] = second;
    entries[b] = first;
  }
}
