/** The addresses of the views, behind the `#` of the one page there is. */
import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'campaign'; readonly id: string }
  | { readonly view: 'order'; readonly id: string; readonly rewardId: string | undefined }
  | { readonly view: 'pledges' }
  | { readonly view: 'payment'; readonly id: string }
  | { readonly view: 'unknown' };

export const to = {
  home: '#/',
  pledges: '#/pledges',
  campaign: (id: string) => `#/campaigns/${id}`,
  order: (id: string, rewardId = '') => `#/campaigns/${id}/pledge/${rewardId}`,
  payment: (id: string) => `#/pledges/${id}/payment`,
};

export function routeOf(hash: string): Route {
  const [first, id = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  if (!first) return { view: 'home' };
  if (first === 'campaigns' && id !== '') return ofCampaign(id, rest);
  if (first === 'pledges') return ofPledges(id, rest);
  return { view: 'unknown' };
}

const ofCampaign = (id: string, [then, rewardId]: readonly string[]): Route =>
  then === 'pledge'
    ? { view: 'order', id, rewardId: rewardId || undefined }
    : { view: 'campaign', id };

const ofPledges = (id: string, [then]: readonly string[]): Route =>
  id !== '' && then === 'payment' ? { view: 'payment', id } : { view: 'pledges' };

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return routeOf(hash);
}
