/** What cannot be missing, though the compiler cannot know it. */
import type { Reason } from '../verdict.ts';

export const neverMissing: readonly Reason[] = [
  {
    file: 'shared/domain/due.ts',
    reason: 'A pledge has its creation in its history, so that there is always a last event.',
    changes: [
      {
        was: 'const lastMs = history.at(-1)?.atMs ?? createdAtMs;',
        becomes: 'const lastMs = history.at(-1).atMs ?? createdAtMs;',
      },
      {
        was: '(pledge.dueAtMs !== undefined || nowMs - (pledge.history.at(-1)?.atMs ?? 0) < messageLifeMs);',
        becomes:
          '(pledge.dueAtMs !== undefined || nowMs - (pledge.history.at(-1).atMs ?? 0) < messageLifeMs);',
      },
    ],
  },
  {
    file: 'shared/domain/ledger.ts',
    reason: 'A pledge has its creation in its history, so that there is always a last event.',
    changes: [
      {
        was: 'const atMs = after.history.at(-1)?.atMs ?? after.createdAtMs;',
        becomes: 'const atMs = after.history.at(-1).atMs ?? after.createdAtMs;',
      },
    ],
  },
  {
    file: 'shared/domain/ledger.ts',
    reason: 'Every sum is kept under `<kind>.<currency>`: only `sumKey` makes these names.',
    changes: [
      {
        was: "const [kind, currency = ''] = key.split('.');",
        becomes: `const [kind, currency = "Stryker was here!"] = key.split('.');`,
      },
    ],
  },
  {
    file: 'shared/domain/settlement-report.ts',
    reason: 'A pledge has its creation in its history, so that there is always a last event.',
    changes: [
      {
        was: 'movedAtMs = Math.max(movedAtMs, pledge.history.at(-1)?.atMs ?? 0);',
        becomes: 'movedAtMs = Math.max(movedAtMs, pledge.history.at(-1).atMs ?? 0);',
      },
    ],
  },
  {
    file: 'shared/domain/settlement-report.ts',
    reason: 'Every sum is kept under `<kind>.<currency>`: only `sumKey` makes these names.',
    changes: [
      {
        was: "const currencies = new Set(Object.keys(sums).map((key) => key.split('.')[1] ?? ''));",
        becomes: `const currencies = new Set(Object.keys(sums).map((key) => key.split('.')[1] ?? "Stryker was here!"));`,
      },
    ],
  },
  {
    file: 'shared/domain/line.ts',
    reason: 'Where there is one line, there is a first one.',
    changes: [
      {
        was: 'const isPlain = first !== undefined && lines.length === 1 && first.variantId === undefined;',
        becomes: 'const isPlain = true && lines.length === 1 && first.variantId === undefined;',
      },
      {
        was: '...(lines.length === 1 && { rewardId: first?.rewardId }),',
        becomes: '...(lines.length === 1 && { rewardId: first.rewardId }),',
      },
    ],
  },
  {
    file: 'shared/domain/pledge-lines.ts',
    reason: 'Only refunds that name pieces are asked for them.',
    changes: [
      {
        was: 'summed(refundsByPiece(pledge).flatMap(({ lines = [] }) => lines));',
        becomes:
          'summed(refundsByPiece(pledge).flatMap(({ lines = ["Stryker was here"] }) => lines));',
      },
    ],
  },
  {
    file: 'shared/domain/promise.ts',
    reason: 'What was promised once is in each later version, changed or not.',
    changes: [
      { was: 'other !== undefined &&', becomes: 'true &&' },
      {
        was: 'if (!agreed || !before || isSame(after, before)) return [];',
        becomes: 'if (false || isSame(after, before)) return [];',
      },
      {
        was: 'if (!agreed || !before || isSame(after, before)) return [];',
        becomes: 'if (!agreed && !before || isSame(after, before)) return [];',
      },
    ],
  },
  {
    file: 'shared/domain/shipping.ts',
    reason: 'Where a zone names no countries, the line before has answered.',
    changes: [
      {
        was: 'return [...new Set(named.flatMap((countries) => countries ?? []))].sort();',
        becomes:
          'return [...new Set(named.flatMap((countries) => countries ?? ["Stryker was here"]))].sort();',
      },
    ],
  },
];
