/** What stands around every view: the way in, the sections, the search, and who is signed in. */
import { Problem } from './parts.tsx';
import type { Route, Section } from './routes.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import type { Wish } from './sign-in.ts';

const sections: readonly (readonly [Section, string])[] = [
  ['overview', 'Overview'],
  ['campaigns', 'Campaigns'],
  ['pledges', 'Pledges'],
  ['queues', 'Queues'],
  ['tasks', 'Tasks'],
  ['partners', 'Partners'],
  ['ledger', 'Ledger'],
  ['acts', 'Acts'],
];

export function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

export const Header = ({ route, leave }: { readonly route: Route; readonly leave: () => void }) => (
  <header>
    <a class="brand" href={to.section('overview')}>
      <Mark />
      Fanfund <span>operations</span>
    </a>
    <nav aria-label="Sections">
      {sections.map(([section, name]) => (
        <a
          key={section}
          href={to.section(section)}
          aria-current={route.section === section ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
    <SearchBox first={route.section === 'search' ? route.id : ''} />
    <Who leave={leave} />
  </header>
);

const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M3 20V9h4v11zM10 20V4h4v16zM17 20v-7h4v7z" />
  </svg>
);

function SearchBox({ first }: { readonly first: string }) {
  return (
    <form
      role="search"
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = String(new FormData(event.currentTarget).get('words')).trim();
        if (words !== '') location.hash = placeOfWords(words);
      }}
    >
      <input
        key={first}
        type="search"
        name="words"
        aria-label="Search by pledge, campaign, Stripe id or backer"
        placeholder="Search by any id"
        defaultValue={first}
        spellcheck={false}
        autocomplete="off"
      />
    </form>
  );
}

/** What names itself needs no search. */
function placeOfWords(words: string): string {
  if (/^plg_[a-z0-9]{33}$/.test(words)) return to.pledge(words);
  if (/^cmp_[a-z2-7]{16}$/.test(words)) return to.campaign(words);
  return to.search(words);
}

function Who({ leave }: { readonly leave: () => void }) {
  const { name, canAct } = useSession();
  return (
    <div class="who">
      <span>
        <strong>{name}</strong>
        <span class="role">{canAct ? 'may act' : 'may look only'}</span>
      </span>
      <button type="button" class="quiet" onClick={leave}>
        Sign out
      </button>
    </div>
  );
}

type SignInProps = {
  readonly problem: string | undefined;
  readonly enter: (wish: Wish) => void;
};

export const SignInView = ({ problem, enter }: SignInProps) => (
  <main class="door">
    <div class="brand">
      <Mark />
      Fanfund <span>operations</span>
    </div>
    <h1>Sign in</h1>
    <p>See everything that happens to pledges and their money, and put right what is stuck.</p>
    <Problem text={problem} />
    <div class="buttons">
      <button type="button" class="main" onClick={() => enter('act')}>
        Sign in
      </button>
      <button type="button" class="quiet" onClick={() => enter('look')}>
        Sign in to look only
      </button>
    </div>
  </main>
);
