/**
 * What `serve-docs` answers with, made beside its code when functions are bundled: the API document
 * and a page to read it by, with its viewer (Swagger UI) in it, so that nothing comes from elsewhere.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { apiDocument } from './document.ts';

const root = join(import.meta.dirname, '..', '..');
const viewer = join(root, 'node_modules', 'swagger-ui-dist');

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fanfund API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <main id="api"></main>
    <noscript><p>This page needs JavaScript. The document is <a href="openapi.json">openapi.json</a>.</p></noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayOperationId: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

/** By name, each compressed. */
export function bundleDocs(folder: string): void {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const files = {
    'openapi.json': JSON.stringify(apiDocument(version)),
    'docs.html': page,
    'start.js': start,
    'swagger-ui-bundle.js': readFileSync(join(viewer, 'swagger-ui-bundle.js')),
    'swagger-ui.css': readFileSync(join(viewer, 'swagger-ui.css')),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
}
