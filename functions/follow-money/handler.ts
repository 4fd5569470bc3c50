import { campaignAsOfNow, now, pledges } from '../../shared/wiring.ts';
import { catalogue as event } from '../../shared/events/catalogue.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { followMoney } from './follow-money.ts';
import { fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';

const refunds = [event.PledgeRefundRequested, event.PledgeRefundStarted, event.PledgeRefunded];
const failed = [event.PledgeRefundFailed];
const disputes = [event.PledgeDisputeLost, event.PledgeDisputeWon];

export const handler = eventEntry([...refunds, ...failed, ...disputes], followMoney, () => ({
  pledges: pledges(),
  fulfilments: fulfilments(),
  plans: plans(),
  isSettled: async (id: string) => {
    const campaign = await campaignAsOfNow(id);
    return campaign !== undefined && isDelivering(campaign);
  },
  now,
}));
