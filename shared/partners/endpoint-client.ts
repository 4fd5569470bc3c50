/**
 * Speaks with the endpoints of partners, and with nothing else. An address is looked at when an
 * endpoint is registered, and again at each connection, between the look-up of its name and the
 * first packet, so that a name which points elsewhere by then reaches nobody. Only https, no
 * redirect, and neither a slow nor an endless answer holds it up.
 */
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { lookup as lookUpName } from 'node:dns';
import { isIP } from 'node:net';
import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { isPublicAddress } from './address-rules.ts';

export type EndpointAnswer =
  | { readonly status: number; readonly answer: string }
  /** `timeout`, `address_refused`, or what the system calls it. */
  | { readonly error: string };

export type EndpointClient = {
  /** Why nothing can be sent there; undefined when it can. */
  refusal(url: string): Promise<string | undefined>;
  post(url: string, sent: Sent): Promise<EndpointAnswer>;
};

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Finds all addresses of a name. */
export type NameLookup = (
  name: string,
  options: LookupOptions & { readonly all: true },
  found: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export type EndpointClientOptions = {
  readonly timeoutMs: number;
  /** Hosts that may be spoken with whatever their address, also by plain http: on one machine. */
  readonly hostsAllowed: readonly string[];
  readonly lookup?: NameLookup;
};

const answerBytesMax = 1024;
const urlCharactersMax = 500;

class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly code = 'address_refused';
}

export function endpointClient(options: EndpointClientOptions): EndpointClient {
  const lookup = options.lookup ?? lookUpName;
  return {
    refusal: async (text) => {
      const refused = refusedUrl(text, options);
      if (refused !== undefined) return refused;
      const { hostname } = new URL(text);
      if (isAllowed(hostname, options)) return undefined;
      return new Promise((resolve) => {
        publicLookup(lookup)(bare(hostname), { all: true }, (error) =>
          resolve(error ? refusedBy(error) : undefined),
        );
      });
    },
    post: (url, sent) =>
      refusedUrl(url, options) === undefined
        ? post(new URL(url), sent, { ...options, lookup })
        : Promise.resolve({ error: 'address_refused' }),
  };
}

function refusedUrl(text: string, options: EndpointClientOptions): string | undefined {
  const url = text.length <= urlCharactersMax ? URL.parse(text) : null;
  if (!url) return 'It is no address of a web server.';
  if (url.username !== '' || url.password !== '') return 'It must hold no password.';
  return isAllowed(url.hostname, options) ? undefined : refusedHost(url);
}

/** A numeric host is connected to without a look-up. */
function refusedHost({ protocol, hostname }: URL): string | undefined {
  if (protocol !== 'https:') return 'It must begin with https.';
  const host = bare(hostname);
  return isIP(host) > 0 && !isPublicAddress(host) ? notPublic : undefined;
}

const notPublic = 'It leads to an address that is not public.';

const refusedBy = (error: NodeJS.ErrnoException): string =>
  error.code === 'address_refused' ? notPublic : 'Its name has no address.';

const isAllowed = (hostname: string, { hostsAllowed }: EndpointClientOptions): boolean =>
  hostsAllowed.includes(hostname);

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** One address that is not public spoils them all: the name is not to be trusted. */
const publicLookup =
  (lookup: NameLookup): LookupFunction =>
  (name, asked, found) => {
    lookup(name, { ...asked, all: true }, (error, addresses) => {
      if (error) return found(error, '', 0);
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
        return found(new RefusedAddressError(`${name} is not public.`), '', 0);
      if (asked.all) return found(null, addresses);
      const [first] = addresses;
      found(null, first?.address ?? '', first?.family);
    });
  };

function post(
  url: URL,
  { headers, body }: Sent,
  options: EndpointClientOptions & { readonly lookup: NameLookup },
): Promise<EndpointAnswer> {
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve) => {
    const sending = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // No connection that was made before, when its name may have meant something else.
      agent: false,
      signal: AbortSignal.timeout(options.timeoutMs),
      ...(!isAllowed(url.hostname, options) && { lookup: publicLookup(options.lookup) }),
    });
    sending.on('error', (error) => resolve({ error: codeOf(error) }));
    sending.on('response', (response) => {
      let answer = '';
      const end = (): void => resolve({ status: response.statusCode ?? 0, answer });
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        answer = `${answer}${part}`.slice(0, answerBytesMax);
        if (answer.length < answerBytesMax) return;
        end();
        response.destroy();
      });
      response.on('end', end);
      response.on('error', (error) => resolve({ error: codeOf(error) }));
    });
    sending.end(body);
  });
}

function codeOf(error: NodeJS.ErrnoException): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return error.code ?? 'connection_failed';
}
