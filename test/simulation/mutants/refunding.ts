/** Breakages of giving money back: releases of what was held or charged ahead, and refunds. */
import type { Mutant } from './mutant.ts';
import { lines } from './mutant.ts';

export const refunding: readonly Mutant[] = [
  {
    name: 'what was charged ahead is not given back',
    file: 'shared/payments/stripe-releases.ts',
    find: "  if (pledge.collection === 'save-card') return nothingTaken;",
    replace: "  if (pledge.collection !== 'authorize') return nothingTaken;",
    why: 'A release voids what is held, and nothing is held of what was charged.',
    caughtBy: ['what-is-not-kept-goes-back', 'stray-money-goes-back', 'books-say-what-stripe-did'],
  },
  {
    name: 'a release whose answer is lost is believed to be done',
    file: 'shared/payments/stripe-releases.ts',
    find: lines(
      '    if (!(error instanceof UnknownOutcomeError)) throw error;',
      '    return findRelease(call);',
    ),
    replace: lines(
      '    if (!(error instanceof UnknownOutcomeError)) throw error;',
      '    return nothingTaken;',
    ),
    why: 'Voiding cannot happen twice, and Stripe has got the request.',
    caughtBy: [
      'what-is-not-kept-goes-back',
      'stray-money-goes-back',
      'books-say-what-stripe-did',
      'nothing-is-left-payable',
    ],
  },
  {
    name: 'an intent that was paid at the last moment counts as cancelled',
    file: 'shared/payments/stripe-releases.ts',
    find: "    if (answer.intent.status === 'canceled') return nothingTaken;",
    replace:
      "    if (['canceled', 'succeeded'].includes(answer.intent.status)) return nothingTaken;",
    why: 'Stripe refuses to cancel an intent that is over, whichever way it has ended.',
    caughtBy: ['what-is-not-kept-goes-back', 'stray-money-goes-back', 'books-say-what-stripe-did'],
  },
  {
    name: 'an unpaid pledge lapses and leaves its intent open',
    file: 'functions/release-pledge/release-pledge.ts',
    find: "  if (pledge.collection === 'save-card' || isWithoutMoney(pledge)) {",
    replace: "  if (pledge.collection === 'save-card' || pledge.state === 'pending') {",
    why: 'Nothing was ever paid by a pledge that is pending, so that there is nothing to undo.',
    caughtBy: [
      'what-is-not-kept-goes-back',
      'stray-money-goes-back',
      'books-say-what-stripe-did',
      'nothing-is-left-payable',
    ],
  },
  {
    name: 'a confirmed pledge lapses',
    file: 'functions/release-pledge/release-pledge.ts',
    find: '      return isForCampaign(reason) ? begin(deps, pledge, reason) : undefined;',
    replace: '      return begin(deps, pledge, reason);',
    why: 'Whoever sends the message has looked at the pledge and says why it is to be released.',
    caughtBy: ['left-for-a-reason'],
  },
  {
    name: 'refunds that are on their way do not count as refunded',
    file: 'shared/domain/refund.ts',
    find: '      sum(pledge.refunds, openStates) -\n',
    replace: '',
    why: 'What has not arrived at the backer is still with the campaign.',
    caughtBy: ['refunds-stay-within-the-charge'],
  },
  {
    name: 'a refund may be larger than what is left',
    file: 'shared/domain/refund-request.ts',
    find: '  if (amountMinor > leftMinor || leftMinor === 0)',
    replace: '  if (amountMinor > pledge.amountMinor || leftMinor === 0)',
    why: 'No refund may exceed the payment, and Stripe refuses what is too much.',
    caughtBy: ['refunds-stay-within-the-charge'],
  },
  {
    name: 'asking again for a refund makes another one',
    file: 'functions/request-refund/request-refund.ts',
    find: 'refundId: refundIdFor(path.id, by),',
    replace:
      'refundId: refundIdFor(path.id, { ...by, idempotencyKey: `${idempotencyKey}@${deps.now()}` }),',
    why: 'Two equal refunds are legitimate, so that the time is made a part of their ids.',
    caughtBy: ['same-key-same-answer', 'one-thing-per-key'],
  },
  {
    name: 'a refund is sent under a new key each time',
    file: 'shared/payments/stripe-refunds.ts',
    find: '{ idempotencyKey: `${pledge.id}:${name}` },',
    replace: '{ idempotencyKey: `${pledge.id}:${name}:${Date.now()}` },',
    why: 'A key that has kept an error repeats it, and a new one gets a new answer.',
    caughtBy: [
      'refunds-stay-within-the-charge',
      'ledger-is-stripe',
      'books-say-what-stripe-did',
      'no-new-key-while-unknown',
    ],
  },
  {
    name: 'equal refunds have equal keys',
    file: 'shared/payments/stripe-refunds.ts',
    find: '{ idempotencyKey: `${pledge.id}:${name}` },',
    replace: '{ idempotencyKey: `${pledge.id}:refund-${record.amountMinor}` },',
    why: 'Pledge and amount say what is to be refunded, and a repetition has the same ones.',
    caughtBy: ['ledger-is-stripe', 'books-say-what-stripe-did', 'attempt-is-written-first'],
  },
  {
    name: 'an old refund is sent again without asking Stripe',
    file: 'functions/refund-pledge/refund-pledge.ts',
    find: '  if (keyIsTrusted(open.record.startedAtMs, deps.now())) return send(deps, open);',
    replace: '  if (open.record.startedAtMs <= deps.now()) return send(deps, open);',
    why: 'The key names the record, so that Stripe makes no second refund of it.',
    caughtBy: ['old-keys-are-looked-up', 'ledger-is-stripe', 'books-say-what-stripe-did'],
  },
  {
    name: 'a part of the money is tried again under another number at once',
    file: 'functions/refund-pledge/refund-pledge.ts',
    find: '  if (record.amountMinor === pledge.amountMinor) {',
    replace: '  if (record.amountMinor <= pledge.amountMinor) {',
    why: 'Stripe was asked and knows of no such refund, whole or in part.',
    caughtBy: ['no-new-key-while-unknown', 'ledger-is-stripe', 'books-say-what-stripe-did'],
  },
  {
    name: 'a refund that arrived cannot fail any more',
    file: 'shared/domain/refund.ts',
    find: "  succeeded: { failed: 'failed' },",
    replace: '  succeeded: {},',
    why: 'Stripe says that it has succeeded, which sounds like an end.',
    caughtBy: ['ledger-is-stripe', 'books-say-what-stripe-did'],
  },
  {
    name: 'refunds that wait at Stripe are not looked at again',
    file: 'shared/domain/refund-books.ts',
    find: "  const pending = refunds.filter(({ state }) => state === 'pending');\n",
    replace:
      "  const pending = refunds.filter(({ state }) => state === 'pending');\n  if (pending.length > 0) return undefined;\n",
    why: 'A webhook tells when they arrive, and looking costs a request each time.',
    caughtBy: ['every-pledge-ends', 'ledger-is-stripe', 'books-say-what-stripe-did'],
  },
  {
    name: 'the sweeper forgets refunds of which Stripe was never told',
    file: 'shared/domain/due.ts',
    find: "    .filter(({ state }) => state === 'requested')",
    replace: "    .filter(({ state }) => state === 'failed')",
    why: 'Whoever asked for the refund has sent its message, so that only failed ones are left.',
    caughtBy: ['every-pledge-ends', 'ledger-is-stripe', 'books-say-what-stripe-did'],
  },
  {
    name: 'all that is left is asked for again with each message',
    file: 'shared/domain/refund.ts',
    find: '  if (!last) return reason;\n',
    replace:
      "  if (!last || last.state !== 'succeeded') return last ? `${reason}_${last.attemptNumber}` : reason;\n",
    why: 'As long as it has not arrived, a refund has to be asked for.',
    caughtBy: ['refunds-stay-within-the-charge', 'every-pledge-ends'],
  },
];
