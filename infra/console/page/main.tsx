/** Starts the console: asks where to sign in, and shows the view that the address names. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ActsView } from './acts.tsx';
import { CampaignView } from './campaign.tsx';
import { CampaignsView } from './campaigns.tsx';
import { LedgerView } from './ledger.tsx';
import { OverviewView } from './overview.tsx';
import { PartnerView, PartnersView } from './partners.tsx';
import { Heading, focusHeading } from './parts.tsx';
import { PledgeView, PledgesView } from './pledge.tsx';
import { QueueView, QueuesView } from './queues.tsx';
import type { Route } from './routes.ts';
import { SearchView } from './search.tsx';
import type { Session } from './session.ts';
import { SessionContext, apiOf } from './session.ts';
import { Header, SignInView, skip } from './shell.tsx';
import type { Grant, Settings, Wish } from './sign-in.ts';
import { SignInError, beginSignIn, finishSignIn, forgetSignIn, wishBefore } from './sign-in.ts';
import { TasksView } from './tasks.tsx';
import { useRoute } from './use-route.ts';
import { unreachable } from './words.ts';

type Door = { readonly grant?: Grant | undefined; readonly problem?: string | undefined };

function App({ settings, first }: { readonly settings: Settings; readonly first: Door }) {
  const [door, setDoor] = useState(first);
  const leave = (problem?: string): void => {
    forgetSignIn();
    setDoor({ problem });
  };
  const { grant } = door;
  const enter = (wish: Wish): void => void beginSignIn(settings, wish);
  if (grant === undefined || !grant.canLook) {
    const noRole =
      grant && `${grant.name} has no role here: ask for fanfund/ops or fanfund/ops:read.`;
    return <SignInView problem={noRole ?? door.problem} enter={enter} />;
  }
  return <Console settings={settings} grant={grant} leave={leave} />;
}

/** Long enough to be read. */
const saidMs = 6_000;

type ConsoleProps = {
  readonly settings: Settings;
  readonly grant: Grant;
  readonly leave: (problem?: string) => void;
};

function Console({ settings, grant, leave }: ConsoleProps) {
  const route = useRoute();
  const [said, setSaid] = useState('');
  const isFirst = useRef(true);
  const session: Session = useMemo(() => {
    const aheadMs = Date.parse(settings.now) - Date.now();
    const ended = (): void => leave('Your session has ended. Sign in again to go on here.');
    return {
      ...{ settings, name: grant.name, canAct: grant.canAct, announce: setSaid },
      api: apiOf(grant, ended),
      now: () => Date.now() + aheadMs,
    };
  }, [settings, grant]);
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(''), saidMs);
    return () => window.clearTimeout(timer);
  }, [said]);
  const place = JSON.stringify(route);
  useEffect(() => {
    if (!isFirst.current) {
      window.scrollTo(0, 0);
      focusHeading();
    }
    isFirst.current = false;
  }, [place]);
  return (
    <SessionContext.Provider value={session}>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <Header route={route} leave={() => leave()} />
      <main id="main" tabIndex={-1}>
        <View key={place} route={route} />
      </main>
      <p class="said" role="status" aria-live="polite" hidden={said === ''}>
        {said}
      </p>
    </SessionContext.Provider>
  );
}

function View({ route: { section, id } }: { readonly route: Route }) {
  switch (section) {
    case 'overview':
      return <OverviewView />;
    case 'campaigns':
      return id === '' ? <CampaignsView /> : <CampaignView id={id} />;
    case 'pledges':
      return id === '' ? <PledgesView /> : <PledgeView id={id} />;
    case 'queues':
      return id === '' ? <QueuesView /> : <QueueView name={id} />;
    case 'tasks':
      return <TasksView />;
    case 'partners':
      return id === '' ? <PartnersView /> : <PartnerView id={id} />;
    case 'ledger':
      return <LedgerView campaignId={id} />;
    case 'acts':
      return <ActsView />;
    case 'search':
      return <SearchView words={id} />;
    case 'unknown':
      return <Heading>There is no such page</Heading>;
  }
}

async function start(root: HTMLElement): Promise<void> {
  const answer = await fetch('/ops/settings.json');
  if (!answer.ok) {
    render(<main class="sorry">{issuerSilent}</main>, root);
    return;
  }
  const settings = (await answer.json()) as Settings;
  const door = await doorTo(settings);
  const again = wishBefore();
  if (door.grant === undefined && door.problem === undefined && again !== undefined)
    return beginSignIn(settings, again);
  render(<App settings={settings} first={door} />, root);
}

const issuerSilent =
  'The service that signs people in does not answer, so nobody can be let in. Reload this page in a moment.';

async function doorTo(settings: Settings): Promise<Door> {
  try {
    return { grant: await finishSignIn(settings) };
  } catch (error) {
    forgetSignIn();
    return { problem: error instanceof SignInError ? error.message : unreachable };
  }
}

const root = document.getElementById('console') as HTMLElement;
start(root).catch(() => render(<main class="sorry">{unreachable}</main>, root));
