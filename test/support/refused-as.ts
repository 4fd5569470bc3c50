/** How something was refused, in tests of rules. */
import { expect } from '@jest/globals';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

/** The code, once it is seen that a sentence says what is wrong; undefined where nothing is. */
export function refusedAs(answer: unknown): RefusalCode | undefined {
  if (!isRefusal(answer)) return undefined;
  expect(answer.detail).toMatch(/^\S.* .+\.$/);
  return answer.refused;
}
