/** What `fanfund/client` offers, with the types of the API document. */
import type { Client } from 'openapi-fetch';
import type { components, paths } from './schema.d.mts';

export type FanfundClient = Client<paths, 'application/json'>;
export type Campaign = components['schemas']['Campaign'];
export type Pledge = components['schemas']['Pledge'];
export type Problem = components['schemas']['Problem'];
/** Every shape of the API document, by its name there. */
export type Schemas = components['schemas'];

export type FanfundClientOptions = {
  /** Where the API is: `https://….execute-api.….amazonaws.com`, or `http://127.0.0.1:4400`. */
  readonly baseUrl: string;
  /** Of the caller, or what gives it; asked before every request. None reads what is public. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** In place of the global one. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How often a 429 or a 503 is answered by the same request once more: 3 unless given. */
  readonly repeatsMax?: number | undefined;
  /** When the API asks to wait for longer, its answer is given as it is: 5 unless given. */
  readonly waitSecondsMax?: number | undefined;
};

/** Every POST gets an Idempotency-Key of its own unless one is given in `params.header`. */
export declare function createFanfundClient(options: FanfundClientOptions): FanfundClient;
