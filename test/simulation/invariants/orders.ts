/**
 * What a backer gets for an order: what was asked for, at its price, with as many pieces held as were
 * promised; refused only when it really is sold out; and found again by whoever ordered it.
 */
import type { Campaign, Reward } from '../../../shared/domain/campaign.ts';
import type { Answered, HttpAsked, Item } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import { fieldsOf, numberOf, textOf } from './stripe-object.ts';
import { linesOf } from '../../../shared/domain/line.ts';
import { initialStock, isStock } from '../../../shared/store/holds.ts';

const ordering: ReadonlySet<string> = new Set(['PledgeCreated', 'PledgeChanged']);

function faultOfOrder(pledge: Pledge, { rewards }: Campaign): string | undefined {
  const lines = linesOf(pledge);
  if (lines.length === 0)
    return pledge.holds.length > 0 ? 'it holds something for no reward' : undefined;
  const costMinor = lines.reduce((sum, { quantity, priceMinor }) => sum + quantity * priceMinor, 0);
  if (pledge.amountMinor < costMinor) return `${costMinor} are more than ${pledge.amountMinor}`;
  for (const line of lines) {
    const reward = rewards.find(({ id }) => id === line.rewardId);
    if (!reward) return `there is no ${line.rewardId}`;
    if (line.priceMinor < reward.priceMinor)
      return `${line.rewardId} costs ${reward.priceMinor}, and not ${line.priceMinor}`;
    const fault = faultOfHolds(pledge, reward, line.quantity);
    if (fault) return fault;
  }
  return undefined;
}

/** Of rewards without variants, each of which has one line. */
function faultOfHolds({ holds }: Pledge, reward: Reward, quantity: number): string | undefined {
  const own = holds.filter(({ counter }) => counter.split('#')[1] === reward.id);
  const held = (ofStock: boolean): number =>
    own.filter((hold) => isStock(hold) === ofStock).reduce((sum, { units }) => sum + units, 0);
  if (reward.stock !== undefined && held(true) !== quantity)
    return `${held(true)} pieces are held for ${quantity}`;
  return reward.perBackerMax !== undefined && held(false) !== quantity
    ? `${held(false)} of what one backer may have are held for ${quantity}`
    : undefined;
}

export const pledgedAsOrdered: Invariant = {
  name: 'pledged-as-ordered',
  why: 'A pledge below its price, or with fewer pieces than it says, cannot be delivered.',
  watch: ({ violate, told }) => ({
    pledgeWritten: ({ after, type }) => {
      const story = ordering.has(String(type)) && told.campaigns.get(after.campaignId);
      const fault = story && faultOfOrder(after, story.campaign);
      if (fault) violate(`${after.id} of ${after.rewardId}: ${fault}`);
    },
  }),
};

const pledgesPath = /^\/v1\/campaigns\/(cmp_[a-z2-7]{16})\/pledges$/;
const counterPattern = /^N#(cmp_[a-z2-7]{16})#(stock#(.+)#\d+)$/;

/** What is left of a reward, and since when; the latest last. */
type Level = { readonly sinceMs: number; readonly left: number };

/** The stock of one reward: what each of its counters has, and how much that was in all. */
type Shelf = { readonly counters: Map<string, number>; readonly levels: Level[] };

type Shelves = Map<string, Shelf>;

const shelfName = (campaignId: string, rewardId: string): string => `${campaignId} ${rewardId}`;

function noteCounter(shelves: Shelves, { pk, left }: Item, nowMs: number): void {
  const [, campaignId = '', counter = '', rewardId = ''] = counterPattern.exec(String(pk)) ?? [];
  if (counter === '') return;
  const name = shelfName(campaignId, rewardId);
  const shelf = shelves.get(name) ?? { counters: new Map<string, number>(), levels: [] };
  shelves.set(name, shelf);
  shelf.counters.set(counter, Number(left));
  const sum = [...shelf.counters.values()].reduce((total, units) => total + units, 0);
  shelf.levels.push({ sinceMs: nowMs, left: sum });
}

type Refused = { readonly campaignId: string; readonly rewardId: string; readonly units: number };

/** The order that was refused because nothing is left; undefined for any other answer. */
function soldOut({ request, body }: Answered): Refused | undefined {
  const [, campaignId] = pledgesPath.exec(request.path) ?? [];
  if (campaignId === undefined || textOf(fieldsOf(body), 'code') !== 'sold_out') return undefined;
  const order = fieldsOf(request.body);
  const units = numberOf(order, 'quantity') || 1;
  return { campaignId, rewardId: textOf(order, 'rewardId'), units };
}

export const soldOutIsTrue: Invariant = {
  name: 'sold-out-is-true',
  why: 'Who is told that nothing is left goes away for ever, and the piece is never sold.',
  watch: ({ violate, told }) => {
    const shelves: Shelves = new Map();
    const askedAtMs = new Map<string, number>();
    /** All of its counters are filled; undefined while they are being. */
    const whole = ({ campaignId, rewardId }: Refused): Shelf | undefined => {
      const campaign = told.campaigns.get(campaignId)?.campaign;
      const reward = campaign?.rewards.find(({ id }) => id === rewardId);
      const shelf = shelves.get(shelfName(campaignId, rewardId));
      const isFilled = !!reward && shelf?.counters.size === initialStock(reward).length;
      return isFilled ? shelf : undefined;
    };
    return {
      written: ({ after }) => after && noteCounter(shelves, after, told.nowMs),
      asked: ({ request, atMs }) => {
        if (pledgesPath.test(request.path)) askedAtMs.set(request.id, atMs);
      },
      answered: (answer) => {
        const refused = soldOut(answer);
        const shelf = refused && whole(refused);
        if (!refused || !shelf) return;
        const { id } = answer.request;
        const least = leastSince(shelf.levels, askedAtMs.get(id) ?? 0);
        if (least >= refused.units)
          violate(`${id} wanted ${JSON.stringify(refused)}, and ${least} were left all the time`);
      },
    };
  },
};

/** The least that was left since then. */
function leastSince(levels: readonly Level[], sinceMs: number): number {
  const first = levels.findLastIndex((level) => level.sinceMs < sinceMs);
  const meanwhile = levels.slice(Math.max(first, 0));
  return meanwhile.length === 0 ? 0 : Math.min(...meanwhile.map(({ left }) => left));
}

const pledgePath = /^\/v1\/pledges\/(plg_[a-z0-9]+)(?:\/[a-z-]+)?$/;

export const foundByItsOwner: Invariant = {
  name: 'found-by-its-owner',
  why: 'A backer whose pledge cannot be found believes that it was lost, and pledges again.',
  watch: ({ violate, told }) => {
    const known = new Set<string>();
    const isOwn = ({ caller, path }: HttpAsked): boolean => {
      const story = told.pledges.get(pledgePath.exec(path)?.[1] ?? '');
      return story !== undefined && story.pledge.backerId === caller?.id;
    };
    return {
      asked: ({ request }) => {
        if (request.genuine && isOwn(request)) known.add(request.id);
      },
      answered: ({ request, status }) => {
        if (status === 404 && known.has(request.id))
          violate(`${request.method} ${request.path} of ${request.actor} was answered 404`);
      },
    };
  },
};

/** Where a pledge is shown, or made, by its path. */
const showing = [/^\/v1\/pledges\//, /^\/v1\/campaigns\/[^/]+\/pledges$/];

export const shownToItsOwner: Invariant = {
  name: 'shown-to-its-owner',
  why: 'What somebody pledged, and the secret of their payment form, is nobody else’s business.',
  watch: ({ violate, told }) => ({
    answered: ({ request, status, body }) => {
      const { caller, method, path, actor } = request;
      if (status >= 300 || !caller || !showing.some((pattern) => pattern.test(path))) return;
      const story = told.pledges.get(textOf(fieldsOf(body), 'id'));
      if (story && story.pledge.backerId !== caller.id)
        violate(`${method} ${path} of ${actor} showed ${story.id} of ${story.pledge.backerId}`);
    },
  }),
};
