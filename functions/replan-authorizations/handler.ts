import { campaignExtended } from '../../shared/events/campaign-extended.ts';
import { campaigns, due, pledges } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { replanAuthorizations } from './replan-authorizations.ts';

export const handler = eventEntry([campaignExtended], replanAuthorizations, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  due: due(),
}));
