/**
 * Whether all is well, at a glance: what needs somebody, and how far settlements are. Nothing is
 * counted by reading all of it: where there is more than a page, the count says "at least".
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Depth } from '../../shared/queues/dead-letters.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { dueShards } from '../../shared/store/keys.ts';
import { isSettling, shownState } from '../../shared/domain/campaign.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { settlingView } from '../../shared/api/settling-view.ts';

export type ReadOverviewDeps = {
  readonly queues: QueueMap;
  readonly depthOf: (url: string) => Promise<Depth>;
  readonly tasks: Pick<TaskStore, 'listOpen'>;
  readonly due: Pick<DuePledges, 'list'>;
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly partners: Pick<PartnerStore, 'list'>;
  readonly stripePerSecond: number;
  readonly now: Clock;
};

type Attention = {
  readonly kind: string;
  readonly count: number;
  readonly atLeast?: boolean;
  readonly oldestAt?: string;
  readonly text: string;
  readonly lookAt?: string;
};

const pageMax = 100;
/** An attempt that is older waits for an answer that somebody has lost. */
const openAttemptMs = 15 * 60 * 1000;
/** The longest pause after which the reconciler looks at the same pledge again. */
const toldAgainWithinMs = 12 * 60 * 60 * 1000;

export async function readOverview(deps: ReadOverviewDeps): Promise<HttpAnswer> {
  const nowMs = deps.now();
  const [letters, attempts, toDo, partners, moving] = await Promise.all([
    deadLetters(deps),
    openAttempts(deps, nowMs),
    openTasks(deps),
    failingPartners(deps),
    movingCampaigns(deps),
  ]);
  const attention = [letters, attempts, pastDue(moving), ...toDo, partners];
  const settling = moving.filter(({ campaign }) => isSettling(campaign));
  const inState = (state: Campaign['state']): number =>
    moving.filter(({ campaign }) => shownState(campaign, nowMs) === state).length;
  return {
    body: {
      asOf: isoTime(nowMs),
      attention: attention.filter(({ count }) => count > 0),
      settlements: settling.map(({ campaign, totals }) =>
        settlingView(campaign, totals, deps.stripePerSecond),
      ),
      campaigns: {
        ...{ upcoming: inState('upcoming'), live: inState('live'), settling: settling.length },
      },
    },
  };
}

async function deadLetters({ queues, depthOf }: ReadOverviewDeps): Promise<Attention> {
  const found = await Promise.all(
    queues.deadLetters.map(async ({ name }) => {
      const { waiting, inFlight } = await depthOf(queues.deadUrlOf(name));
      return { name, count: waiting + inFlight };
    }),
  );
  const having = found.filter(({ count }) => count > 0);
  return {
    kind: 'dead_letters',
    count: having.reduce((sum, { count }) => sum + count, 0),
    text: `Messages were given up: ${having.map(({ name, count }) => `${name} ${count}`).join(', ')}.`,
    lookAt: '/v1/ops/queues',
  };
}

/** Whatever is open stands in the index of what is due, by when somebody looks at it. */
async function openAttempts({ due }: ReadOverviewDeps, nowMs: number): Promise<Attention> {
  const pages = await Promise.all(
    dueShards.map((shard) => due.list(shard, nowMs + toldAgainWithinMs, { limit: pageMax })),
  );
  const startedAtMs = pages
    .flatMap(({ pledges }) => pledges)
    .flatMap((pledge) =>
      pledge.state === 'collecting' || pledge.state === 'releasing'
        ? [pledge.attempt.startedAtMs]
        : [],
    )
    .filter((atMs) => nowMs - atMs >= openAttemptMs);
  return {
    kind: 'open_attempts',
    count: startedAtMs.length,
    ...(pages.some(({ next }) => next !== undefined) && { atLeast: true }),
    ...(startedAtMs.length > 0 && { oldestAt: isoTime(Math.min(...startedAtMs)) }),
    text: 'Attempts to collect or release whose outcome is not known.',
  };
}

const pastDue = (moving: readonly Moving[]): Attention => ({
  kind: 'past_due',
  count: moving.reduce((sum, { totals }) => sum + totals.pastDue, 0),
  ...(moving.length >= pageMax && { atLeast: true }),
  text: 'Payments failed, and wait for their backer or for their next try.',
});

async function openTasks({ tasks }: ReadOverviewDeps): Promise<Attention[]> {
  const page = await tasks.listOpen({ limit: pageMax });
  const isOfLedger = ({ kind }: { readonly kind: string }): boolean => kind === 'ledger_difference';
  const counted = (kind: string, own: typeof page.tasks, text: string): Attention => ({
    ...{ kind, count: own.length, text, lookAt: '/v1/ops/tasks' },
    ...(page.next !== undefined && { atLeast: true }),
    ...(own[0] && { oldestAt: isoTime(own[0].openedAtMs) }),
  });
  return [
    counted(
      'ledger_differences',
      page.tasks.filter(isOfLedger),
      'Journal, pledges and Stripe do not say the same.',
    ),
    counted(
      'tasks',
      page.tasks.filter((task) => !isOfLedger(task)),
      'Something that only people can do.',
    ),
  ];
}

async function failingPartners({ partners }: ReadOverviewDeps): Promise<Attention> {
  const page = await partners.list({ limit: pageMax });
  const failing = page.partners.filter(
    ({ endpoint }) => endpoint?.state === 'off' && endpoint.offReason !== 'by_operator',
  );
  return {
    kind: 'partners_failing',
    count: failing.length,
    ...(page.next !== undefined && { atLeast: true }),
    text: `Partners are not told, because their endpoint failed: ${failing.map(({ name }) => name).join(', ')}.`,
    lookAt: '/v1/partners',
  };
}

type Moving = { readonly campaign: Campaign; readonly totals: Totals };

async function movingCampaigns({ campaigns, totals }: ReadOverviewDeps): Promise<Moving[]> {
  const page = await campaigns.list({ shelf: 'moving', order: 'soonest-first', limit: pageMax });
  const sums = await totals.read(page.campaigns.map(({ id }) => id));
  return page.campaigns.map((campaign) => ({
    ...{ campaign, totals: sums.get(campaign.id) ?? noTotals },
  }));
}
