/**
 * A small shop that holds its customers' money: it orders, and when Fanfund asks for the money at the
 * deadline, it says that it has it. `SHOP` is the answer of `POST /v1/partners`. Copy it.
 */
import type { Fact } from './receiver.ts';
import { receiver } from './receiver.ts';
import { post } from './sender.ts';

const { API: api = 'http://127.0.0.1:4400', SHOP, CAMPAIGN: campaignId, REWARD } = process.env;
if (!SHOP || !campaignId) throw new Error('Wants SHOP and CAMPAIGN in its environment.');
const { id, secret, endpoint } = JSON.parse(SHOP) as Registered;
type Registered = { id: string; secret: string; endpoint: { url: string } };
const shop = { api, partnerId: id, secret };

const facts = new Map<string, Fact>();
const keep = (webhookId: string, fact: Fact): void => {
  if (facts.has(webhookId)) return;
  facts.set(webhookId, fact);
  console.log(`${fact.data.reference}: ${fact.data.sequence} ${fact.type}`);
  if (fact.type === 'pledge.collect_requested') void answer('pledge.mark_collected', fact);
  if (fact.type === 'pledge.release_requested') void answer('pledge.mark_released', fact);
};
/** Under an id made of what it answers, so that one answer is never taken for two. */
const answer = (type: string, { data: { pledgeId, sequence } }: Fact) =>
  post(shop, { type, data: { pledgeId } }, `msg_${pledgeId}.${sequence}`);

receiver(() => secret, keep).listen(Number(new URL(endpoint.url).port));

const order = (reference: string) => ({
  type: 'pledge.create',
  data: {
    reference,
    campaignId,
    backer: { reference: 'customer-7' },
    payment: { by: 'partner' },
    ...(REWARD && { rewardId: REWARD }),
  },
});
const sent = await post(shop, { events: [order('order-1'), order('order-2')] });
console.log(`${sent.status} ${JSON.stringify(sent.answer.items ?? sent.answer)}`);
