/** The only source of chance. It spreads load; nothing that matters later depends on it. */
export type Random = () => number;

/** An integer from 0 to 2^31 - 1. */
export const systemRandom: Random = () => Math.floor(Math.random() * 2 ** 31);
