/** Breakages of what follows when cardholders' banks ask money back. */
import type { Mutant } from './mutant.ts';

export const disputes: readonly Mutant[] = [
  {
    name: 'what a bank has taken for good can still be refunded',
    file: 'shared/domain/lost-money.ts',
    find: "  status === 'lost' || (status === 'prevented' && withdrawnMinor > 0);",
    replace: "  status === 'prevented' && withdrawnMinor > 0;",
    why: 'The dispute is recorded beside the refunds, so that it need not be counted with them.',
    caughtBy: ['refunds-stay-within-the-charge', 'disputes-are-as-at-stripe'],
  },
  {
    name: 'a dispute that is under review is over',
    file: 'shared/domain/dispute.ts',
    find: "  'needs_response',\n  'under_review',\n",
    replace: "  'needs_response',\n",
    why: 'Nothing can be done about it any more, so that it does not seem to be open.',
    caughtBy: ['disputes-are-as-at-stripe'],
  },
  {
    name: 'an inquiry counts as a dispute',
    file: 'shared/domain/dispute.ts',
    find: 'openStatuses.has(status);',
    replace: "openStatuses.has(status) || status.startsWith('warning_needs');",
    why: 'Stripe has one object for both, and both ask for evidence.',
    caughtBy: ['disputes-are-as-at-stripe'],
  },
  {
    name: 'money that a bank gave back stays with a campaign that failed',
    file: 'functions/settle-pledge/settle-pledge.ts',
    find: '  await sendSettlementSteps(deps, campaign, [pledge], deps.now());\n',
    replace: '',
    why: 'The settlement is over by then, and its report has been written.',
    caughtBy: ['what-is-not-kept-goes-back', 'stray-money-goes-back', 'books-say-what-stripe-did'],
  },
  {
    name: 'what a bank took has the wrong sign',
    file: 'shared/payments/stripe-disputes.ts',
    find: '    return sum - minor;',
    replace: '    return sum + minor;',
    why: 'Stripe writes what leaves the balance as a negative amount.',
    caughtBy: ['ledger-is-stripe', 'refunds-stay-within-the-charge'],
  },
  {
    name: 'a dispute is known as soon as its status is',
    file: 'shared/domain/dispute.ts',
    find: "const compared = ['status', 'amountMinor', 'reason', 'evidenceDueAtMs', 'withdrawnMinor'] as const;",
    replace: "const compared = ['status'] as const;",
    why: 'Where a dispute stands is what it says, and the rest of it hardly ever changes.',
    caughtBy: ['ledger-is-stripe'],
  },
  {
    name: 'what a bank holds counts as given back',
    file: 'functions/release-pledge/release-pledge.ts',
    find: "    case 'disputed':\n      return leaveToBank(deps, pledge);",
    replace:
      "    case 'disputed':\n      void leaveToBank;\n      return end(deps, pledge, { kind: 'released', refundedMinor: 0 });",
    why: 'The backer has the money from the bank, so that the pledge is released.',
    caughtBy: [
      'what-is-not-kept-goes-back',
      'stray-money-goes-back',
      'books-say-what-stripe-did',
      'ledger-is-stripe',
      'disputes-are-as-at-stripe',
    ],
  },
  {
    name: 'a refund that a bank stands in the way of is owed by another route',
    file: 'functions/refund-pledge/refund-pledge.ts',
    find: "    case 'disputed':\n      return leaveToBank(deps, open);",
    replace:
      "    case 'disputed':\n      void leaveToBank;\n      return refuse(deps, open, 'charge_disputed');",
    why: 'Stripe refuses the refund, and the backer has a right to it.',
    caughtBy: ['nothing-is-returned-twice'],
  },
  {
    name: 'the loss of one dispute is forgotten when another is won',
    file: 'shared/domain/dispute.ts',
    find: '  const [end, decided] = all.some(isLost)',
    replace: '  const [end, decided] = all.length > 0 && news.some(isLost)',
    why: 'What was just heard is what has to be told.',
    caughtBy: ['disputes-are-as-at-stripe'],
  },
];
