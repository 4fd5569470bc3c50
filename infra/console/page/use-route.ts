/** The view that the address names, as the address changes. */
import { useEffect, useState } from 'preact/hooks';
import type { Route } from './routes.ts';
import { routeOf } from './routes.ts';

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return routeOf(hash);
}
