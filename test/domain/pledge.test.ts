import { describe, expect, test } from '@jest/globals';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeEventType, PledgeState } from '../../shared/domain/pledge.ts';
import {
  evolvePledge,
  isOpen,
  lapses,
  pledgeSources,
  pledgeTarget,
  pledgeTransitions,
} from '../../shared/domain/pledge.ts';
import { campaignIn, pending, pledgeIn, refundRecord } from '../support/given.ts';
import { pledgeEvents } from '../support/events.ts';

/** The life of a pledge, written out: from a state, by an event, to a state. */
const legal: Record<PledgeState, Partial<Record<PledgeEventType, PledgeState>>> = {
  pending: {
    PledgePrepared: 'pending',
    PledgeChanged: 'pending',
    PledgeVerified: 'pending',
    PledgeConfirmed: 'confirmed',
    PledgeLapsed: 'lapsed',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
  },
  confirmed: {
    PledgeChanged: 'confirmed',
    PledgeVerified: 'confirmed',
    PledgeAuthorizationReplaced: 'confirmed',
    PledgeCollectionStarted: 'collecting',
    PledgeCollected: 'collected',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
    PledgeReleased: 'released',
    PledgeFraudWarned: 'confirmed',
    PledgeInquiryUpdated: 'confirmed',
    PledgeDisputed: 'disputed',
  },
  collecting: {
    PledgeCollectionStarted: 'collecting',
    PledgeCollectionPending: 'collecting',
    PledgeCollected: 'collected',
    PledgePaymentFailed: 'past_due',
  },
  past_due: {
    PledgeCollectionStarted: 'collecting',
    PledgeCollected: 'collected',
    PledgeReminded: 'past_due',
    PledgeWindowExtended: 'past_due',
    PledgeRecoveryPrepared: 'past_due',
    PledgeDropped: 'dropped',
  },
  releasing: {
    PledgeReleaseStarted: 'releasing',
    PledgeReleased: 'released',
    PledgeCancelled: 'cancelled',
    PledgeLapsed: 'lapsed',
    PledgeInquiryUpdated: 'releasing',
    PledgeDisputed: 'disputed',
  },
  collected: {
    PledgeKept: 'collected',
    PledgeRefundRequested: 'collected',
    PledgeRefundPending: 'collected',
    PledgeRefundCompleted: 'collected',
    PledgeRefundFailed: 'collected',
    PledgeInquiryUpdated: 'collected',
    PledgeFraudWarned: 'collected',
    PledgeRefundStarted: 'refunding',
    PledgeDisputed: 'disputed',
  },
  refunding: {
    PledgeRefundStarted: 'refunding',
    PledgeRefundPending: 'refunding',
    PledgeRefundCompleted: 'refunding',
    PledgeRefundFailed: 'refunding',
    PledgeRefunded: 'refunded',
    PledgeInquiryUpdated: 'refunding',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'refunding',
  },
  refunded: {
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: 'refunded',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'refunded',
  },
  disputed: {
    PledgeRefundPending: 'disputed',
    PledgeRefundCompleted: 'disputed',
    PledgeRefundFailed: 'disputed',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'disputed',
    PledgeDisputeWon: 'won',
    PledgeDisputeLost: 'lost',
  },
  won: {
    PledgeKept: 'won',
    PledgeRefundRequested: 'won',
    PledgeRefundPending: 'won',
    PledgeRefundCompleted: 'won',
    PledgeRefundFailed: 'won',
    PledgeInquiryUpdated: 'won',
    PledgeRefundStarted: 'refunding',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'won',
    PledgeDisputeLost: 'lost',
  },
  lost: {
    PledgeKept: 'lost',
    PledgeRefundRequested: 'lost',
    PledgeRefundPending: 'lost',
    PledgeRefundCompleted: 'lost',
    PledgeRefundFailed: 'lost',
    PledgeInquiryUpdated: 'lost',
    PledgeRefundStarted: 'refunding',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'lost',
    PledgeDisputeWon: 'won',
  },
  released: {
    PledgeRefundCompleted: 'released',
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: 'released',
    PledgeDisputed: 'disputed',
  },
  cancelled: {
    PledgeRefundCompleted: 'cancelled',
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: 'cancelled',
    PledgeDisputed: 'disputed',
  },
  lapsed: {
    PledgeRefundCompleted: 'lapsed',
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: 'lapsed',
    PledgeDisputed: 'disputed',
  },
  dropped: {},
};

const states = Object.keys(legal) as PledgeState[];
const types = Object.keys(pledgeEvents) as PledgeEventType[];

/** Where each event leads from a state, of those that may happen there. */
const waysOut = (target: (type: PledgeEventType) => PledgeState | undefined) =>
  Object.fromEntries(
    types.flatMap((type) => {
      const to = target(type);
      return to === undefined ? [] : [[type, to]];
    }),
  );

/** What the type of each state requires beside what every pledge has. */
const required: Record<PledgeState, readonly string[]> = {
  pending: [],
  confirmed: ['payment'],
  collecting: ['payment', 'attempt'],
  collected: ['payment', 'chargedIntentId'],
  past_due: ['payment', 'attempt', 'failure', 'pastDueUntilMs'],
  dropped: ['failure'],
  releasing: ['attempt', 'reason'],
  released: ['refundedMinor', 'reason'],
  cancelled: ['refundedMinor'],
  lapsed: ['refundedMinor'],
  refunding: ['chargedIntentId', 'refunds'],
  refunded: ['chargedIntentId', 'refunds'],
  disputed: ['chargedIntentId', 'disputes'],
  won: ['chargedIntentId', 'disputes'],
  lost: ['chargedIntentId', 'disputes'],
};

type Life = { readonly pledge: Pledge; readonly path: readonly PledgeEventType[] };

/** A pledge on each way into each state, told apart by which of its fields are filled. */
function everyLife(): Life[] {
  const seen = new Map<string, Life>();
  const open: Life[] = [{ pledge: pending(), path: [] }];
  for (let life = open.shift(); life; life = open.shift()) {
    if (seen.has(shapeOf(life.pledge))) continue;
    seen.set(shapeOf(life.pledge), life);
    for (const type of types) {
      const pledge = evolvePledge(life.pledge, pledgeEvents[type]);
      if (pledge) open.push({ pledge, path: [...life.path, type] });
    }
  }
  return [...seen.values()];
}

const shapeOf = ({ state, holds, ...fields }: Pledge): string =>
  [
    state,
    holds.length,
    ...Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  ]
    .sort()
    .join();

describe('the transition table', () => {
  test('knows the states and ways that are written down here, and no other', () => {
    expect(pledgeTransitions).toEqual(legal);
  });

  test.each(states)('leads from %s where it says, and nowhere else', (state) => {
    const before = pledgeIn(state);
    expect(waysOut((type) => evolvePledge(before, pledgeEvents[type])?.state)).toEqual(
      legal[state],
    );
    expect(waysOut((type) => pledgeTarget(state, type))).toEqual(legal[state]);
  });

  test('leads to every state', () => {
    const reached = new Set(everyLife().map(({ pledge }) => pledge.state));
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('leads out of every state but dropped', () => {
    expect(states.filter((state) => Object.keys(legal[state]).length === 0)).toEqual(['dropped']);
  });

  test('leads from every state to one in which its settlement is over', () => {
    const isOver = (state: PledgeState): boolean => over.includes(state);
    expect(states.filter((state) => !reaches(state, isOver))).toEqual([]);
  });

  test('names the states from which an event may happen', () => {
    expect(pledgeSources('PledgeCollected')).toEqual(['confirmed', 'collecting', 'past_due']);
    expect(pledgeSources('PledgeConfirmed')).toEqual(['pending']);
    expect(pledgeSources('PledgeCreated')).toEqual([]);
  });
});

const over: readonly PledgeState[] = [
  ...(['collected', 'refunded', 'disputed', 'won', 'lost'] as const),
  ...(['released', 'cancelled', 'lapsed', 'dropped'] as const),
];

describe('a settlement is open', () => {
  test('while money is to be taken or given up', () => {
    const open = ['pending', 'confirmed', 'collecting', 'past_due', 'releasing'];
    const others = states.filter((state) => state !== 'refunding');
    expect(others.filter((state) => isOpen(pledgeIn(state)))).toEqual(open);
    const closed = others.filter((state) => isOpen(pledgeIn(state)) === false);
    expect([...open, ...closed].sort()).toEqual([...others].sort());
  });

  test('while a refund of all that is left is under way, and not when it failed', () => {
    const refunds = [refundRecord({ state: 'failed' })];
    expect(isOpen(pledgeIn('refunding'))).toBe(true);
    expect(isOpen(pledgeIn('refunding', { refunds }))).toBe(false);
  });
});

function reaches(
  from: PledgeState,
  wanted: (state: PledgeState) => boolean,
  seen = new Set<PledgeState>(),
): boolean {
  if (wanted(from)) return true;
  seen.add(from);
  return Object.values(legal[from]).some((to) => !seen.has(to) && reaches(to, wanted, seen));
}

describe('a pledge whose payment is not set up is given up in time', () => {
  const holds = [{ counter: 'stock#mug#0', units: 1 }];

  test('when it holds something, or when it could still be paid at Stripe', () => {
    const holding = (collection: Collection) => campaignIn('live', { collection });
    expect(lapses(pending())).toBe(false);
    expect(lapses(pending({ holds }))).toBe(true);
    expect(lapses(pending({ campaign: holding('authorize') }))).toBe(true);
    expect(lapses(pending({ campaign: holding('charge-now') }))).toBe(true);
  });
});

describe('on every path', () => {
  test('there are more than a hundred ways', () => {
    expect(everyLife().length).toBeGreaterThan(100);
  });

  test('a pledge has all fields that its state requires', () => {
    const missing = everyLife().flatMap(({ pledge, path }) => {
      const fields: Record<string, unknown> = pledge;
      const lacking = required[pledge.state].filter((name) => fields[name] === undefined);
      return lacking.length === 0 ? [] : [{ path, state: pledge.state, lacking }];
    });
    expect(missing).toEqual([]);
  });

  test('each event is in the history, in order, and counted by the version', () => {
    const wrong = everyLife().filter(({ pledge, path }) => {
      const told = pledge.history.map(({ type }) => type).join();
      return told !== ['PledgeCreated', ...path].join() || pledge.version !== path.length + 1;
    });
    expect(wrong).toEqual([]);
  });

  test('who left holds nothing', () => {
    const left: PledgeState[] = ['released', 'cancelled', 'lapsed', 'dropped'];
    const holding = everyLife().filter(
      ({ pledge }) => left.includes(pledge.state) && pledge.holds.length > 0,
    );
    expect(holding).toEqual([]);
  });

  test('what identifies a pledge never changes', () => {
    const first = pending();
    const changed = everyLife().filter(
      ({ pledge }) =>
        pledge.id !== first.id ||
        pledge.backerId !== first.backerId ||
        pledge.createdAtMs !== first.createdAtMs ||
        pledge.requestHash !== first.requestHash,
    );
    expect(changed).toEqual([]);
  });
});
