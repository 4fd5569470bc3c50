/** A trace in words, with the place at which the model does not go on. */
import type { Refused } from './following.ts';
import type { Line } from './trace.ts';
import { nameOf, seenAs, word } from './words.ts';

const workers = ['-', 'COLLECT', 'RELEASE', 'DUN', 'LOOK', 'REPLACE', 'RENEW', 'CANCEL'];
const statuses = ['NONE', 'HELD', 'MADE', 'UNPAID', 'PENDING', 'PAID', 'GONE'] as const;

export function tellRefused({ trace, at }: Refused): string {
  const { seed, pledgeId, lines } = trace;
  return [
    `Seed ${seed}: the model cannot follow ${pledgeId}`,
    ...lines.map((line, index) => `${index === at ? '=>' : '  '} ${tellLine(line)}`),
  ].join('\n');
}

function tellLine(line: Line): string {
  const { step, what, a, tag, heard, atMs } = line;
  const time = new Date(atMs).toISOString();
  const worker = what === 0 ? '-' : `${workers[what]}#${tag}`;
  const name = seenAs(step).slice('SEEN_'.length);
  const isLost = isRequest(line) && heard === 'no';
  return [time, worker, isLost ? `lost ${name}` : name, a, outcome(line)].join(' ').trimEnd();
}

const isRequest = ({ step }: Line): boolean =>
  step >= word('SEEN_CREATE') && step <= word('SEEN_EXCHANGE');

function outcome({ step, b }: Line): string {
  if (b === 0) return '';
  if (step === word('SEEN_LOOK')) return statuses[b] ?? String(b);
  if (b >= word('CANCELED')) return nameOf(b, ['CANCELED', 'FAILED', 'REFUSED', 'LOST']);
  return `${['', 'TAKEN', 'WAIT', 'DECLINED'][b >> 4]}(${b & 15})`;
}
