import { describe, expect, test } from '@jest/globals';
import type { Campaign, CampaignEventType, CampaignState } from '../../shared/domain/campaign.ts';
import {
  campaignTarget,
  campaignTransitions,
  evolveCampaign,
  isAtRest,
  isProving,
  isPublic,
  isSecret,
  isSettling,
  isTeaser,
  keepsMoney,
  mayBeAbandoned,
  shownState,
} from '../../shared/domain/campaign.ts';
import { campaignEvents } from '../support/events.ts';
import {
  campaignIn,
  dayMs,
  deadlineMs,
  draft,
  hourMs,
  kettle,
  minuteMs,
  sealedAtMs,
  startMs,
  tally,
} from '../support/given.ts';

/** The life of a campaign, written out: from a state, by an event, to a state. */
const legal: Record<CampaignState, Partial<Record<CampaignEventType, CampaignState>>> = {
  draft: {
    ...{ CampaignEdited: 'draft', CampaignAnnounced: 'draft' },
    ...{ CampaignPublished: 'upcoming', CampaignCancelled: 'cancelled' },
  },
  upcoming: {
    CampaignEdited: 'upcoming',
    CampaignOpened: 'live',
    CampaignCancelled: 'cancelled',
  },
  live: {
    CampaignEdited: 'live',
    CampaignExtended: 'live',
    CampaignSealed: 'closing',
    CampaignCancelled: 'cancelled',
  },
  closing: {
    CampaignTallied: 'closing',
    CampaignFunded: 'settling',
    CampaignUnfunded: 'settling',
  },
  settling: { CampaignSettled: 'settled', CampaignAbandoned: 'abandoned' },
  settled: { CampaignFulfilmentStarted: 'fulfilling', CampaignAbandoned: 'abandoned' },
  fulfilling: { CampaignFulfilled: 'fulfilled', CampaignAbandoned: 'abandoned' },
  fulfilled: {},
  cancelled: { CancellationSettled: 'cancelled' },
  abandoned: { AbandonmentSettled: 'abandoned' },
};

const states = Object.keys(legal) as CampaignState[];
const types = Object.keys(campaignEvents) as CampaignEventType[];

/** Where each event leads from a state, of those that may happen there. */
const waysOut = (target: (type: CampaignEventType) => CampaignState | undefined) =>
  Object.fromEntries(
    types.flatMap((type) => {
      const to = target(type);
      return to === undefined ? [] : [[type, to]];
    }),
  );

const required: Record<CampaignState, readonly string[]> = {
  draft: [],
  upcoming: ['opensAtMs'],
  live: ['opensAtMs'],
  closing: ['sealedAtMs'],
  settling: ['sealedAtMs', 'outcome', 'tally'],
  settled: ['sealedAtMs', 'outcome', 'tally', 'settledAtMs'],
  fulfilling: ['sealedAtMs', 'outcome', 'tally', 'settledAtMs', 'fulfilmentStartedAtMs'],
  fulfilled: ['settledAtMs', 'fulfilmentStartedAtMs', 'fulfilledAtMs'],
  cancelled: ['cancelledAtMs'],
  abandoned: ['sealedAtMs', 'outcome', 'tally', 'abandonedAtMs'],
};

/** Every campaign that a path without repetition leads to. */
function* everyLife(): Generator<{ readonly campaign: Campaign; readonly path: string[] }> {
  const open: { campaign: Campaign; path: string[] }[] = [{ campaign: draft(), path: [] }];
  for (let life = open.pop(); life; life = open.pop()) {
    yield life;
    for (const type of types) {
      if (life.path.includes(type)) continue;
      const campaign = evolveCampaign(life.campaign, campaignEvents[type]);
      if (campaign) open.push({ campaign, path: [...life.path, type] });
    }
  }
}

describe('the transition table', () => {
  test('knows the states and ways that are written down here, and no other', () => {
    expect(campaignTransitions).toEqual(legal);
  });

  test.each(states)('leads from %s where it says, and nowhere else', (state) => {
    const before = campaignIn(state);
    expect(waysOut((type) => evolveCampaign(before, campaignEvents[type])?.state)).toEqual(
      legal[state],
    );
    expect(waysOut((type) => campaignTarget(state, type))).toEqual(legal[state]);
  });

  test('counts every step', () => {
    const uncounted = [...everyLife()].filter(
      ({ campaign, path }) => campaign.version !== path.length + 1,
    );
    expect(uncounted).toEqual([]);
  });

  test('leads to every state', () => {
    const reached = new Set([...everyLife()].map(({ campaign }) => campaign.state));
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('leads out of none of the three last states', () => {
    const leaving = (state: CampaignState) =>
      Object.values(legal[state]).some((target) => target !== state);
    expect(states.filter((state) => !leaving(state))).toEqual([
      ...['fulfilled', 'cancelled', 'abandoned'],
    ]);
  });

  test('gives every campaign on every path the fields that its state requires', () => {
    const missing = [...everyLife()].flatMap(({ campaign, path }) => {
      const fields: Record<string, unknown> = campaign;
      const lacking = required[campaign.state].filter((name) => fields[name] === undefined);
      return lacking.length === 0 ? [] : [{ path, state: campaign.state, lacking }];
    });
    expect(missing).toEqual([]);
  });
});

describe('what an event writes', () => {
  test('the outcome is decided once, with the tally it was based on', () => {
    const settling = evolveCampaign(campaignIn('closing'), campaignEvents.CampaignFunded);
    expect(settling).toMatchObject({ state: 'settling', outcome: 'funded', tally });
    expect(evolveCampaign(settling ?? draft(), campaignEvents.CampaignUnfunded)).toBeUndefined();
  });

  test('an unfunded campaign is settled all the same', () => {
    const settled = campaignIn('settled', { outcome: 'unfunded' });
    expect(settled).toMatchObject({ outcome: 'unfunded', settledAtMs: sealedAtMs + 60_000 });
  });

  test('a campaign that is judged on what is collected knows its tally before the outcome', () => {
    const proving = evolveCampaign(campaignIn('closing'), campaignEvents.CampaignTallied);
    expect(proving).toMatchObject({ state: 'closing', tally });
    expect(proving).not.toHaveProperty('outcome');
  });

  test.each(['CampaignFunded', 'CampaignUnfunded'] as const)(
    '%s keeps what was promised and what was collected of it',
    (type) => {
      const collected = { ...tally, pledgedMinor: 90_000 };
      const event = { ...campaignEvents[type], collected };
      expect(evolveCampaign(campaignIn('closing'), event)).toMatchObject({
        outcome: type === 'CampaignFunded' ? 'funded' : 'unfunded',
        tally,
        collected,
      });
    },
  );

  test('an opening changes nothing but the state', () => {
    const before = campaignIn('upcoming');
    expect(evolveCampaign(before, campaignEvents.CampaignOpened)).toEqual({
      ...before,
      state: 'live',
      version: 3,
    });
  });

  test('a campaign that is abandoned after it was settled has to be settled once more', () => {
    const abandoned = evolveCampaign(campaignIn('settled'), campaignEvents.CampaignAbandoned);
    expect(abandoned).toMatchObject({
      abandonedAtMs: sealedAtMs + 3_000,
      settledAtMs: undefined,
    });
    const settled = evolveCampaign(abandoned ?? draft(), campaignEvents.AbandonmentSettled);
    expect(settled).toMatchObject({ state: 'abandoned', settledAtMs: sealedAtMs + 4_000 });
  });

  test('an extension moves the deadline and nothing else', () => {
    const before = campaignIn('live');
    expect(evolveCampaign(before, campaignEvents.CampaignExtended)).toEqual({
      ...{ ...before, deadlineMs: deadlineMs + dayMs, version: 4 },
    });
  });

  test('the seal has its time', () => {
    expect(campaignIn('closing').sealedAtMs).toBe(sealedAtMs);
  });

  test('an edit changes the terms and keeps the rest', () => {
    const before = campaignIn('draft');
    expect(evolveCampaign(before, campaignEvents.CampaignEdited)).toEqual({
      ...before,
      title: 'Another title',
      opensAtMs: startMs + 60_000,
      version: 2,
    });
  });
});

describe('shown to the public', () => {
  const upcoming = campaignIn('upcoming', { opensAtMs: startMs + hourMs });

  test('an upcoming campaign is live from the moment of its opening', () => {
    expect(shownState(upcoming, startMs + hourMs - 1)).toBe('upcoming');
    expect(shownState(upcoming, startMs + hourMs)).toBe('live');
  });

  test('a campaign can be seen once it was published, also when it was cancelled', () => {
    expect(states.filter((state) => !isPublic(campaignIn(state)))).toEqual(['draft']);
    const unseen = evolveCampaign(draft(), campaignEvents.CampaignCancelled);
    expect(isPublic(unseen ?? campaignIn('live'))).toBe(false);
  });

  test('a draft that was announced is a teaser, until it is published or cancelled', () => {
    const teaser = evolveCampaign(draft(), campaignEvents.CampaignAnnounced) ?? draft();
    expect(teaser).toMatchObject({ state: 'draft', announcedAtMs: startMs + minuteMs });
    expect([isTeaser(teaser), isPublic(teaser)]).toEqual([true, true]);
    expect(shownState(teaser, startMs)).toBe('upcoming');
    const published = evolveCampaign(teaser, campaignEvents.CampaignPublished) ?? teaser;
    expect([isTeaser(published), isPublic(published)]).toEqual([false, true]);
    const cancelled = evolveCampaign(teaser, campaignEvents.CampaignCancelled) ?? teaser;
    expect([isTeaser(cancelled), isPublic(cancelled)]).toEqual([false, true]);
    expect(shownState(cancelled, startMs)).toBe('cancelled');
    expect(states.filter((state) => isTeaser(campaignIn(state)))).toEqual([]);
  });

  test('a reward is secret with a code or without one, and no other is', () => {
    expect(isSecret({ ...kettle, secret: {} })).toBe(true);
    expect(isSecret({ ...kettle, secret: { codeHash: 'x' } })).toBe(true);
    expect(isSecret(kettle)).toBe(false);
  });

  test('a draft is not opened by the clock', () => {
    expect(shownState(draft({ opensAtMs: startMs }), startMs + hourMs)).toBe('draft');
  });
});

describe('the end', () => {
  test.each([
    ['all-or-nothing', 'funded', true],
    ['all-or-nothing', 'unfunded', false],
    ['keep-it-all', 'funded', true],
    ['keep-it-all', 'unfunded', true],
  ] as const)(
    'of an %s campaign that is %s: money is kept is %s',
    (fundingModel, outcome, kept) => {
      expect(keepsMoney({ fundingModel }, outcome)).toBe(kept);
    },
  );

  test('only a settled campaign and a cancelled one that gave all back are at rest', () => {
    expect(states.filter((state) => isAtRest(campaignIn(state)))).toEqual([
      ...['settled', 'fulfilling', 'fulfilled'],
    ]);
    const settled = evolveCampaign(campaignIn('cancelled'), campaignEvents.CancellationSettled);
    expect(isAtRest(settled ?? draft())).toBe(true);
    const over = evolveCampaign(campaignIn('abandoned'), campaignEvents.AbandonmentSettled);
    expect(isAtRest(over ?? draft())).toBe(true);
  });

  test('is being brought about while pledges wait for theirs', () => {
    expect(states.filter((state) => isSettling(campaignIn(state)))).toEqual([
      ...['settling', 'cancelled', 'abandoned'],
    ]);
    const proving = evolveCampaign(campaignIn('closing'), campaignEvents.CampaignTallied);
    expect(isSettling(proving ?? draft())).toBe(true);
    const settled = evolveCampaign(campaignIn('cancelled'), campaignEvents.CancellationSettled);
    expect(isSettling(settled ?? draft())).toBe(false);
    const over = evolveCampaign(campaignIn('abandoned'), campaignEvents.AbandonmentSettled);
    expect(isSettling(over ?? draft())).toBe(false);
  });

  test('may be that it is abandoned once it is decided and not yet wholly delivered', () => {
    expect(states.filter((state) => mayBeAbandoned(campaignIn(state)))).toEqual([
      ...['settling', 'settled', 'fulfilling'],
    ]);
  });

  test('has its outcome open only while what is collected is counted', () => {
    expect(states.filter((state) => isProving(campaignIn(state)))).toEqual([]);
    const proving = evolveCampaign(campaignIn('closing'), campaignEvents.CampaignTallied);
    expect(isProving(proving ?? draft())).toBe(true);
  });
});
