/**
 * The pages behind links in mails on which there is one thing to do: a heading, facts, a button. No
 * part of them comes from elsewhere, and their policy allows nothing but their own script and style,
 * by their hashes.
 */
import { createHash } from 'node:crypto';
import type { Page } from './payment-page.ts';
import { escapeHtml } from './words.ts';
import { paymentStyle } from './payment-style.ts';

export type PlainPage = {
  readonly title: string;
  readonly lead: string;
  readonly facts?: readonly (readonly [string, string])[];
  /** What the button says; it sends a request to `sendTo`, with the link as its proof. */
  readonly action?: {
    readonly say: string;
    readonly done: string;
    readonly sendTo: string;
    readonly body: object;
  };
};

export const plainPage = ({ title, lead, facts = [], action }: PlainPage): Page => ({
  headers: {
    'content-security-policy': policy,
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
<title>${escapeHtml(title)}</title>
<style>${paymentStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(lead)}</p>
<dl>${facts.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
${action ? formFor(action) : ''}
</main>
<script>${script}</script>
</body>
</html>
`,
});

const formFor = ({ say, done, sendTo, body }: NonNullable<PlainPage['action']>): string => `
<p id="status" role="status"></p>
<form id="form" data-to="${escapeHtml(sendTo)}" data-body="${escapeHtml(JSON.stringify(body))}" data-done="${escapeHtml(done)}">
<button id="submit" type="submit">${escapeHtml(say)}</button>
</form>
<noscript><p>This needs JavaScript, which is switched off in this browser.</p></noscript>`;

/** The key is the same for every try: however often the button is pressed, it is one request. */
const script = `
(() => {
  'use strict';
  const form = document.getElementById('form');
  if (!form) return;
  const line = document.getElementById('status');
  const button = document.getElementById('submit');
  const key = crypto.randomUUID();
  const say = (text, kind) => {
    line.textContent = text;
    line.dataset.kind = kind || '';
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    say('One moment …');
    try {
      const answer = await fetch(form.dataset.to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: form.dataset.body,
      });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.detail || 'That did not work.');
      form.hidden = true;
      say(form.dataset.done);
    } catch (error) {
      button.disabled = false;
      say(error.message, 'bad');
    }
  });
})();
`;

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(paymentStyle)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
