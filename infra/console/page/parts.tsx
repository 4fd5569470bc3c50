/** The small parts that several views are made of. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useNow } from './polled.ts';
import { useSession } from './session.ts';
import { agoWords, localWords, money, sentence, toneOf, utcWords } from './words.ts';

type Inside = { readonly children?: ComponentChildren };

type HeadingProps = Inside & {
  /** What kind of thing this is, above its name. */
  readonly kind?: ComponentChildren;
};

export function Heading({ kind, children }: HeadingProps) {
  useEffect(() => {
    document.title = `${document.querySelector('h1')?.textContent ?? ''} · Fanfund operations`;
  });
  return (
    <div class="title">
      {kind !== undefined && <p class="kind">{kind}</p>}
      <h1 tabIndex={-1}>{children}</h1>
    </div>
  );
}

/** What had the focus is gone: whoever uses the keyboard goes on at the beginning of what is new. */
export const focusHeading = (): void =>
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });

/** Seen as soon as it is there, and told to those who hear the page. */
export const Problem = ({ text }: { readonly text: string | undefined }) => (
  <p class="problem" role="alert" hidden={text === undefined}>
    {text}
  </p>
);

type LoadedProps<T> = {
  readonly of: { readonly data?: T; readonly problem?: string; readonly refresh: () => void };
  readonly children: (data: T) => ComponentChildren;
};

/** What is known, however old; and why it is not newer. */
export function Loaded<T>({ of: { data, problem, refresh }, children }: LoadedProps<T>) {
  return (
    <>
      {problem !== undefined && (
        <div class="problem" role="alert">
          <p>
            {data !== undefined && 'Not up to date. '}
            {problem}
          </p>
          <button type="button" class="quiet" onClick={refresh}>
            Try again
          </button>
        </div>
      )}
      {data === undefined
        ? problem === undefined && <p class="waiting">Loading …</p>
        : children(data)}
    </>
  );
}

type PanelProps = Inside & {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly class?: string;
};

export function Panel({ title, aside, class: name = '', children }: PanelProps) {
  const id = `panel-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return (
    <section class={`panel ${name}`} aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

export const State = ({ of, text }: { readonly of: string; readonly text?: string }) => (
  <span class={`state ${toneOf(of)}`}>{text ?? sentence(of)}</span>
);

export const Time = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={utcWords(at)}>
    {localWords(at)}
  </time>
);

/** How long ago, or how soon. */
export function Ago({ at }: { readonly at: string }) {
  const nowMs = useNow();
  return (
    <time dateTime={at} title={`${localWords(at)} · ${utcWords(at)}`}>
      {agoWords(Date.parse(at), nowMs)}
    </time>
  );
}

type AmountProps = { readonly minor: number; readonly currency: string };
export const Amount = ({ minor, currency }: AmountProps) => (
  <span class="amount">{money(minor, currency)}</span>
);

/** The middle of an id says least. */
export const shortId = (id: string): string =>
  id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-5)}` : id;

type IdProps = { readonly id: string; readonly href?: string; readonly short?: boolean };

export function Id({ id, href, short = false }: IdProps) {
  const text = short ? shortId(id) : id;
  const link = href ?? undefined;
  return link === undefined ? (
    <code class="id" title={id}>
      {text}
    </code>
  ) : (
    <a class="id" href={link} title={id}>
      {text}
    </a>
  );
}

const dashboardPaths: Readonly<Record<string, string>> = {
  ...{ pi: 'payments', ch: 'payments', seti: 'setup_intents', cus: 'customers' },
  ...{ re: 'refunds', dp: 'disputes', du: 'disputes', evt: 'events', pm: 'payment_methods' },
};

/** An object of Stripe, with the way to it where there is one, and to be copied. */
export function StripeId({ id }: { readonly id: string }) {
  const { settings } = useSession();
  const path = dashboardPaths[id.split('_')[0] ?? ''];
  const isLinked = settings.stripeDashboard !== '' && path !== undefined;
  return (
    <span class="stripe">
      {isLinked ? (
        <a
          class="id"
          href={`${settings.stripeDashboard}/${path}/${id}`}
          target="_blank"
          rel="noreferrer"
        >
          {id}
          <span class="unseen"> (opens Stripe)</span>
        </a>
      ) : (
        <code class="id">{id}</code>
      )}
      <Copy text={id} />
    </span>
  );
}

export function Copy({ text }: { readonly text: string }) {
  const { announce } = useSession();
  const [isDone, setDone] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => {
      setDone(true);
      announce('Copied.');
      window.setTimeout(() => setDone(false), 1_500);
    });
  };
  return (
    <button type="button" class="copy" onClick={copy}>
      {isDone ? 'copied' : 'copy'}
      <span class="unseen"> {text}</span>
    </button>
  );
}

export type Fact = readonly [name: string, value: ComponentChildren];

/** Names and values; what has no value is left out. */
export const Facts = ({ of, class: name = 'facts' }: FactsProps) => (
  <dl class={name}>
    {of
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
type FactsProps = { readonly of: readonly Fact[]; readonly class?: string };

export type Column = { readonly name: string; readonly class?: string };

type TableProps = Inside & {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly empty?: string | undefined;
};

/** Wider than a phone, it is moved sideways by itself and not the page. */
export const Table = ({ label, columns, empty, children }: TableProps) =>
  empty !== undefined ? (
    <p class="empty">{empty}</p>
  ) : (
    <div class="sideways" role="region" aria-label={`${label}, table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, class: kind }) =>
              name === '' ? (
                <td key={name} />
              ) : (
                <th key={name} scope="col" class={kind}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );

type BarProps = { readonly part: number; readonly label: string };

export const Bar = ({ part, label }: BarProps) => (
  <progress
    max={1000}
    value={Math.round(Math.min(1, Math.max(0, part)) * 1000)}
    aria-label={label}
  />
);

type PagesProps = {
  /** Cursors of the pages before this one, and of this one. */
  readonly pages: Pages;
  readonly next: string | undefined;
  readonly of: string;
};

export type Pages = {
  readonly cursor: string | undefined;
  readonly number: number;
  readonly forward: (cursor: string) => void;
  readonly back: () => void;
};

/** One page at a time, so that no list is ever loaded whole. */
export function usePages(subject: string): Pages {
  const [known, setKnown] = useState<{ subject: string; cursors: readonly string[] }>({
    ...{ subject, cursors: [] },
  });
  const cursors = known.subject === subject ? known.cursors : [];
  return {
    cursor: cursors.at(-1),
    number: cursors.length + 1,
    forward: (cursor) => setKnown({ subject, cursors: [...cursors, cursor] }),
    back: () => setKnown({ subject, cursors: cursors.slice(0, -1) }),
  };
}

export function Pager({ pages, next, of }: PagesProps) {
  if (next === undefined && pages.number === 1) return null;
  return (
    <nav class="pager" aria-label={`Pages of ${of}`}>
      <button type="button" class="quiet" disabled={pages.number === 1} onClick={pages.back}>
        Previous
      </button>
      <span>Page {pages.number}</span>
      <button
        type="button"
        class="quiet"
        disabled={next === undefined}
        onClick={() => next !== undefined && pages.forward(next)}
      >
        Next
      </button>
    </nav>
  );
}
