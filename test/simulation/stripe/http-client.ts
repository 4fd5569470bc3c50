/**
 * The wire between Stripe's client library and whoever plays Stripe, without a socket: the library
 * itself is unmodified, with its own repetitions, time-outs and errors. A request that nobody
 * answers ends by the library's own time-out, one whose connection breaks as Node tells of it.
 */
import type Stripe from 'stripe';
import type { Answer, SimulatorRequest } from '../../../infra/stripe-simulator/message.ts';

/** How a connection ends before there is an answer; the first two make the library try once more. */
export type Breakage = 'ECONNRESET' | 'EPIPE' | 'ECONNREFUSED' | 'ENOTFOUND' | 'EAI_AGAIN';

/** What comes back: an answer, a broken connection, nothing at all, or an answer without its end. */
export type Reply =
  Answer | { readonly broken: Breakage } | { readonly silent: true } | { readonly cut: Answer };

export type Send = (request: SimulatorRequest) => Promise<Reply>;

/** The parts of the library that are replaced, in its ES module or its CommonJS form alike. */
type Library = {
  HttpClient: { makeTimeoutError(): Error; makeResponseBodyError(cause: unknown): Error };
  createNodeHttpClient: unknown;
  _platformFunctions: object;
};

type ResponseHeaders = Record<string, string>;

const lowerCased = new Map<string, string>();

/** The same few names come with every request. */
function lowerCase(name: string): string {
  let known = lowerCased.get(name);
  if (known === undefined) {
    known = name.toLowerCase();
    lowerCased.set(name, known);
  }
  return known;
}

/** Names in lower case, as Node gives them, and every value a text. */
function plainHeaders(headers: object): ResponseHeaders {
  const plain: ResponseHeaders = {};
  for (const [name, value] of Object.entries(headers) as [string, unknown][]) {
    if (value === undefined || value === null) continue;
    plain[lowerCase(name)] = typeof value === 'string' ? value : String(value);
  }
  return plain;
}

/** Node's error for a connection that ended; the library goes by its code. */
function breakage(code: Breakage): Error {
  const messages: Partial<Record<Breakage, string>> = { ECONNRESET: 'socket hang up' };
  return Object.assign(new Error(messages[code] ?? code), { code });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw Object.assign(error as Error, { rawBody: body });
  }
}

class SimulatedResponse implements Stripe.HttpClientResponse {
  readonly #answer: Answer;
  readonly #headers: ResponseHeaders;
  readonly #bodyError: Error | undefined;

  constructor(answer: Answer, bodyError?: Error) {
    this.#answer = answer;
    this.#headers = plainHeaders(answer.headers);
    this.#bodyError = bodyError;
  }

  getStatusCode(): number {
    return this.#answer.status;
  }

  getHeaders(): ResponseHeaders {
    return this.#headers;
  }

  /** Becomes `lastResponse`: the library writes the request's id and others into it. */
  getRawResponse(): object {
    return { statusCode: this.#answer.status, headers: this.#headers };
  }

  toStream(): never {
    throw new Error('No operation of this product streams its answer.');
  }

  async toJSON(): Promise<unknown> {
    if (this.#bodyError !== undefined) throw this.#bodyError;
    return parsed(this.#answer.body);
  }
}

export class SimulatedHttpClient implements Stripe.HttpClient {
  readonly #send: Send;
  readonly #errors: Library['HttpClient'];

  constructor(send: Send, errors: Library['HttpClient']) {
    this.#send = send;
    this.#errors = errors;
  }

  getClientName(): string {
    return 'node';
  }

  async makeRequest(
    ...[, , path, method, headers, body, , timeoutMs]: Parameters<Stripe.HttpClient['makeRequest']>
  ): Promise<SimulatedResponse> {
    const request = { method, path, headers: plainHeaders(headers), body };
    const reply = await this.#withinTime(this.#send(request), timeoutMs);
    if ('broken' in reply) throw breakage(reply.broken);
    if ('cut' in reply) return new SimulatedResponse(reply.cut, this.#bodyError());
    return new SimulatedResponse(reply);
  }

  /** Silence lasts until the library's time is over; an answer after that comes to nobody. */
  #withinTime(reply: Promise<Reply>, timeoutMs: number): Promise<Exclude<Reply, { silent: true }>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(this.#errors.makeTimeoutError()), timeoutMs);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      reply.then(
        (given) => {
          if (!('silent' in given)) end(() => resolve(given));
        },
        (error: Error) => end(() => reject(error)),
      );
    });
  }

  #bodyError(): Error {
    return this.#errors.makeResponseBodyError(breakage('ECONNRESET'));
  }
}

/** A client of one's own, for the library's `httpClient` option. */
export function simulatedHttpClient(library: typeof Stripe, send: Send): Stripe.HttpClient {
  const { HttpClient } = library as unknown as Library;
  return new SimulatedHttpClient(send, HttpClient);
}

/**
 * Makes every client that the library builds from here on speak to `send`, those that the product
 * builds by `createNodeHttpClient` and those it leaves to the library. Answers with the undoing.
 */
export function replaceHttpClients(library: typeof Stripe, send: Send): () => void {
  const replaced = library as unknown as Library;
  const platform = replaced._platformFunctions;
  const client = simulatedHttpClient(library, send);
  const original = replaced.createNodeHttpClient;
  const own = () => client;
  replaced.createNodeHttpClient = own;
  Object.assign(platform, { createNodeHttpClient: own, createDefaultHttpClient: own });
  return () => {
    replaced.createNodeHttpClient = original;
    Reflect.deleteProperty(platform, 'createNodeHttpClient');
    Reflect.deleteProperty(platform, 'createDefaultHttpClient');
  };
}
