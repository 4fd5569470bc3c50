/**
 * One request over HTTP, repeated until it is answered: after a lost connection, a 5xx or a 429,
 * always the same request under the same key. So a server that is restarted in between, or is
 * asked too fast, costs time but never a second pledge.
 */
export type Timing = {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly token?: string;
  /** One key for all tries; or one for each, where the server keeps errors under their key. */
  readonly idempotencyKey?: string | ((attempt: number) => string);
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
};

export type HttpAnswer = { readonly status: number; readonly body: unknown };
export type SendRequest = (request: HttpRequest) => Promise<HttpAnswer>;

/** The server said nothing, or only "later", for so long that we stop asking. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export type HttpOptions = Timing & {
  readonly signal: AbortSignal;
  /** How long a request is repeated in all. */
  readonly patienceMs: number;
};

const answerWithinMs = 60_000;
const pauseMaxMs = 8_000;

export function createHttpClient(options: HttpOptions): SendRequest {
  return async (request) => {
    const giveUpAtMs = options.now() + options.patienceMs;
    let problem = 'no answer';
    for (let attempt = 0; attempt === 0 || options.now() < giveUpAtMs; attempt += 1) {
      options.signal.throwIfAborted();
      const answer = await attemptOnce(request, attempt, options.signal);
      if ('body' in answer) return answer;
      problem = answer.problem;
      await options.sleep(answer.pauseMs ?? backoffMs(attempt), options.signal);
    }
    throw new UnreachableError(`${new URL(request.url).origin}: ${problem}`);
  };
}

/** Doubles from 200 ms; a part of it by chance, so that refused requests do not return together. */
function backoffMs(attempt: number): number {
  const fullMs = Math.min(pauseMaxMs, 200 * 2 ** attempt);
  return fullMs / 2 + (Math.random() * fullMs) / 2;
}

type Later = { readonly problem: string; readonly pauseMs?: number };

async function attemptOnce(
  request: HttpRequest,
  attempt: number,
  signal: AbortSignal,
): Promise<HttpAnswer | Later> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: headersOf(request, attempt),
      body: request.method === 'GET' ? null : bodyOf(request),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    const text = await response.text();
    if (response.status === 429 || response.status >= 500) return later(response);
    return { status: response.status, body: parsed(text) };
  } catch (error) {
    signal.throwIfAborted();
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    return { problem: cause ?? (error as Error).message };
  }
}

function later(response: Response): Later {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = `status ${response.status}`;
  return seconds >= 0 ? { problem, pauseMs: Math.max(100, seconds * 1000) } : { problem };
}

function headersOf(request: HttpRequest, attempt: number): Record<string, string> {
  const { idempotencyKey: given } = request;
  const key = typeof given === 'function' ? given(attempt) : given;
  return {
    accept: 'application/json, application/problem+json',
    ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  };
}

function bodyOf(request: HttpRequest): string | null {
  if (request.form !== undefined) return new URLSearchParams(request.form).toString();
  return request.json === undefined ? null : JSON.stringify(request.json);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
