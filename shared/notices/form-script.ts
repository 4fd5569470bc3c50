/**
 * What a page with one form does in the browser, as the text that is put into it: sends the form,
 * and says what came of it. Nothing of a page but what it does differently is written twice.
 */
type FormScript = {
  /** Statements that run once. */
  readonly first?: string;
  /** Expressions of the browser's language, read when the form is sent. */
  readonly headers?: string;
  readonly body: string;
  readonly done: string;
};

export const formScript = ({ first = '', headers = '', body, done }: FormScript): string => `
(() => {
  'use strict';
  const form = document.getElementById('form');
  if (!form) return;
  const line = document.getElementById('status');
  const button = document.getElementById('submit');
  ${first}
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
        headers: { 'content-type': 'application/json', ${headers} },
        body: ${body},
      });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.detail || 'That did not work.');
      form.hidden = true;
      say(${done});
    } catch (error) {
      button.disabled = false;
      say(error.message, 'bad');
    }
  });
})();
`;
