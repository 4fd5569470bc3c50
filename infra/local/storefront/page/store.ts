/**
 * What every view works with: the API for everybody and for the fan who is signed in, through the
 * typed client, and the store's time. Tokens are kept in memory only.
 */
import type { FanfundClient } from 'fanfund/client';
import { createFanfundClient } from 'fanfund/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { problemWords, unreachable } from './words.ts';

export type Settings = {
  readonly api: string;
  readonly testCardsAt: string;
  readonly publishableKey: string;
  readonly fans: readonly string[];
  readonly nowMs: number;
};

export type Store = {
  readonly settings: Settings;
  /** Reads what is public: such answers may come from a cache. */
  readonly shop: FanfundClient;
  /** Acts for the fan who is signed in. */
  readonly account: FanfundClient;
  readonly fan: string | undefined;
  readonly signIn: (fan: string | undefined) => void;
  /** Said to those who hear the page rather than see it. */
  readonly announce: (text: string) => void;
  readonly now: () => number;
};

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('There is no store around this view.');
  return store;
}

export async function readSettings(): Promise<Settings> {
  return (await (await fetch('/settings.json')).json()) as Settings;
}

export const shopOf = ({ api }: Settings): FanfundClient => createFanfundClient({ baseUrl: api });

/** The store's own sign-in, which gives a token of the issuer that Fanfund trusts. */
async function tokenFor(fan: string): Promise<string> {
  const answer = await fetch('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fan }),
  });
  if (!answer.ok) throw new Error('Nobody was signed in.');
  return ((await answer.json()) as { token: string }).token;
}

/** A token that has ended is replaced once, and the same request is sent again with the new one. */
export function accountOf({ api }: Settings, fan: string | undefined): FanfundClient {
  if (fan === undefined) return createFanfundClient({ baseUrl: api });
  let token: Promise<string> | undefined;
  const current = (): Promise<string> =>
    (token ??= tokenFor(fan).catch((error: unknown) => {
      token = undefined;
      throw error;
    }));
  return createFanfundClient({
    baseUrl: api,
    token: current,
    fetch: async (request) => {
      const again = request.clone();
      const answer = await fetch(request);
      if (answer.status !== 401) return answer;
      token = undefined;
      again.headers.set('authorization', `Bearer ${await current()}`);
      return fetch(again);
    },
  });
}

/** What went wrong, in words for the fan. `isAnswered`: the API has said so itself. */
export class SorryError extends Error {
  readonly isAnswered: boolean;
  constructor(words: string, isAnswered: boolean) {
    super(words);
    this.isAnswered = isAnswered;
  }
}

type Answer<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** The body of an answer, or its problem in words. */
export async function bodyOf<T>(asking: Promise<Answer<T>>): Promise<T> {
  const answer = await asking.catch(() => undefined);
  if (answer === undefined) throw new SorryError(unreachable, false);
  if (answer.data !== undefined) return answer.data;
  throw new SorryError(problemWords(answer.error), answer.response.status < 500);
}

export const wordsOf = (error: unknown): string =>
  error instanceof SorryError ? error.message : unreachable;
