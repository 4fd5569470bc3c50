/**
 * Mutants of the domain that no test notices, each with the reason why none has to: they mean the
 * same as the code, as long as what the reason says is so.
 */
import type { Reason } from './verdict.ts';

/** The compiler asks for what can be missing by its type; comparing or looking it up is harmless. */
const undefinedIsNotCompared: readonly Reason[] = [
  {
    file: 'shared/domain/attempt.ts',
    reason: 'Nothing is earlier than or equal to undefined: where there is no look, none is given.',
    changes: [
      {
        was: 'return lookAtMs !== undefined && dueAtMs <= lookAtMs ? lookAtMs : undefined;',
        becomes: 'return true && dueAtMs <= lookAtMs ? lookAtMs : undefined;',
      },
    ],
  },
  {
    file: 'shared/domain/dispute.ts',
    reason: 'Undefined is not earlier than or equal to any time.',
    changes: [{ was: 'pledge.dueAtMs !== undefined &&', becomes: 'true &&' }],
  },
  {
    file: 'shared/domain/dunning.ts',
    reason: 'No code is called "undefined", so that the table has nothing for it.',
    changes: [
      {
        was: '(declineCode !== undefined ? kindByCode[declineCode] : undefined) ??',
        becomes: '(true ? kindByCode[declineCode] : undefined) ??',
      },
      {
        was: '(adviceCode !== undefined ? kindByAdvice[adviceCode] : undefined) ??',
        becomes: '(true ? kindByAdvice[adviceCode] : undefined) ??',
      },
    ],
  },
  {
    file: 'shared/domain/refund-books.ts',
    reason: 'The transition table leads nowhere by undefined, which the next line asks it.',
    changes: [
      {
        was: 'if (type === undefined || chargedIntentId === undefined) return undefined;',
        becomes: 'if (false || chargedIntentId === undefined) return undefined;',
      },
    ],
  },
  {
    file: 'shared/domain/settlement.ts',
    reason: 'Where there is no reason, none is the next id under which it would be asked for.',
    changes: [
      {
        was: 'if (reason === undefined || !isLeft || nextWholeId(pledge, reason) === undefined) return nothing;',
        becomes:
          'if (false || !isLeft || nextWholeId(pledge, reason) === undefined) return nothing;',
      },
    ],
  },
  {
    file: 'shared/domain/tally.ts',
    reason: 'Undefined is not earlier than or equal to any time.',
    changes: [
      {
        was: 'return atMs !== undefined && atMs <= deadlineMs;',
        becomes: 'return true && atMs <= deadlineMs;',
      },
    ],
  },
  {
    file: 'shared/domain/verification.ts',
    reason: 'No time is later than what is made of undefined, which is no number.',
    changes: [
      {
        was: 'if (verifyAfterMs === undefined) return false;',
        becomes: 'if (false) return false;',
      },
    ],
  },
  {
    file: 'shared/domain/totals.ts',
    reason: 'Where it is written at all, what is kept is an amount.',
    changes: [
      {
        was: "if ('keptMinor' in pledge && pledge.keptMinor !== undefined) return pledge.keptMinor;",
        becomes:
          "if ('keptMinor' in pledge || pledge.keptMinor !== undefined) return pledge.keptMinor;",
      },
      {
        was: "if ('keptMinor' in pledge && pledge.keptMinor !== undefined) return pledge.keptMinor;",
        becomes: "if ('keptMinor' in pledge && true) return pledge.keptMinor;",
      },
    ],
  },
  {
    file: 'shared/domain/wave.ts',
    reason: 'A rule names countries, and what stands for none is no country.',
    changes: [
      {
        was: "!countries || countries.includes(country ?? '');",
        becomes: '!countries || countries.includes(country ?? "Stryker was here!");',
      },
    ],
  },
  {
    file: 'shared/domain/abandonment.ts',
    reason: 'What is missing is not more than zero, and is added to nothing.',
    changes: [
      {
        was: 'const noParts: Parts = { ...{ refund: 0, release: 0, delivered: 0, heldByPartner: 0, withBank: 0, refundFailed: 0 }, };',
        becomes: 'const noParts: Parts = {};',
      },
      {
        was: '...{ refund: 0, release: 0, delivered: 0, heldByPartner: 0, withBank: 0, refundFailed: 0 },',
        becomes: '...{},',
      },
    ],
  },
];

/**
 * What stands in for a list that is missing. Stryker puts a string into it, which has none of the
 * fields that are asked for, and so is in no state, costs nothing and is counted nowhere.
 */
const nothingInAMissingList: readonly Reason[] = [
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
];

/** What cannot be missing, though the compiler cannot know it. */
const neverMissing: readonly Reason[] = [
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
];

/** Ways that lead to the same place. */
const sameOnEveryWay: readonly Reason[] = [
  {
    file: 'shared/domain/campaign.ts',
    reason: 'These events write nothing, and nothing is what the switch gives where no case fits.',
    changes: [
      { was: "case 'CampaignCreated':", becomes: 'case "":' },
      { was: "case 'CampaignOpened':", becomes: 'case "":' },
    ],
  },
  {
    file: 'shared/domain/campaign.ts',
    reason: 'An opening has no terms: falling through to those of an edit writes nothing either.',
    changes: [{ was: "case 'CampaignOpened': return {};", becomes: "case 'CampaignOpened':" }],
  },
  {
    file: 'shared/domain/campaign.ts',
    reason: 'Only a settled, a cancelled and an abandoned campaign have a time of settlement.',
    changes: [
      {
        was: "((campaign.state === 'cancelled' || campaign.state === 'abandoned') &&",
        becomes: '((true) &&',
      },
    ],
  },
  {
    file: 'shared/domain/ledger.ts',
    reason: 'No two balances have the same name, so that none is compared with its like.',
    changes: [
      {
        was: 'return [...balances].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);',
        becomes:
          'return [...balances].sort(([one], [other]) => (one <= other ? -1 : 1)).map(([, found]) => found);',
      },
    ],
  },
  {
    file: 'shared/domain/partner.ts',
    reason:
      'A registration changes nothing, and nothing is what the switch gives where no case fits.',
    changes: [{ was: "case 'PartnerRegistered':", becomes: 'case "":' }],
  },
  {
    file: 'shared/domain/pledge.ts',
    reason: 'These events write nothing, and nothing is what the switch gives where no case fits.',
    changes: [
      { was: "case 'PledgeCreated':", becomes: 'case "":' },
      { was: "case 'PledgeReminded':", becomes: 'case "":' },
      { was: "case 'PledgeCollectionPending':", becomes: 'case "":' },
    ],
  },
  {
    file: 'shared/domain/totals.ts',
    reason: 'A dropped pledge has no reason to have left, and stands by the rule below as well.',
    changes: [
      {
        was: "case 'dropped': return true;",
        becomes:
          "case 'dropped': // Who had left does not stand again because the money did not get back, or was disputed.",
      },
    ],
  },
  {
    file: 'shared/domain/order.ts',
    reason: 'What stands for no variant is the same in both lines, and is no id of one.',
    changes: [
      {
        was: "const names = ordered.map(({ reward, variant }) => `${reward.id}/${variant?.id ?? ''}`);",
        becomes:
          'const names = ordered.map(({ reward, variant }) => `${reward.id}/${variant?.id ?? "Stryker was here!"}`);',
      },
    ],
  },
  {
    file: 'shared/domain/pledge-lines.ts',
    reason: 'Each reward is there once, so that none is compared with its like.',
    changes: [
      {
        was: '.sort((a, b) => (a.rewardId < b.rewardId ? -1 : 1));',
        becomes: '.sort((a, b) => (a.rewardId <= b.rewardId ? -1 : 1));',
      },
    ],
  },
  {
    file: 'shared/domain/fulfilment.ts',
    reason: 'No state is left by an opening, so that nothing asks what it writes.',
    changes: [
      { was: "case 'FulfilmentOpened': return {};", becomes: "case 'FulfilmentOpened':" },
      { was: "case 'FulfilmentOpened':", becomes: 'case "":' },
    ],
  },
];

export const survivors: readonly Reason[] = [
  ...undefinedIsNotCompared,
  ...nothingInAMissingList,
  ...neverMissing,
  ...sameOnEveryWay,
];
