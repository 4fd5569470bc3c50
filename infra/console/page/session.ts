/**
 * What every view works with once somebody is signed in: the API, through the typed client, what the
 * role allows, and the time. Invariant: a token that the API refuses ends the session.
 */
import type { FanfundClient } from 'fanfund/client';
import { createFanfundClient } from 'fanfund/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Grant, Settings } from './sign-in.ts';
import { problemWords, unreachable } from './words.ts';

export type Session = {
  readonly settings: Settings;
  readonly api: FanfundClient;
  readonly name: string;
  /** Who may look only is shown everything, and refused by the API what changes anything. */
  readonly canAct: boolean;
  readonly now: () => number;
  /** Said to those who hear the page rather than see it. */
  readonly announce: (text: string) => void;
};

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('Nobody is signed in around this view.');
  return session;
}

export const apiOf = ({ token }: Grant, ended: () => void): FanfundClient =>
  createFanfundClient({
    baseUrl: location.origin,
    token,
    fetch: async (request) => {
      const answer = await fetch(request);
      if (answer.status === 401) ended();
      return answer;
    },
  });

/** What went wrong, in words. `isAnswered`: the API has said so itself. */
export class SorryError extends Error {
  readonly isAnswered: boolean;
  constructor(words: string, isAnswered: boolean) {
    super(words);
    this.isAnswered = isAnswered;
  }
}

export type Answer<T> = {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
};

/** The body of an answer, or its problem in words. */
export async function bodyOf<T>(asking: Promise<Answer<T>>): Promise<T> {
  const answer = await asking.catch(() => undefined);
  if (answer === undefined) throw new SorryError(unreachable, false);
  if (answer.data !== undefined) return answer.data;
  throw new SorryError(problemWords(answer.error), answer.response.status < 500);
}

export const wordsOf = (error: unknown): string =>
  error instanceof SorryError ? error.message : unreachable;
