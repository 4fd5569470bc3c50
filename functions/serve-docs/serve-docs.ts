/**
 * Serves the API document and the page that shows it: files that lie beside this function since it
 * was bundled. The page may load what is beside it and nothing else.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { FileAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type ServeDocsDeps = {
  /** As it was bundled: compressed by gzip. */
  readonly file: (name: string) => Promise<Buffer>;
};

const script = 'text/javascript; charset=utf-8';

const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/openapi.json': { name: 'openapi.json', type: 'application/json' },
  '/docs': { name: 'docs.html', type: 'text/html; charset=utf-8' },
  '/docs/start.js': { name: 'start.js', type: script },
  '/docs/swagger-ui-bundle.js': { name: 'swagger-ui-bundle.js', type: script },
  '/docs/swagger-ui.css': { name: 'swagger-ui.css', type: 'text/css; charset=utf-8' },
};

/** `data:` for the icons inside the viewer's own style sheet. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

const cacheSeconds = 300;

export async function serveDocs(
  deps: ServeDocsDeps,
  { rawPath }: Pick<APIGatewayProxyEventV2, 'rawPath'>,
): Promise<FileAnswer | Refusal> {
  const found = Object.hasOwn(files, rawPath) ? files[rawPath] : undefined;
  if (!found) return refuse('not_found', 'The page has no such file.');
  const headers = { 'content-security-policy': policy };
  return { file: await deps.file(found.name), type: found.type, cacheSeconds, headers };
}
