import { httpEntry } from '../../shared/entry/http.ts';
import { inspectPledge } from './inspect-pledge.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { pledges } from '../../shared/wiring.ts';

export const handler = httpEntry({ caller: 'operator', path: pledgePath }, inspectPledge, () => ({
  pledges: pledges(),
}));
