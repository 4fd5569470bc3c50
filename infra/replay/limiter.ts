/** At most so many at once, first come, first served. */
export type Limiter = {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** How many wait for their turn. */
  waiting(): number;
};

export function createLimiter(slots: number): Limiter {
  const queue: (() => void)[] = [];
  let free = slots;
  const acquire = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const release = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return {
    waiting: () => queue.length,
    async run(task) {
      await acquire();
      try {
        return await task();
      } finally {
        release();
      }
    },
  };
}
