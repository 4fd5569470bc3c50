/**
 * The only sources of chance. Numbers spread load, and nothing that matters later depends on them;
 * what must not be guessed, or never come twice, is made of bytes.
 */
import { randomBytes } from 'node:crypto';

export type Random = () => number;

/** An integer from 0 to 2^31 - 1. */
export const systemRandom: Random = () => Math.floor(Math.random() * 2 ** 31);

/** For what must never come twice under one key. */
export const randomBytesOf = (count: number): Buffer => randomBytes(count);

/** 256 bits that nobody can guess: what passes are made of. */
export const systemSeed = (): string => randomBytesOf(32).toString('base64url');
