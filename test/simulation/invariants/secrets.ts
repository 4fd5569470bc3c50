/**
 * What must be found nowhere that others read: card numbers, keys, tokens, client secrets, addresses
 * of people. Names of test cards (`pm_card_…`) are none. The one place of a client secret is the
 * pledge whose backer has not paid yet, and the answer to that backer.
 */
import type { Invariant } from './invariant.ts';
import type { Item, Setting } from '../observation.ts';
import { isPledgeItem } from '../../../shared/store/pledge-item.ts';

/** Where in a text something of one kind stands; undefined when it does not. */
type Search = (text: string) => number | undefined;

/** The cheap question first: most texts have nothing of it. */
const pattern =
  (hint: string, whole: RegExp): Search =>
  (text) =>
    text.includes(hint) ? whole.exec(text)?.index : undefined;

const literal =
  (secret: string): Search =>
  (text) => {
    const index = text.indexOf(secret);
    return index < 0 ? undefined : index;
  };

const tokens = pattern('eyJ', /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/);
const addresses = pattern('@', /[\w.+-]+@[\w-]+\.\w+/);
const clientSecrets = pattern('_secret_', /(?:pi|seti)_[A-Za-z0-9]+_secret_\w/);
const keys: readonly Search[] = [
  pattern('whsec_', /whsec_\w/),
  ...['sk_test_', 'sk_live_', 'rk_test_', 'rk_live_'].map(literal),
];

const longNumber = /(?<![0-9])[0-9]{14,16}(?![0-9])/g;
/** Visa, Mastercard, American Express, Discover, Diners Club. */
const cardNumber =
  /^(?:4\d{15}|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11})$/;

/** Whether a number is one that a card can have: its last digit checks the others. */
function isCardNumber(digits: string): boolean {
  if (!cardNumber.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

const cardNumbers: Search = (text) => {
  longNumber.lastIndex = 0;
  for (let found = longNumber.exec(text); found; found = longNumber.exec(text))
    if (isCardNumber(found[0])) return found.index;
  return undefined;
};

/** Whole tokens among the secrets are found by their form. */
const secretsOf = ({ secrets }: Setting): readonly Search[] =>
  secrets.filter((secret) => secret !== '' && !secret.startsWith('eyJ')).map(literal);

/** The place of the first thing found, with too little of it to be of use. */
function foundIn(text: string, searches: readonly Search[]): string | undefined {
  for (const search of searches) {
    const index = search(text);
    if (index !== undefined) return `…${text.slice(Math.max(0, index - 60), index + 9)}…`;
  }
  return undefined;
}

export const noSecretIsTold: Invariant = {
  name: 'no-secret-is-told',
  why: 'Logs, events and messages are read by many and kept for long: a secret in them is one no more.',
  watch: ({ violate, setting }) => {
    const own = secretsOf(setting);
    const searches = [cardNumbers, ...keys, tokens, clientSecrets, addresses, ...own];
    const look = (where: string, text: string): void => {
      const found = foundIn(text, searches);
      if (found !== undefined) violate(`${where}: ${found}`);
    };
    return {
      logged: ({ capability, line }) => look(`log of ${capability}`, line),
      sent: ({ queue, body }) => look(`message in ${queue}`, body),
      published: ({ detailType, detail }) => look(`event ${detailType}`, JSON.stringify(detail)),
    };
  },
};

export const noSecretIsMailed: Invariant = {
  name: 'no-secret-is-mailed',
  why: 'A mail may hold the link to its own payment, and nothing else that opens anything.',
  watch: ({ violate, setting }) => {
    const searches = [cardNumbers, ...keys, clientSecrets, ...secretsOf(setting)];
    return {
      mailed: ({ subject, body }) => {
        const found = foundIn(`${subject}\n${body}`, searches);
        if (found !== undefined) violate(`mail "${subject}": ${found}`);
      },
    };
  },
};

export const noSecretIsStored: Invariant = {
  name: 'no-secret-is-stored',
  why: 'Backups of the table outlive every key: only what a backer still needs to pay may stand in it.',
  watch: ({ violate, setting }) => {
    const searches = [cardNumbers, ...keys, tokens, clientSecrets, ...secretsOf(setting)];
    return {
      written: ({ after }) => {
        if (!after) return;
        const found = foundIn(JSON.stringify(withoutOwnSecret(after)), searches);
        if (found !== undefined)
          violate(`item ${String(after['pk'])} ${String(after['sk'])}: ${found}`);
      },
    };
  },
};

const unpaid: ReadonlySet<unknown> = new Set(['pending', 'releasing']);

/** A payment that was prepared and not set up yet is found again by its backer. */
function withoutOwnSecret(item: Item): Item {
  const { prepared, lines: _packed, moved: _packedToo, ...rest } = item;
  if (prepared === undefined) return rest;
  return isPledgeItem(item) && unpaid.has(item['state']) ? rest : { ...rest, prepared };
}
