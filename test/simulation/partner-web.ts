/**
 * The web on which partners have their endpoints: what the product sends there by Node's own client
 * goes through the boundary to whoever listens under that name in the world, and nowhere else.
 */
import type { LookupAddress } from 'node:dns';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { Posted } from './actors/scene.ts';
import type { Boundary } from './kernel/boundary.ts';
import type { Exports, PackageTwins } from './kernel/production.ts';

/** Answers with a status. */
export type Listener = (posted: Posted) => number;

export type PartnerWeb = {
  readonly boundary: Boundary;
  /** By the name of the host. */
  readonly listeners: Map<string, Listener>;
};

type Found = (error: Error | null, addresses: readonly LookupAddress[]) => void;

type RequestOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly lookup?: (name: string, options: { readonly all: true }, found: Found) => void;
};

/** Of a network that anybody may be spoken with in. */
const publicAddress: LookupAddress = { address: '93.184.215.14', family: 4 };

const lookup = (_name: string, _options: unknown, found: Found): void => {
  found(null, [publicAddress]);
};

export function webTwins(web: () => PartnerWeb): PackageTwins {
  const client = (real: Exports): Exports => ({
    ...real,
    request: (url: URL, options: RequestOptions) => new SimulatedRequest(web, url, options),
  });
  return {
    'node:http': client,
    'node:https': client,
    'node:dns': (real) => ({ ...real, lookup }),
  };
}

/** As much of a client's request as the product uses. */
class SimulatedRequest extends EventEmitter {
  readonly #web: () => PartnerWeb;
  readonly #url: URL;
  readonly #options: RequestOptions;
  #isOver = false;

  constructor(web: () => PartnerWeb, url: URL, options: RequestOptions) {
    super();
    this.#web = web;
    this.#url = url;
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#fail(options.signal.reason as Error), {
      once: true,
    });
  }

  end(body: string): void {
    this.#resolveName()
      .then(() => this.#send(body))
      .then(
        (status) => this.#answer(status),
        (error: unknown) => this.#fail(error as Error),
      );
  }

  #resolveName(): Promise<void> {
    const { lookup: byName } = this.#options;
    if (!byName) return Promise.resolve();
    return new Promise((resolve, reject) => {
      byName(this.#url.hostname, { all: true }, (error) => (error ? reject(error) : resolve()));
    });
  }

  #send(body: string): Promise<number> {
    const { boundary, listeners } = this.#web();
    const { hostname, href: url } = this.#url;
    return boundary.call({
      service: 'partner',
      operation: 'POST',
      effect: () => listeners.get(hostname)?.({ url, headers: this.#options.headers, body }) ?? 404,
      broken: () => {
        throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      },
    });
  }

  #answer(statusCode: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.emit('response', Object.assign(Readable.from(['']), { statusCode }));
  }

  #fail(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.emit('error', error);
  }
}
