/** Imported first of all by whatever runs worlds: see globals.ts. */
import { makeDeterministic } from './globals.ts';

makeDeterministic();
