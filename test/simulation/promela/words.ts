/** The numbers behind the model's words, read where the model has them: words.pml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(import.meta.dirname, 'words.pml'), 'utf8');

const numbers: ReadonlyMap<string, number> = new Map(
  [...text.matchAll(/^#define (\w+)\s+(\d+)\b/gm)].map(([, name = '', number]) => [
    name,
    Number(number),
  ]),
);

export function word(name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`The model has no word ${name}.`);
  return number;
}

/** `SEEN_LOOK` for what is seen as such. */
export const seenAs = (step: number): string =>
  [...numbers].find(([name, number]) => name.startsWith('SEEN_') && number === step)?.[0] ??
  String(step);

export const taken = (intent: number): number => 16 + intent;
export const waiting = (intent: number): number => 32 + intent;
export const declined = (intent: number): number => 48 + intent;

/** Which of these words is meant by a number. */
export const nameOf = (number: number, names: readonly string[]): string =>
  names.find((name) => word(name) === number) ?? String(number);
