/** Ids and secrets in Stripe's form, from an injected random source. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type Random = () => number;

/** [what stands after the prefix, number of random characters] */
const forms = {
  pi: ['3', 23],
  ch: ['3', 23],
  re: ['3', 23],
  txn: ['3', 23],
  seti: ['1', 23],
  setatt: ['1', 23],
  pm: ['1', 23],
  dp: ['1', 23],
  evt: ['1', 23],
  we: ['1', 23],
  issfr: ['1', 23],
  prv: ['1', 23],
  src: ['1', 23],
  cus: ['', 14],
  req: ['', 14],
} as const;

export type IdPrefix = keyof typeof forms;

/** One draw of the source yields eight characters: 62^8 is below 2^53. */
const charactersPerDraw = 8;

export function randomText(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    let draw = Math.floor(random() * alphabet.length ** charactersPerDraw);
    for (let place = 0; place < charactersPerDraw; place += 1) {
      text += alphabet.charAt(draw % alphabet.length);
      draw = Math.floor(draw / alphabet.length);
    }
  }
  return text.slice(0, length);
}

const timePlaces = 6;

/** As Stripe's do, ids begin with their time of birth, so that new rows lie beside each other. */
function timeText(seconds: number): string {
  let text = '';
  let rest = seconds;
  for (let place = 0; place < timePlaces; place += 1) {
    text = alphabet.charAt(rest % alphabet.length) + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

export function newId(random: Random, prefix: IdPrefix, seconds: number): string {
  const [lead, length] = forms[prefix];
  return `${prefix}_${lead}${timeText(seconds)}${randomText(random, length - timePlaces)}`;
}

export function clientSecret(random: Random, intentId: string): string {
  return `${intentId}_secret_${randomText(random, 25)}`;
}
