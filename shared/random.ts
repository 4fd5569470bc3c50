/** The only source of chance. It spreads load; nothing that matters later depends on it. */
import { randomBytes } from 'node:crypto';
export type Random = () => number;

/** An integer from 0 to 2^31 - 1. */
export const systemRandom: Random = () => Math.floor(Math.random() * 2 ** 31);

/** For what must never come twice under one key. */
export const randomBytesOf = (count: number): Buffer => randomBytes(count);
