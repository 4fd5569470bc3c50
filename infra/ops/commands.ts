/**
 * What operators ask and do from a terminal: one call of the API each, told as tables, or as the
 * API's own JSON. Nothing is decided here.
 */
import type { FanfundClient, Problem, Schemas } from 'fanfund/client';
import { amount, bar, duration, table } from './table.ts';

export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

export type Session = {
  readonly client: FanfundClient;
  /** The API's JSON in place of tables. */
  readonly json: boolean;
  readonly say: (text: string) => void;
  /** Redrawn on a terminal; a line each elsewhere. */
  readonly progress: (text: string) => void;
  readonly pause: () => Promise<void>;
};

type Answered<T> = { readonly data?: T; readonly error?: unknown };

async function given<T>(answering: Promise<Answered<T>>): Promise<T> {
  const { data, error } = await answering;
  if (data !== undefined) return data;
  const { code, detail } = (error ?? {}) as Partial<Problem>;
  throw new RefusedError(`${code ?? 'no answer'}: ${detail ?? 'the API does not answer'}`);
}

const tell = ({ json, say }: Session, found: unknown, forPeople: () => string): void =>
  say(json ? JSON.stringify(found, undefined, 2) : forPeople());

export async function status(session: Session): Promise<void> {
  const found = await given(session.client.GET('/v1/ops/overview'));
  tell(session, found, () => {
    const { attention, settlements, campaigns } = found;
    const rows = attention.map(({ kind, count, atLeast, text }) => [
      ...[kind, atLeast ? `${count}+` : String(count), text],
    ]);
    return [
      `${campaigns.live} live, ${campaigns.upcoming} upcoming, ${campaigns.settling} settling`,
      attention.length === 0 ? 'Nothing needs you.' : table(['needs you', 'how many', ''], rows),
      ...settlements.map(settling),
    ].join('\n\n');
  });
}

const settling = (one: Schemas['Settling']): string =>
  `${bar(one.done, one.pledges)}  ${one.campaignId}  ${one.title}\n` +
  `  ${one.open} of ${one.pledges} pledges open, ${one.pastDue} of them past due; ` +
  `${duration(one.secondsLeft)} left at ${one.stripePerSecond} a second`;

export async function campaign(session: Session, id: string): Promise<void> {
  const params = { path: { id } };
  const found = await given(session.client.GET('/v1/ops/campaigns/{id}', { params }));
  tell(session, found, () => {
    const { title, state, totals, currency, deadline } = found.campaign;
    return [
      `${title}: ${state}, deadline ${deadline}`,
      `${amount(totals.pledgedMinor, currency)} pledged, ${amount(totals.collectedMinor, currency)} collected`,
      table(['state', 'pledges'], Object.entries(found.pledgesByState)),
      table(['failed payments', 'pledges'], Object.entries(found.dunning)),
      ...(found.settlement ? [settling(found.settlement)] : []),
    ].join('\n\n');
  });
}

export async function pledge(session: Session, wanted: string): Promise<void> {
  const id = wanted.startsWith('plg_') ? wanted : await foundBy(session, wanted);
  const params = { path: { id } };
  const found = await given(session.client.GET('/v1/ops/pledges/{id}/story', { params }));
  tell(session, found, () => {
    const rows = found.items.map((item) => [
      ...[item.at, item.kind, item.title, item.key ?? item.detail ?? ''],
      ...[item.amountMinor],
    ]);
    return `${found.pledgeId}: ${found.state}\n\n${table(['when', 'what', '', '', 'minor'], rows)}`;
  });
}

/** By an id at Stripe, or of a backer: the only one that is found. */
async function foundBy({ client }: Session, q: string): Promise<string> {
  const { items } = await given(client.GET('/v1/ops/search', { params: { query: { q } } }));
  const [first, ...others] = items.filter(({ kind }) => kind === 'pledge');
  if (first === undefined) throw new RefusedError(`not_found: nothing belongs to ${q}`);
  if (others.length === 0) return first.id;
  const ids = [first, ...others].map(({ id }) => id).join(', ');
  throw new RefusedError(`${q} belongs to several pledges: ${ids}`);
}

export async function queues(session: Session, name?: string): Promise<void> {
  if (name !== undefined) return deadLetters(session, name);
  const found = await given(session.client.GET('/v1/ops/queues'));
  tell(session, found, () => {
    const dead = new Map(found.deadLetters.map((letters) => [letters.name, letters.waiting]));
    const rows = found.items.map(({ name: queue, waiting, inFlight, delayed, deadLettersIn }) => [
      ...[queue, waiting, inFlight, delayed],
      queue === deadLettersIn ? dead.get(queue) : undefined,
    ]);
    const shared = found.deadLetters
      .filter(({ fedBy }) => fedBy.length > 1)
      .map(({ name: own, waiting }) => `${own}: ${waiting} dead letters of several queues`);
    const head = ['queue', 'waiting', 'in flight', 'delayed', 'dead'];
    return [table(head, rows), ...shared].join('\n\n');
  });
}

async function deadLetters(session: Session, name: string): Promise<void> {
  const params = { path: { name }, query: { limit: 20 } };
  const found = await given(session.client.GET('/v1/ops/queues/{name}/dead-letters', { params }));
  tell(session, found, () =>
    [
      `${found.waiting} dead letters of ${name}`,
      ...found.items.map(
        ({ messageId, sentAt, receives, body, why }) =>
          `${messageId}  sent ${sentAt}, received ${receives} times\n` +
          `  ${JSON.stringify(body)}\n  ${why.error ?? 'why is not known'}`,
      ),
    ].join('\n\n'),
  );
}

export type RedriveWishes = {
  readonly name: string;
  readonly reason: string;
  readonly perSecond: number;
  readonly messageId?: string | undefined;
};

export async function redrive(session: Session, wishes: RedriveWishes): Promise<void> {
  const { name, ...rest } = wishes;
  const params = { path: { name }, header: { 'Idempotency-Key': crypto.randomUUID() } };
  const { messageId, ...all } = rest;
  const body = messageId === undefined ? all : { ...all, messageId };
  const begun = await given(session.client.POST('/v1/ops/queues/{name}/redrive', { params, body }));
  const found = begun.redrive ? await untilOver(session, name) : begun;
  tell(session, found, () =>
    'moved' in found
      ? `${found.moved} of ${found.toMove} messages moved: ${found.state}`
      : `${messageId} was sent back to its queue.`,
  );
}

async function untilOver(session: Session, name: string): Promise<Schemas['Redrive']> {
  const params = { path: { name } };
  for (;;) {
    const { items } = await given(session.client.GET('/v1/ops/queues/{name}/redrive', { params }));
    const [newest] = items;
    if (newest === undefined) throw new RefusedError('The redrive is not known any more.');
    session.progress(`${bar(newest.moved, newest.toMove)} ${newest.moved} of ${newest.toMove}`);
    if (newest.state !== 'running' && newest.state !== 'cancelling') return newest;
    await session.pause();
  }
}

export async function report(session: Session, id: string): Promise<void> {
  const params = { path: { id } };
  const found = await given(session.client.GET('/v1/campaigns/{id}/settlement', { params }));
  tell(session, found, () =>
    table(
      ['settlement', id],
      Object.entries(found).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  );
}

export type ExtensionWishes = {
  readonly id: string;
  readonly deadline: string;
  readonly confirm?: string | undefined;
  readonly reason?: string | undefined;
};

/** Looked at first in any case: what is sent is the version that was seen. */
export async function extend(session: Session, wishes: ExtensionWishes): Promise<void> {
  const { id, deadline, confirm, reason } = wishes;
  const seen = await given(
    session.client.GET('/v1/ops/campaigns/{id}/extension', {
      params: { path: { id }, query: { deadline } },
    }),
  );
  if (confirm === undefined || reason === undefined)
    return tell(session, seen, () => extension(seen));
  const { version } = seen;
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  const found = await given(
    session.client.POST('/v1/ops/campaigns/{id}/extend', {
      params: { path: { id }, header },
      body: { deadline, confirm, version, reason },
    }),
  );
  tell(session, found, () => `${found.title}: the deadline is ${found.deadline} now.`);
}

function extension({ currency, holds, problem, ...seen }: Schemas['ExtensionPreview']): string {
  const rows: [string, string][] = [
    ['deadline now', seen.deadline],
    ['deadline then', seen.newDeadline],
    ['pledges that wait longer', String(seen.pledges)],
    ['charged later', amount(seen.pledgedMinor - seen.collectedMinor, currency)],
  ];
  if (holds) rows.push(['holds that end too early', `${holds.ending} of ${holds.lookedAt} seen`]);
  return problem
    ? `Not possible: ${problem.detail}`
    : `${table(['', ''], rows)}\n\nNothing was changed. To do it, add --confirm "${seen.confirm}" --reason "…"`;
}
