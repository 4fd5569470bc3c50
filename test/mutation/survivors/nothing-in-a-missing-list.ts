/**
 * What stands in for a list that is missing. Stryker puts a string into it, which has none of the
 * fields that are asked for, and so is in no state, costs nothing and is counted nowhere.
 */
import type { Reason } from '../verdict.ts';

export const nothingInAMissingList: readonly Reason[] = [
  {
    file: 'shared/domain/dispute.ts',
    reason: 'A string was not won, so that nobody waits for its money.',
    changes: [
      {
        was: '{ disputes = [], history }: Pledge,',
        becomes: '{ disputes = ["Stryker was here"], history }: Pledge,',
      },
      {
        was: '{ news = [], atMs }: Looked,',
        becomes: '{ news = ["Stryker was here"], atMs }: Looked,',
      },
    ],
  },
  {
    file: 'shared/domain/ledger.ts',
    reason: 'A string is in no state in which it was paid, and has no fee.',
    changes: [
      {
        was: "('refunds' in pledge ? pledge.refunds : undefined) ?? [];",
        becomes: `('refunds' in pledge ? pledge.refunds : undefined) ?? ["Stryker was here"];`,
      },
      {
        was: '[chargeFeeOf(pledge), ...(pledge.disputes ?? []).map(({ fee }) => fee)].flatMap(',
        becomes:
          '[chargeFeeOf(pledge), ...(pledge.disputes ?? ["Stryker was here"]).map(({ fee }) => fee)].flatMap(',
      },
    ],
  },
  {
    file: 'shared/domain/lost-money.ts',
    reason: 'A string is not lost.',
    changes: [{ was: 'disputes = [],', becomes: 'disputes = ["Stryker was here"],' }],
  },
  {
    file: 'shared/domain/refund.ts',
    reason: 'A string is in no state: neither open, nor done, nor failed.',
    changes: [
      { was: '(refunds ?? [])', becomes: '(refunds ?? ["Stryker was here"])' },
      {
        was: '(refunds ?? []).some(({ state }) => openStates.has(state));',
        becomes: '(refunds ?? ["Stryker was here"]).some(({ state }) => openStates.has(state));',
      },
      {
        was: 'const { refunds = [] } = pledge;',
        becomes: 'const { refunds = ["Stryker was here"] } = pledge;',
      },
    ],
  },
  {
    file: 'shared/domain/refund-request.ts',
    reason: 'A string has no lines, and is one of no reward.',
    changes: [
      {
        was: 'const refundedLines = (refunds: readonly Refund[] = []): readonly RefundLine[] =>',
        becomes:
          'const refundedLines = (refunds: readonly Refund[] = ["Stryker was here"]): readonly RefundLine[] =>',
      },
      {
        was: "refunds.filter(({ state }) => state !== 'failed').flatMap(({ lines = [] }) => lines);",
        becomes: `refunds.filter(({ state }) => state !== 'failed').flatMap(({ lines = ["Stryker was here"] }) => lines);`,
      },
    ],
  },
  {
    file: 'shared/domain/order.ts',
    reason: 'A string is a line of no reward, so that nothing is owned yet.',
    changes: [
      {
        was: 'const judging = { opened: new Map(), has: [], ...ordering, late, nowMs };',
        becomes:
          'const judging = { opened: new Map(), has: ["Stryker was here"], ...ordering, late, nowMs };',
      },
    ],
  },
  {
    file: 'shared/domain/pledge-lines.ts',
    reason: 'A string names no pieces.',
    changes: [
      {
        was: "const refunds: readonly Refund[] = ('refunds' in pledge ? pledge.refunds : undefined) ?? [];",
        becomes: `const refunds: readonly Refund[] = ('refunds' in pledge ? pledge.refunds : undefined) ?? ["Stryker was here"];`,
      },
    ],
  },
  {
    file: 'shared/domain/shipping.ts',
    reason: 'A string names no countries, and one without a name is everywhere, as no zone is.',
    changes: [
      {
        was: 'export function countriesServed(zones: Zones = []): readonly string[] | undefined {',
        becomes:
          'export function countriesServed(zones: Zones = ["Stryker was here"]): readonly string[] | undefined {',
      },
    ],
  },
  {
    file: 'shared/domain/offer-terms.ts',
    reason: 'A string has neither stock nor price, and is there once.',
    changes: [
      {
        was: '{ id, stock, variants = [] }: Reward,',
        becomes: '{ id, stock, variants = ["Stryker was here"] }: Reward,',
      },
    ],
  },
];
