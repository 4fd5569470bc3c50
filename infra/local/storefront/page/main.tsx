/** Starts the storefront: asks where the API is, then shows the view that the address names. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CampaignView } from './campaign.tsx';
import { Header, Heading, focusHeading } from './parts.tsx';
import { HomeView } from './home.tsx';
import { OrderView } from './order.tsx';
import { PaymentView } from './payment.tsx';
import { PledgesView } from './pledges.tsx';
import type { Route } from './routes.ts';
import { to, useRoute } from './routes.ts';
import type { Settings, Store } from './store.ts';
import { StoreContext, accountOf, readSettings, shopOf } from './store.ts';
import { unreachable } from './words.ts';

const rememberedAs = 'fan';

function App({ settings }: { readonly settings: Settings }) {
  const route = useRoute();
  const [fan, setFan] = useState(sessionStorage.getItem(rememberedAs) ?? undefined);
  const [said, setSaid] = useState('');
  const isFirst = useRef(true);
  const store: Store = useMemo(() => {
    const aheadMs = settings.nowMs - Date.now();
    return {
      ...{ settings, fan, announce: setSaid, shop: shopOf(settings) },
      account: accountOf(settings, fan),
      now: () => Date.now() + aheadMs,
      signIn: (name) => {
        if (name === undefined) sessionStorage.removeItem(rememberedAs);
        else sessionStorage.setItem(rememberedAs, name);
        setFan(name);
        setSaid(name === undefined ? 'Signed out.' : `Signed in as ${name}.`);
      },
    };
  }, [settings, fan]);
  const place = JSON.stringify(route);
  useEffect(() => {
    if (!isFirst.current) {
      window.scrollTo(0, 0);
      focusHeading();
    }
    isFirst.current = false;
  }, [place, fan]);
  return (
    <StoreContext.Provider value={store}>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <Header view={route.view} />
      <main id="main" tabIndex={-1}>
        <View key={place} route={route} />
      </main>
      <p class="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <footer>
        A sample store on <a href={`${settings.api}/docs`}>the Fanfund API</a>. Nothing here is for
        sale.
      </footer>
    </StoreContext.Provider>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function View({ route }: { readonly route: Route }) {
  switch (route.view) {
    case 'home':
      return <HomeView />;
    case 'campaign':
      return <CampaignView id={route.id} />;
    case 'order':
      return <OrderView id={route.id} rewardId={route.rewardId} />;
    case 'pledges':
      return <PledgesView />;
    case 'payment':
      return <PaymentView id={route.id} />;
    case 'unknown':
      return (
        <>
          <Heading>There is no such page</Heading>
          <p>
            <a href={to.home}>All campaigns</a>
          </p>
        </>
      );
  }
}

const root = document.getElementById('store') as HTMLElement;
readSettings().then(
  (settings) => render(<App settings={settings} />, root),
  () => render(<main class="sorry">{unreachable}</main>, root),
);
