/** The token issuer's discovery and keys, which functions fetch through the boundary. */
import { tokenIssuer } from '../../infra/local/tokens/issuer.ts';
import type { Signer } from '../../infra/local/tokens/signing-key.ts';
import { issuerUrl } from './blueprint.ts';
import type { Boundary } from './kernel/boundary.ts';

type Reply = { readonly status: number; readonly body: unknown };

export function fetchIn(signer: Signer, boundary: () => Boundary | undefined): typeof fetch {
  const issuer = tokenIssuer(signer, () => issuerUrl);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const here = boundary();
    if (!here) throw new TypeError('fetch failed');
    const fetching = here.call<Reply | undefined>({
      service: 'issuer',
      operation: `GET ${url.pathname}`,
      effect: () => issuer({ method: 'GET', url, headers: {}, body: '' }),
      broken: () => {
        throw new TypeError('fetch failed');
      },
    });
    const reply = await unlessAborted(fetching, init?.signal ?? undefined);
    return new Response(JSON.stringify(reply?.body), { status: reply?.status ?? 404 });
  };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
