/**
 * A page behind a link in a mail: one document with nothing from elsewhere, under a policy that allows
 * its own script and style by their hashes, and nothing but what is named besides.
 */
import { createHash } from 'node:crypto';
import { escapeHtml } from './words.ts';
import { pageStyle } from './page-style.ts';

export type Page = { readonly page: string; readonly headers: Readonly<Record<string, string>> };

type Document = {
  readonly title: string;
  /** Of HTML: whatever people wrote in it is escaped. */
  readonly body: string;
  readonly script: string;
  /** Beside the page's own script. */
  readonly scriptsFrom?: string | undefined;
  /** Beside the page's own origin. */
  readonly connectsTo?: string | undefined;
  readonly framesFrom?: string | undefined;
};

export const htmlPage = (document: Document): Page => ({
  headers: {
    'content-security-policy': policyFor(document),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  page: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeHtml(document.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>${document.body}
</main>
<script>${document.script}</script>
</body>
</html>
`,
});

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const also = (source: string | undefined): string => (source === undefined ? '' : ` ${source}`);

const policyFor = ({ script, scriptsFrom, connectsTo, framesFrom }: Document): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}${also(scriptsFrom)}`,
    `style-src ${hashOf(pageStyle)}`,
    `connect-src 'self'${also(connectsTo)}`,
    ...(framesFrom === undefined ? [] : [`frame-src ${framesFrom}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A heading, a sentence, and facts beneath it. */
export const pageHead = ({
  title,
  lead,
  facts,
}: {
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly (readonly [string, string])[];
}): string => `
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(lead)}</p>
<dl>${facts.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>`;
