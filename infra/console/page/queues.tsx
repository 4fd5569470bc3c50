/** How much waits in each queue, what was given up, and putting that right. */
import type { Schemas } from 'fanfund/client';
import { useRef } from 'preact/hooks';
import { DiscardAct, RedriveAct, StopAct } from './queue-acts.tsx';
import { Ago, Bar, Heading, Id, Loaded, Panel, State, Table, Time } from './parts.tsx';
import { pollMs, usePolled } from './polled.ts';
import { placeOf, to } from './routes.ts';
import { useSession } from './session.ts';
import { count, plural, spanWords, whyWords } from './words.ts';

type Queues = Schemas['Queues'];
type DeadLetterQueue = Queues['deadLetters'][number];
type DeadLetter = Schemas['DeadLetters']['items'][number];
type Redrive = Schemas['Redrive'];

const queueColumns = [
  { name: 'Queue' },
  { name: 'Waiting', class: 'number' },
  { name: 'In flight', class: 'number' },
  { name: 'Delayed', class: 'number' },
];

const deadColumns = [
  { name: 'Given up by' },
  { name: 'Messages', class: 'number' },
  { name: 'Oldest' },
  { name: 'Moving back' },
];

export function QueuesView() {
  const { api } = useSession();
  const polled = usePolled('queues', () => api.GET('/v1/ops/queues'));
  return (
    <>
      <Heading>Queues and dead letters</Heading>
      <Loaded of={polled}>
        {({ items, deadLetters }) => (
          <>
            <DeadLetterQueues all={deadLetters} />
            <WorkQueues all={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

type Queue = Queues['items'][number];
const workOf = ({ waiting, inFlight, delayed }: Queue): number => waiting + inFlight + delayed;
const byWork = (one: Queue, other: Queue): number =>
  workOf(other) - workOf(one) || one.name.localeCompare(other.name);
const waitingWords = (items: readonly Queue[]): string =>
  `${count(items.reduce((sum, { waiting }) => sum + waiting, 0))} waiting in all`;

/** Those with work in them; the names of the others are enough. */
function WorkQueues({ all }: { readonly all: readonly Queue[] }) {
  const busy = all.filter((queue) => workOf(queue) > 0).toSorted(byWork);
  const idle = all.filter((queue) => workOf(queue) === 0);
  return (
    <Panel title="Queues" aside={waitingWords(all)}>
      <Table
        label="Queues"
        columns={queueColumns}
        empty={busy.length === 0 ? 'Nothing waits.' : undefined}
      >
        {busy.map(({ name, waiting, inFlight, delayed }) => (
          <tr key={name}>
            <td class="main">{name}</td>
            <td class="number">{count(waiting)}</td>
            <td class="number">{count(inFlight)}</td>
            <td class="number">{count(delayed)}</td>
          </tr>
        ))}
      </Table>
      <p class="idle">
        {plural(idle.length, 'queue is', 'queues are')} empty:{' '}
        {idle.map(({ name }) => name).join(', ')}.
      </p>
    </Panel>
  );
}

function DeadLetterQueues({ all }: { readonly all: readonly DeadLetterQueue[] }) {
  const filled = all.filter(({ waiting, inFlight, redrive }) => waiting + inFlight > 0 || redrive);
  return (
    <Panel title="Dead letters" aside={plural(all.length, 'queue')}>
      <Table
        label="Dead letters"
        columns={deadColumns}
        empty={
          filled.length === 0
            ? 'Nothing was given up: every queue of dead letters is empty.'
            : undefined
        }
      >
        {filled.map(({ name, waiting, inFlight, oldestSeconds, redrive }) => (
          <tr key={name}>
            <td class="main">
              <a href={to.queue(name)}>{name}</a>
            </td>
            <td class="number">{count(waiting + inFlight)}</td>
            <td>{oldestSeconds !== undefined && spanWords(oldestSeconds * 1000)}</td>
            <td>{redrive && <RedriveProgress redrive={redrive} />}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

export function RedriveProgress({ redrive }: { readonly redrive: Redrive }) {
  const { state, moved, toMove, perSecond, startedAt, failure } = redrive;
  const part = toMove === 0 ? 1 : moved / toMove;
  return (
    <div class="redrive">
      <Bar part={part} label={`${moved} of ${toMove} moved`} />
      <span>
        <State of={state} /> {count(moved)} of {count(toMove)}
        {perSecond !== undefined && <> at {perSecond} / s</>}, begun <Ago at={startedAt} />
        {failure !== undefined && <>: {failure}</>}
      </span>
    </div>
  );
}

/** A look takes messages for a moment: nobody needs one every few seconds. */
const lookMs = 8_000;

export function QueueView({ name }: { readonly name: string }) {
  const { api } = useSession();
  const redrives = usePolled(`redrives ${name}`, () =>
    api.GET('/v1/ops/queues/{name}/redrive', { params: { path: { name } } }),
  );
  const running = redrives.data?.items.find(({ state }) => state === 'running');
  const letters = usePolled(
    `dead ${name}`,
    () =>
      api.GET('/v1/ops/queues/{name}/dead-letters', {
        params: { path: { name }, query: { limit: 20 } },
      }),
    running ? pollMs : lookMs,
  );
  const refresh = (): void => {
    letters.refresh();
    redrives.refresh();
  };
  const waiting = letters.data ? countOf(letters.data) : 0;
  return (
    <>
      <Heading kind="Dead letters">{name}</Heading>
      <div class="strip">
        <a href={to.section('queues')}>All queues</a>
        <span class="quietly">
          Every message may be repeated at any age: nothing is charged or refunded twice.
        </span>
        <div class="acts">
          {running ? (
            <StopAct name={name} refresh={refresh} />
          ) : (
            <RedriveAct name={name} waiting={waiting} refresh={refresh} />
          )}
        </div>
      </div>
      <Redrives all={redrives.data?.items ?? []} />
      <Loaded of={letters}>
        {(data) => <Letters key={name} data={data} name={name} refresh={refresh} />}
      </Loaded>
    </>
  );
}

const countOf = ({ waiting, inFlight }: Schemas['DeadLetters']): number => waiting + inFlight;

type LettersProps = Omit<LetterProps, 'letter'> & { readonly data: Schemas['DeadLetters'] };

function Letters({ data, name, refresh }: LettersProps) {
  const letters = useSeen(data);
  return (
    <Panel
      title="Messages"
      aside={`${plural(countOf(data), 'message')} in all, ${letters.length} shown`}
    >
      {letters.length === 0 && <p class="empty">There are none to be seen.</p>}
      <ul class="letters">
        {letters.map((letter) => (
          <Letter key={letter.messageId} name={name} letter={letter} refresh={refresh} />
        ))}
      </ul>
    </Panel>
  );
}

/**
 * A look hides messages from the next one for some seconds: what was seen stays as long as there are
 * so many, so that nothing is taken away under the eyes of who reads it.
 */
function useSeen(data: Schemas['DeadLetters']): readonly DeadLetter[] {
  const { items } = data;
  const seen = useRef(new Map<string, DeadLetter>());
  const isNow = new Set(items.map(({ messageId }) => messageId));
  for (const letter of items) seen.current.set(letter.messageId, letter);
  for (const messageId of seen.current.keys())
    if (seen.current.size > Math.max(countOf(data), items.length) && !isNow.has(messageId))
      seen.current.delete(messageId);
  return [...seen.current.values()];
}

const redrivesShown = 5;

function Redrives({ all }: { readonly all: readonly Redrive[] }) {
  if (all.length === 0) return null;
  return (
    <Panel title="Moved back">
      <ul class="plain">
        {all.slice(0, redrivesShown).map((redrive) => (
          <li key={redrive.startedAt}>
            <RedriveProgress redrive={redrive} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type LetterProps = {
  readonly name: string;
  readonly letter: DeadLetter;
  readonly refresh: () => void;
};

function Letter({ name, letter, refresh }: LetterProps) {
  const { messageId, from, sentAt, receives, body, why, bodyBytes } = letter;
  const place = placeOf(letter);
  return (
    <li>
      <div class="strip">
        <Id id={messageId} short />
        <span class="quietly">
          sent <Time at={sentAt} />, received {plural(receives, 'time')}
          {from !== undefined && from !== name && <>, given up by {from}</>}
        </span>
        {place && <Id id={place.name} href={place.href} short />}
        <div class="acts">
          <RedriveAct name={name} messageId={messageId} waiting={1} refresh={refresh} />
          <DiscardAct name={name} messageId={messageId} refresh={refresh} />
        </div>
      </div>
      <Why why={why} />
      <details>
        <summary>Message, {plural(bodyBytes, 'byte')}</summary>
        <pre tabIndex={0}>
          {typeof body === 'string' ? body : JSON.stringify(body, undefined, 2)}
        </pre>
      </details>
    </li>
  );
}

const Why = ({ why: { error, at } }: Pick<DeadLetter, 'why'>) => {
  const [head, ...fields] = error === undefined ? [reasonUnknown] : whyWords(error);
  return (
    <div class="why">
      <p>
        {head}
        {at !== undefined && (
          <span class="quietly">
            {' '}
            <Ago at={at} />
          </span>
        )}
      </p>
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={field}>{field}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

const reasonUnknown = 'Why it failed is not known: see the log of the function.';
