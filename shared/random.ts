/**
 * The only sources of chance. Numbers spread load, and nothing that matters later depends on them;
 * what must not be guessed comes from `systemSeed`.
 */
import { randomBytes } from 'node:crypto';

export type Random = () => number;

/** An integer from 0 to 2^31 - 1. */
export const systemRandom: Random = () => Math.floor(Math.random() * 2 ** 31);

/** 256 bits that nobody can guess: what passes are made of. */
export const systemSeed = (): string => randomBytes(32).toString('base64url');
