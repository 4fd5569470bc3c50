/**
 * What everybody asks at the same moment is answered from one reading: a poster that goes viral must
 * not be 10,000 readings a second of one partition. Kept for half as long as browsers and CDNs may
 * keep it anyway, and only what is the same for everybody; a refusal is never kept.
 */
import type { Clock } from '../clock.ts';

const keptMsMax = 1000;
const answersMax = 500;

type Kept<T> = { readonly untilMs: number; readonly answer: Promise<T> };

export type HotAnswers<T> = (key: string, make: () => Promise<T>) => Promise<T>;

export function hotAnswers<T extends object>(now: Clock): HotAnswers<T> {
  const kept = new Map<string, Kept<T>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known && now() < known.untilMs) return known.answer;
    const answer = make();
    if (kept.size >= answersMax) kept.clear();
    const own: Kept<T> = { untilMs: now() + keptMsMax, answer };
    kept.set(key, own);
    const forget = (): void => {
      if (kept.get(key) === own) kept.delete(key);
    };
    answer.then((made) => 'cacheSeconds' in made || forget(), forget);
    return answer;
  };
}
