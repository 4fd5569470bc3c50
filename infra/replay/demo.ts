/**
 * The demonstration that `npm start` plays, told as it happens, by the same outside client as the
 * replay: two new campaigns from launch over the deadline to settled money; and two more from there on,
 * the one until everybody has the reward, the other given up when half of it is delivered.
 */
import { formatMoney } from '../../shared/domain/money.ts';
import { launchBoth, playOn } from '../fulfil/play.ts';
import { openStage } from '../fulfil/stage.ts';
import { demoCampaigns } from './demo-campaigns.ts';
import type { DemoCampaign } from './demo-campaigns.ts';
import { createFanfundClient, RefusedError } from './fanfund-client.ts';
import type { Addresses, FanfundClient, Settlement } from './fanfund-client.ts';
import { createHttpClient } from './http-client.ts';
import type { SendRequest, Timing } from './http-client.ts';
import { placePledge } from './place-pledge.ts';
import { noMoney, readMoney } from './stripe-reader.ts';
import { machineTiming } from './timing.ts';

export type DemoOptions = Addresses & {
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly keys?: { readonly secret: string; readonly publishable: string };
  readonly timing?: Timing;
  /** How far ahead the deadline is, and how long to wait for the settlement after it. */
  readonly openMs?: number;
  readonly settleWithinMs?: number;
  readonly playsDeliveries?: boolean;
};

type Stage = {
  readonly client: FanfundClient;
  readonly send: SendRequest;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  readonly runId: string;
  readonly startedAtMs: number;
  readonly deadlineMs: number;
  readonly settleWithinMs: number;
};

const pollMs = 1000;
const nothing = { state: 'unknown', pledgedMinor: 0, collectedMinor: 0, releasedMinor: 0 };
const simulatorKeys = { secret: 'sk_test_simulator', publishable: 'pk_test_simulator' };

/** Enough for somebody who leaves, and for a parcel that comes back. */
const pledgesDelivered = 8;

/** Answers whether Fanfund's reports and Stripe agree. */
export async function playDemo(options: DemoOptions): Promise<boolean> {
  const stage = stageOf(options);
  stage.print('Demo: two campaigns, from launch over the deadline to settled money.');
  const launched: string[] = [];
  for (const campaign of demoCampaigns) launched.push(await launch(stage, campaign));
  const playsDeliveries = options.playsDeliveries !== false;
  const deliver = playsDeliveries ? await launchDeliveries(stage, options) : undefined;
  const left = Math.max(0, Math.ceil((stage.deadlineMs - stage.timing.now()) / 1000));
  stage.print(`  … the deadline is ${left} s away; after it, late requests get a moment to end`);
  const isSettled = await settleDemo(stage, options, launched);
  return deliver ? (await deliver()) && isSettled : isSettled;
}

function stageOf(options: DemoOptions): Stage {
  const { timing = machineTiming, signal = new AbortController().signal, print } = options;
  const { keys = simulatorKeys, openMs = 20_000, settleWithinMs = 90_000 } = options;
  const send = createHttpClient({ ...timing, signal, patienceMs: 30_000 });
  const clientOptions = { addresses: options, send, timing, publishableKey: keys.publishable };
  const startedAtMs = timing.now();
  return {
    client: createFanfundClient(clientOptions),
    ...{ send, timing, signal, print, startedAtMs, runId: `demo-${startedAtMs}` },
    ...{ deadlineMs: startedAtMs + openMs, settleWithinMs },
  };
}

async function settleDemo(
  stage: Stage,
  { stripe, keys = simulatorKeys }: DemoOptions,
  launched: readonly string[],
): Promise<boolean> {
  const { send, startedAtMs } = stage;
  const reports = await Promise.all(launched.map((id) => awaitReport(stage, id)));
  const money = await readMoney({ stripe, secretKey: keys.secret, send }, startedAtMs - 60_000);
  const agreed = demoCampaigns.map((campaign, index) => {
    const kept = (money.get(launched[index] ?? '') ?? noMoney()).keptMinor;
    return printReport(stage, campaign, reports[index], kept);
  });
  return agreed.every(Boolean);
}

/** Launched with the others, so that their deadline is waited for once. */
async function launchDeliveries(
  { timing, signal, print, runId, deadlineMs }: Stage,
  addresses: Addresses,
) {
  const stage = await openStage({ addresses, timing, signal, print, runId: `${runId}-deliveries` });
  const both = await launchBoth(stage, { pledges: pledgesDelivered, deadlineMs });
  print(`\n  ${both.map(({ title }) => title).join('\n  ')}`);
  print(`    live, with ${pledgesDelivered} backers each: of these you see the deliveries, too`);
  return async (): Promise<boolean> => {
    print('\nDemo: what comes after the money. One campaign keeps its promise, one is given up.');
    const { differences } = await playOn(stage, both);
    print(`  ${differences.length === 0 ? '✓ nothing differs' : '✗ this is NOT as it must be'}`);
    return differences.length === 0;
  };
}

async function launch(stage: Stage, campaign: DemoCampaign): Promise<string> {
  const { client, print } = stage;
  const { currency, goalMinor, title } = campaign;
  const key = `${stage.runId}-${currency}`;
  const terms = {
    title,
    currency,
    goal: { amountMinor: goalMinor },
    fundingModel: 'all-or-nothing',
    collection: campaign.collection,
    deadline: new Date(stage.deadlineMs).toISOString(),
    rewards: campaign.rewards,
  };
  const campaignId = await client.createCampaign(terms, `${key}-create`);
  await client.publish(campaignId, `${key}-publish`);
  print(`\n  ${title}`);
  print(`    live as ${campaignId}: goal ${formatMoney(goalMinor, currency)}`);
  const placed = await Promise.all(
    campaign.wishes.map((_, index) => pledgeAs(stage, { campaign, campaignId, index, key })),
  );
  const bySort = (['early-bird', 'regular'] as const).map(
    (sort) => `${placed.filter((got) => got === sort).length} ${sort}`,
  );
  print(`    ${placed.length} backers pledged: ${bySort.join(', ')} (${campaign.collection})`);
  return campaignId;
}

type Wish = {
  readonly campaign: DemoCampaign;
  readonly campaignId: string;
  readonly index: number;
  readonly key: string;
};

/** Who comes too late for the early bird takes the regular price, as people do. */
async function pledgeAs(stage: Stage, wish: Wish): Promise<'early-bird' | 'regular'> {
  const wanted = wish.campaign.wishes[wish.index] ?? 'regular';
  const place = (rewardId: string) =>
    placePledge(
      { ...stage.timing, client: stage.client },
      {
        campaignId: wish.campaignId,
        backer: `fan-${wish.index + 1}`,
        order: { rewardId, quantity: 1 },
        key: `${wish.key}-${wish.index}-${rewardId}`,
        deadlineMs: stage.deadlineMs,
      },
    );
  try {
    await place(wanted);
    return wanted;
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== 'sold_out') throw error;
    stage.print('    the early birds are gone: one backer takes the regular price');
    await place('regular');
    return 'regular';
  }
}

async function awaitReport(stage: Stage, campaignId: string): Promise<Settlement> {
  const { timing, signal } = stage;
  await timing.sleep(Math.max(0, stage.deadlineMs - timing.now()), signal);
  const giveUpAtMs = stage.deadlineMs + stage.settleWithinMs;
  for (;;) {
    const settlement = await stage.client.settlement(campaignId);
    if (settlement.state === 'settled' || timing.now() > giveUpAtMs) return settlement;
    await timing.sleep(pollMs, signal);
  }
}

function printReport(
  stage: Stage,
  campaign: DemoCampaign,
  settlement: Settlement | undefined,
  keptMinor: number,
): boolean {
  const { currency, title, goalMinor } = campaign;
  const figures = { ...nothing, ...settlement };
  const money = (minor: number) => formatMoney(minor, currency).padStart(14);
  const agree = figures.state === 'settled' && keptMinor === figures.collectedMinor;
  const goal = formatMoney(goalMinor, currency);
  const lines = [
    `\n  ${title}`,
    `    ${figures.state}, ${figures.outcome ?? 'no outcome yet'}`,
    `    pledged    ${money(figures.pledgedMinor)}   of a goal of ${goal}`,
    `    collected  ${money(figures.collectedMinor)}`,
    `    released   ${money(figures.releasedMinor)}`,
    `    at Stripe  ${money(keptMinor)}   ${agree ? '✓ the same' : '✗ NOT the same'}`,
  ];
  for (const line of lines) stage.print(line);
  return agree;
}
