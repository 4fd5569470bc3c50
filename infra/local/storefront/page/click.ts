/**
 * A click that changes something. Invariant: one click is one Idempotency-Key, and while no answer
 * has come to it the same wish is sent again under the same key, so that nobody pledges twice.
 */
import { useRef, useState } from 'preact/hooks';
import { SorryError, useStore, wordsOf } from './store.ts';

export type Click<Wish> = {
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  readonly send: (wish: Wish) => void;
};

export function useClick<Wish>(act: (wish: Wish, key: string) => Promise<void>): Click<Wish> {
  const { announce } = useStore();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const unanswered = useRef<{ wish: string; key: string } | undefined>(undefined);
  const run = async (wish: Wish): Promise<void> => {
    const text = JSON.stringify(wish ?? null);
    const before = unanswered.current;
    const key = before?.wish === text ? before.key : crypto.randomUUID();
    unanswered.current = { wish: text, key };
    setBusy(true);
    setProblem(undefined);
    try {
      await act(wish, key);
      unanswered.current = undefined;
    } catch (error) {
      if (error instanceof SorryError && error.isAnswered) unanswered.current = undefined;
      setProblem(wordsOf(error));
      announce(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, send: (wish) => void (isBusy ? undefined : run(wish)) };
}
