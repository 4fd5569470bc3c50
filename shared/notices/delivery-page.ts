/**
 * The page behind the link in a mail that asks where to: the fields of an address and what there is to
 * choose. What was given before is not shown: a link may be read by somebody else than its backer.
 */
import type { Choice } from '../domain/delivery-plan.ts';
import type { Page } from './page.ts';
import { deliveryScript } from './delivery-script.ts';
import { escapeHtml, timeWords } from './words.ts';
import { htmlPage, pageHead } from './page.ts';

export type DeliveryPage = {
  readonly pledgeId: string;
  /** `locked`: what was said is final. `over`: nothing is left to deliver. */
  readonly state: 'open' | 'locked' | 'over';
  readonly given: boolean;
  readonly campaignTitle: string;
  readonly needsAddress: boolean;
  readonly choices: readonly (Choice & { readonly rewardId: string })[];
  readonly lockAtMs?: number | undefined;
  readonly token: string;
};

export function deliveryPage(view: DeliveryPage): Page {
  const { state, campaignTitle, lockAtMs } = view;
  const title = titles[state];
  const facts = [
    ['Campaign', campaignTitle] as const,
    ...(lockAtMs === undefined ? [] : [['Changes until', timeWords(lockAtMs)] as const]),
  ];
  const head = pageHead({ title, lead: leadOf(view), facts });
  return htmlPage({
    ...{ title, script: deliveryScript },
    body: state === 'open' ? `${head}\n${formFor(view)}` : head,
  });
}

const titles = {
  open: 'Where shall we send your reward?',
  locked: 'We have what we need',
  over: 'There is nothing left to send',
} as const satisfies Record<DeliveryPage['state'], string>;

function leadOf({ state, given }: DeliveryPage): string {
  if (state === 'locked') return 'What you have said is final by now. Write to us if it is wrong.';
  if (state === 'over')
    return 'Your reward is with you, or your money is. You can close this page.';
  return given
    ? 'We have your details. What you send here replaces them.'
    : 'Please tell us what we need to send it.';
}

/** What each is called, and what a browser may fill in by itself. */
const fields = [
  ['name', 'Name', 'name', 120, true],
  ['line1', 'Street and number', 'address-line1', 120, true],
  ['line2', 'Anything more for the label', 'address-line2', 120, false],
  ['postalCode', 'Postal code', 'postal-code', 16, false],
  ['city', 'City', 'address-level2', 80, true],
  ['region', 'State or province', 'address-level1', 80, false],
  ['country', 'Country, as two letters (DE, FR, US …)', 'country', 2, true],
  ['phone', 'Phone, for the carrier', 'tel', 30, false],
] as const;

const addressFields = (): string =>
  fields
    .map(
      ([name, label, autocomplete, most, isNeeded]) => `
<p><label for="${name}">${label}</label>
<input id="${name}" name="${name}" data-group="address" autocomplete="${autocomplete}" maxlength="${most}"${isNeeded ? ' required' : ''}></p>`,
    )
    .join('');

const choiceField = ({ rewardId, id, title, options }: DeliveryPage['choices'][number]): string => {
  const name = escapeHtml(`${rewardId}.${id}`);
  const listed = options.map((option) => `<option>${escapeHtml(option)}</option>`).join('');
  return `
<p><label for="${name}">${escapeHtml(title)}</label>
<select id="${name}" name="${name}" data-group="choice" required><option value="">Choose …</option>${listed}</select></p>`;
};

const formFor = ({ pledgeId, token, needsAddress, choices }: DeliveryPage): string => `
<p id="status" role="status"></p>
<form id="form" data-to="../pledges/${escapeHtml(pledgeId)}/delivery" data-token="${escapeHtml(token)}">
${choices.map(choiceField).join('')}${needsAddress ? addressFields() : ''}
<button id="submit" type="submit">Send</button>
</form>
<noscript><p>This needs JavaScript, which is switched off in this browser.</p></noscript>`;
