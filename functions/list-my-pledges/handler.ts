import { httpEntry } from '../../shared/entry/http.ts';
import { listMyPledges } from './list-my-pledges.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { pledges } from '../../shared/wiring.ts';

export const handler = httpEntry({ caller: 'backer', query: pageQuery }, listMyPledges, () => ({
  pledges: pledges(),
}));
