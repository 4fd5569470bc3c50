/**
 * The public keys of settlement reports at a well-known address (RFC 8615), as a JSON Web Key Set:
 * the one in use first, and those that were replaced, because what they signed stays signed.
 */
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { SigningSecret } from '../../shared/signing/signing-secret.ts';
import { publishedKeys } from '../../shared/signing/signed-report.ts';

type Keys = Pick<SigningSecret, 'reportKey' | 'oldReportKeys'>;

export type ReadReportKeyDeps = { readonly keys: () => Promise<Keys> };

const cacheSeconds = 300;

export async function readReportKey({ keys }: ReadReportKeyDeps): Promise<HttpAnswer> {
  const { reportKey, oldReportKeys = [] } = await keys();
  return { body: publishedKeys([reportKey, ...oldReportKeys]), cacheSeconds };
}
