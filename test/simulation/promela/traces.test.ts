/** What the model can follow, and what it cannot: a story as it happens, and the same story broken. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Refused } from './following.ts';
import { followsTraces, refusedBy } from './following.ts';
import type { Verifier } from './spin.ts';
import { makeVerifier, missingTool } from './spin.ts';
import { tellRefused } from './tell.ts';
import type { Line, Trace } from './trace.ts';
import { declined, taken, word } from './words.ts';

const missing = await missingTool();
if (missing !== undefined) console.warn(`No trace is followed: ${missing} is not installed.`);

type Told = readonly [who: string, step: string, a?: number, b?: number];

/** `COLLECT#2` is the second invocation; a request whose answer is lost has `lost` before its step. */
function lineOf([who, step, a = 0, b = 0]: Told): Line {
  const [worker = '', tag = '0'] = who.split('#');
  const [name = '', lost] = step.split(' ').reverse();
  const what = worker === '-' ? 0 : word(worker);
  const heard = lost === undefined ? 'yes' : 'no';
  return { step: word(`SEEN_${name}`), what, a, b, tag: Number(tag), heard, atMs: 0 };
}

const traceOf = (told: readonly Told[], kind = 'SAVE'): Trace => ({
  ...{ pledgeId: 'plg_1', seed: 0, kind: word(kind) },
  lines: told.map(lineOf),
});

const declinedAndPaid: Told[] = [
  ['-', 'TAKES'],
  ['COLLECT#1', 'STARTED', 1],
  ['COLLECT#1', 'CREATE', 1, declined(1)],
  ['COLLECT#1', 'FAILED', 1],
  ['DUN#2', 'STARTED', 2],
  ['COLLECT#3', 'CONFIRM', 2, declined(1)],
  ['COLLECT#3', 'FAILED', 1],
  ['-', 'PAID', 1],
  ['LOOK#4', 'COLLECTED', 1],
];

const neverArrived: Told[] = [
  ['-', 'TAKES'],
  ['COLLECT#1', 'STARTED', 1],
  ['COLLECT#2', 'LIST'],
  ['COLLECT#2', 'DOUBTED'],
  ['-', 'WAITED'],
  ['COLLECT#3', 'LIST'],
  ['COLLECT#3', 'STARTED', 2],
  ['COLLECT#3', 'CREATE', 2, taken(1)],
  ['COLLECT#3', 'COLLECTED', 1],
  ['-', 'LATER'],
  ['COLLECT#4', 'STRAYS'],
];

const answerLost: Told[] = [
  ['-', 'TAKES'],
  ['COLLECT#1', 'STARTED', 1],
  ['COLLECT#1', 'lost CREATE', 1, taken(1)],
  ['COLLECT#2', 'CREATE', 1, taken(1)],
  ['COLLECT#2', 'COLLECTED', 1],
];

const holdGone: Told[] = [
  ['-', 'TAKES'],
  ['-', 'GONE', 1],
  ['COLLECT#1', 'STARTED', 1],
  ['COLLECT#1', 'CAPTURE', 1, 64],
  ['COLLECT#1', 'STARTED', 2],
  ['COLLECT#1', 'CREATE', 2, taken(2)],
  ['COLLECT#1', 'COLLECTED', 2],
];

const released: Told[] = [
  ['RELEASE#1', 'RELEASING', 1],
  ['RELEASE#1', 'GIVE', 1, taken(1)],
  ['RELEASE#1', 'RELEASED'],
];

const without = (told: readonly Told[], index: number): Told[] => told.toSpliced(index, 1);
const withLine = (told: readonly Told[], index: number, line: Told): Told[] =>
  told.with(index, line);

const wrong: readonly [string, Trace, number][] = [
  ['charges before the attempt is written', traceOf(without(declinedAndPaid, 1)), 1],
  ['charges for a campaign that takes no money', traceOf(without(answerLost, 0)), 0],
  ['confirms what nobody has tried', traceOf(without(declinedAndPaid, 2)), 2],
  ['goes on without the look', traceOf(without(neverArrived, 5)), 5],
  ['believes one look', traceOf(neverArrived.toSpliced(3, 3)), 3],
  // A worker that has read before the doubt was written may look.
  ['does not wait between two looks', traceOf(without(neverArrived, 4)), 5],
  [
    'takes a new number after a lost answer',
    traceOf(withLine(answerLost, 3, ['COLLECT#2', 'STARTED', 2])),
    3,
  ],
  [
    'has another answer under the same key',
    traceOf(withLine(answerLost, 3, ['COLLECT#2', 'CREATE', 1, taken(2)])),
    3,
  ],
  [
    'goes on with an answer that nobody heard',
    traceOf(answerLost.toSpliced(3, 1, ['COLLECT#1', 'COLLECTED', 1]).slice(0, 4)),
    3,
  ],
  [
    'names an intent that was not paid',
    traceOf(withLine(declinedAndPaid, 8, ['LOOK#4', 'COLLECTED', 2])),
    8,
  ],
  ['makes two intents in an attempt', traceOf(without(holdGone, 4), 'HOLD'), 4],
  ['releases without giving back', traceOf(without(released, 1), 'AHEAD'), 1],
  ['looks for strays at once', traceOf(without(neverArrived, 9)), 9],
  [
    'drops what can still be paid',
    traceOf([...declinedAndPaid.slice(0, 7), ['DUN#5', 'DROPPED']]),
    7,
  ],
];

if (missing === undefined) {
  let verifier: Verifier;
  let refused: readonly Refused[];
  beforeAll(async () => {
    verifier = await makeVerifier({ ...followsTraces, isSmall: true });
    refused = await refusedBy(
      verifier,
      wrong.map(([, trace]) => trace),
    );
  });
  afterAll(() => verifier.close());

  test('what the code does is followed by the model', async () => {
    const told = [declinedAndPaid, neverArrived, answerLost].map((story) => traceOf(story));
    const all = [...told, traceOf(holdGone, 'HOLD'), traceOf(released, 'AHEAD')];
    expect(await refusedBy(verifier, all)).toEqual([]);
  });

  test.each(wrong)('what %s is refused at that line', (_what, trace, at) => {
    expect(refused.find((one) => one.trace === trace)?.at).toBe(at);
  });

  test('what is refused is told with its place', () => {
    const one = refused.find(({ trace }) => trace.kind === word('AHEAD'));
    expect(one && tellRefused(one)).toBe(
      'Seed 0: the model cannot follow plg_1\n' +
        '   1970-01-01T00:00:00.000Z RELEASE#1 RELEASING 1\n' +
        '=> 1970-01-01T00:00:00.000Z RELEASE#1 RELEASED 0',
    );
  });
}
