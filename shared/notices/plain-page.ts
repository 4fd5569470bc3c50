/**
 * The pages behind links in mails on which there is one thing to do, or nothing: a heading, facts, a
 * button.
 */
import type { Page } from './page.ts';
import { escapeHtml } from './words.ts';
import { formScript } from './form-script.ts';
import { htmlPage, pageHead } from './page.ts';

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

export const plainPage = ({ title, lead, facts = [], action }: PlainPage): Page =>
  htmlPage({
    title,
    script,
    body: `${pageHead({ title, lead, facts })}\n${action ? formFor(action) : ''}`,
  });

const formFor = ({ say, done, sendTo, body }: NonNullable<PlainPage['action']>): string => `
<p id="status" role="status"></p>
<form id="form" data-to="${escapeHtml(sendTo)}" data-body="${escapeHtml(JSON.stringify(body))}" data-done="${escapeHtml(done)}">
<button id="submit" type="submit">${escapeHtml(say)}</button>
</form>
<noscript><p>This needs JavaScript, which is switched off in this browser.</p></noscript>`;

/** The key is the same for every try: however often the button is pressed, it is one request. */
const script = formScript({
  first: 'const key = crypto.randomUUID();',
  headers: "'idempotency-key': key",
  body: 'form.dataset.body',
  done: 'form.dataset.done',
});
