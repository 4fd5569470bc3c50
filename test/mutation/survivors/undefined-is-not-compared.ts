/** The compiler asks for what can be missing by its type; comparing or looking it up is harmless. */
import type { Reason } from '../verdict.ts';

export const undefinedIsNotCompared: readonly Reason[] = [
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
  {
    file: 'shared/domain/address.ts',
    reason: 'A country whose postal codes have a form takes neither.',
    changes: [
      {
        was: "const { country, postalCode = '', region = '' } = address;",
        becomes: `const { country, postalCode = "Stryker was here!", region = '' } = address;`,
      },
    ],
  },
  {
    file: 'shared/domain/history-words.ts',
    reason: 'No reason is called "undefined", so that the table has nothing for it.',
    changes: [
      {
        was: "if (type !== 'PledgeReleased' || reason === undefined) return sentences[type];",
        becomes: "if (type !== 'PledgeReleased' || false) return sentences[type];",
      },
    ],
  },
  {
    file: 'shared/domain/interest.ts',
    reason: 'Nothing is later than undefined.',
    changes: [
      {
        was: 'announcedAtMs !== undefined || (publishedAtMs !== undefined && opensAtMs > publishedAtMs);',
        becomes: 'announcedAtMs !== undefined || (true && opensAtMs > publishedAtMs);',
      },
    ],
  },
  {
    file: 'shared/domain/update.ts',
    reason: 'No list of words has undefined in it.',
    changes: [
      {
        was: '!wanted || (own !== undefined && wanted.includes(own));',
        becomes: '!wanted || (true && wanted.includes(own));',
      },
    ],
  },
];
