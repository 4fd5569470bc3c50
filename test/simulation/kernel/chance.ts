/**
 * The one source of chance of a run. Every part draws from a fork of its own, so that one draw more
 * in one part does not change what befalls the others.
 */
export type Chance = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** An integer from `from` to `to`, both included. */
  readonly integer: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** Picks by weight; weights need not add up to 1. */
  readonly weighed: <T>(from: readonly (readonly [weight: number, value: T])[]) => T;
  readonly fork: (name: string) => Chance;
};

export function chanceOf(seed: number, name = ''): Chance {
  const next = generator(hashOf(name, seed));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    happens: (probability) => next() < probability,
    pick: (from) => from[integer(0, from.length - 1)] ?? from[0],
    weighed: (from) => weighed(from, next()),
    fork: (inner) => chanceOf(seed, `${name}/${inner}`),
  };
}

function weighed<T>(from: readonly (readonly [number, T])[], draw: number): T {
  let left = draw * from.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  if (!last) throw new Error('There is nothing to choose from.');
  return last[1];
}

/** FNV-1a over the name, begun with the seed. */
function hashOf(name: string, seed: number): number {
  let hash = Math.imul(0x81_1c_9d_c5 ^ seed, 0x01_00_01_93) >>> 0;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01_00_01_93) >>> 0;
  }
  return Math.imul(hash ^ (hash >>> 15), 0x9e_37_79_b1) >>> 0;
}

/** Mulberry32: one word of state, fast, and even enough for choosing. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
