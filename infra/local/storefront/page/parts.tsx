/** The small parts that several views are made of. */
import type { Campaign } from 'fanfund/client';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useNow } from './polled.ts';
import type { Route } from './routes.ts';
import { to } from './routes.ts';
import { useStore } from './store.ts';
import { backersWords, dateWords, endWords, goalWords, spanWords } from './words.ts';

const storeName = 'Kestrel Works';

type Inside = { readonly children: ComponentChildren };

export function Heading({ children }: Inside) {
  useEffect(() => {
    document.title = `${document.querySelector('h1')?.textContent ?? ''} · ${storeName}`;
  });
  return <h1 tabIndex={-1}>{children}</h1>;
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

type MoreProps = {
  readonly cursor: string | undefined;
  /** Of what there is more, for those who do not see where the button stands. */
  readonly of: string;
  readonly page: (cursor: string) => ComponentChildren;
};

/** The next page of a list, below this one, when somebody asks for it. */
export function More({ cursor, of, page }: MoreProps) {
  const [isOpen, setOpen] = useState(false);
  if (cursor === undefined) return null;
  if (isOpen) return <>{page(cursor)}</>;
  return (
    <button type="button" class="quiet" onClick={() => setOpen(true)}>
      Show more<span class="unseen"> of “{of}”</span>
    </button>
  );
}

/** What a list or a view shows until it has something. */
export const Pending = ({ problem }: { readonly problem: string | undefined }) =>
  problem === undefined ? <Waiting /> : <Problem text={problem} />;

export const Waiting = () => <p class="waiting">One moment …</p>;

export function Header({ view }: { readonly view: Route['view'] }) {
  const isHere = (views: readonly Route['view'][]) => (views.includes(view) ? 'page' : undefined);
  return (
    <header>
      <a class="brand" href={to.home}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M2 15 22 4l-6 16-4-7z" />
        </svg>
        {storeName}
      </a>
      <nav aria-label="Store">
        <a href={to.home} aria-current={isHere(['home', 'campaign'])}>
          Campaigns
        </a>
        <a href={to.pledges} aria-current={isHere(['pledges', 'payment'])}>
          My pledges
        </a>
      </nav>
      <SignIn />
    </header>
  );
}

function SignIn() {
  const { fan, signIn } = useStore();
  if (fan === undefined) return <FanChoice label="Sign in as" />;
  return (
    <div class="fans">
      <span>
        Signed in as <strong>{fan}</strong>
      </span>
      <button type="button" class="quiet" onClick={() => signIn(undefined)}>
        Sign out
      </button>
    </div>
  );
}

/** Stands for the sign-in of the store: one click. */
export function FanChoice({ label }: { readonly label: string }) {
  const { settings, signIn } = useStore();
  return (
    <div class="fans" role="group" aria-label={label}>
      <span>{label}</span>
      {settings.fans.map((fan) => (
        <button key={fan} type="button" class="quiet" onClick={() => signIn(fan)}>
          {fan}
        </button>
      ))}
    </div>
  );
}

/** What only a fan who is signed in may see. */
export function ForFans({ title, children }: Inside & { readonly title: string }) {
  const { fan } = useStore();
  if (fan !== undefined) return <>{children}</>;
  return (
    <section class="sheet">
      <h2>{title}</h2>
      <FanChoice label="Continue as" />
    </section>
  );
}

export function Progress({ campaign }: { readonly campaign: Campaign }) {
  const { have, of } = goalWords(campaign);
  const percent = Math.floor(campaign.progress * 100);
  return (
    <div class="funding">
      <progress max={100} value={Math.min(100, percent)} aria-label={`Funding: ${percent}%`} />
      <p class="figures">
        <span>
          <strong>{have}</strong> {of}
        </span>
        <strong>{percent}%</strong>
      </p>
    </div>
  );
}

/** Who takes part, and how long it goes on. */
export function Facts({ campaign }: { readonly campaign: Campaign }) {
  const nowMs = useNow();
  return (
    <p class="facts">
      {campaign.state !== 'upcoming' && <span>{backersWords(campaign)}</span>}
      <span>{timeLeft(campaign, nowMs)}</span>
    </p>
  );
}

function timeLeft(campaign: Campaign, nowMs: number) {
  const { state, opensAt, deadline } = campaign;
  if (state === 'upcoming' && opensAt !== undefined)
    return <time dateTime={opensAt}>Opens {dateWords(opensAt)}</time>;
  if (state === 'upcoming') return 'Coming when it is ready';
  if (state !== 'live') return endWords(campaign);
  const leftMs = Date.parse(deadline) - nowMs;
  return (
    <time dateTime={deadline} title={dateWords(deadline)}>
      {leftMs > 0 ? `${spanWords(leftMs)} left` : 'The deadline has come'}
    </time>
  );
}

/** There are no pictures in the API: a pattern of its own for each campaign, the same every time. */
export function Poster({ id }: { readonly id: string }) {
  let seed = 7;
  for (const letter of id) seed = (seed * 31 + letter.charCodeAt(0)) % 1_000_003;
  const pick = (n: number, upTo: number): number => Math.floor(seed / 7 ** n) % upTo;
  return (
    <svg
      class={`poster hue-${pick(0, 6)}`}
      viewBox="0 0 320 150"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="320" height="150" class="ground" />
      <circle cx={40 + pick(1, 120)} cy={30 + pick(2, 100)} r={50 + pick(3, 50)} class="near" />
      <circle cx={180 + pick(4, 120)} cy={10 + pick(5, 90)} r={30 + pick(2, 45)} class="far" />
      <path
        d={`M0 ${95 + pick(3, 30)} Q 110 ${60 + pick(4, 60)} 320 ${90 + pick(1, 40)} V150 H0Z`}
      />
    </svg>
  );
}
