/**
 * One seed, from its first campaign to its last cent: a time of chaos, then everything heals and all
 * work has to drain, watched by the invariants all the way.
 */
import type { Signer } from '../../infra/local/tokens/signing-key.ts';
import { dayMs, hourMs } from '../../shared/domain/duration.ts';
import { playBacker } from './actors/backer.ts';
import { playBanks } from './actors/bank.ts';
import { openCampaign, runCampaign } from './actors/creator.ts';
import { neighbourOf, playNeighbour } from './actors/neighbour.ts';
import { redriveAll, redriveNowAndThen, workShift } from './actors/operator.ts';
import { tryTheDoors } from './actors/outsider.ts';
import { playPartner } from './actors/partner.ts';
import type { Person, Scene } from './actors/scene.ts';
import type { CampaignStory, Collection, Story } from './actors/story.ts';
import { storyOf } from './actors/story.ts';
import type { Blueprint } from './blueprint.ts';
import { issuerUrl } from './blueprint.ts';
import { endStateOf } from './end-state.ts';
import { allInvariants } from './invariants/all-invariants.ts';
import type { Watch } from './invariants/watch.ts';
import { startWatch } from './invariants/watch.ts';
import type { Agenda } from './kernel/agenda.ts';
import { createAgenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';
import { chanceOf } from './kernel/chance.ts';
import type { Aim, CallFault, Coverage, Place } from './kernel/faults.ts';
import { createFaultPlan, outageOf, siteName } from './kernel/faults.ts';
import { enter, settle } from './kernel/globals.ts';
import type { Production } from './kernel/production.ts';
import type { Observation, Violation } from './observation.ts';
import type { Mail } from './scene.ts';
import { sceneOf, tokenName } from './scene.ts';
import { settingOf } from './setting.ts';
import { cardFor } from './stripe/issuers.ts';
import { fetchIn } from './token-keys.ts';
import type { World } from './world.ts';
import { createWorld } from './world.ts';

export type Stage = {
  readonly blueprint: Blueprint;
  /** The versions of the product that are deployed one after the other. */
  readonly codes: readonly Production[];
  readonly signer: Signer;
  readonly tokens: Map<string, string>;
  /** Whom the twins of the product's clients speak to. */
  readonly stand: { world: World | undefined };
};

export type SeedOptions = {
  readonly seed: number;
  readonly pledges: number;
  readonly collection?: Collection | undefined;
  /** How likely each call goes wrong while chaos lasts. */
  readonly faultProbability: number;
  readonly aims: readonly Aim[];
  /** Is told everything, in order. */
  readonly listen?: (observation: Observation) => void;
  /** Backers that are left out, by name. */
  readonly without?: ReadonlySet<string>;
};

export type SeedResult = {
  readonly seed: number;
  readonly pledges: number;
  /** Appointments kept. */
  readonly events: number;
  readonly violations: readonly Violation[];
  readonly coverage: Coverage;
  readonly struck: readonly Aim[];
  /** From the first event to the last, of virtual time. */
  readonly lastsMs: number;
};

const startMs = Date.UTC(2027, 0, 4, 9);
/** Longer than dunning with every extension, and than a refund may take to fail. */
const drainsWithinMs = 75 * dayMs;
export const tokensLastSeconds = 400 * 24 * 60 * 60;

export async function runSeed(stage: Stage, options: SeedOptions): Promise<SeedResult> {
  const chance = chanceOf(options.seed);
  const agenda = createAgenda(startMs);
  const story = storyOf(chance.fork('story'), { ...options, startMs, card: cardFor });
  await signTokens(stage, story);
  const healAtMs = Math.max(
    story.deadlineMs + chaosLastsMs(chance.fork('heal')),
    ...story.outages.map(({ untilMs }) => untilMs + 2 * dayMs),
  );
  const plan = createFaultPlan({
    chance: chance.fork('faults'),
    now: agenda.now,
    probability: options.faultProbability,
    healAtMs: () => healAtMs,
    outageAt: outagesIn(story, agenda.now, chance.fork('outages')),
    aims: options.aims,
  });
  const violations: Violation[] = [];
  const run: Run = {
    stage,
    options,
    agenda,
    chance,
    story,
    healAtMs,
    plan,
    violations,
    pledges: 0,
  };
  enter({
    agenda,
    chance: chance.fork('machine'),
    fetch: fetchIn(stage.signer, () => run.world?.aws.boundary),
    heard: (container, line) =>
      run.tell?.({ kind: 'logged', atMs: agenda.now(), capability: container.capability, line }),
  });
  try {
    const events = await play(run);
    const { coverage, struck } = plan;
    const lastsMs = agenda.now() - startMs;
    return {
      seed: options.seed,
      pledges: run.pledges,
      events,
      violations,
      coverage,
      struck,
      lastsMs,
    };
  } finally {
    stage.stand.world = undefined;
    enter(undefined);
  }
}

type Run = {
  readonly stage: Stage;
  readonly options: SeedOptions;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly story: Story;
  readonly healAtMs: number;
  readonly plan: ReturnType<typeof createFaultPlan>;
  readonly violations: Violation[];
  pledges: number;
  world?: World;
  watch?: Watch;
  tell?: (observation: Observation) => void;
};

const outagesIn =
  ({ outages }: Story, now: () => number, chance: Chance) =>
  (site: Place): CallFault | undefined => {
    const found = outages.find(
      ({ of, fromMs, untilMs }) =>
        (of.capability ?? site.capability) === site.capability &&
        (of.service ?? site.service) === site.service &&
        fromMs <= now() &&
        now() < untilMs,
    );
    if (!found || !chance.happens(found.share ?? 1)) return undefined;
    return found.fault ?? outageOf(siteName(site));
  };

/** From half an hour to six weeks after the deadline. */
const chaosLastsMs = (chance: Chance): number =>
  chance.weighed<() => number>([
    [5, () => chance.integer(hourMs / 2, 3 * hourMs)],
    [3, () => chance.integer(hourMs, 3 * dayMs)],
    [2, () => chance.integer(3 * dayMs, 15 * dayMs)],
    [1, () => chance.integer(15 * dayMs, 42 * dayMs)],
  ])();

async function play(run: Run): Promise<number> {
  const { stage, agenda, chance, plan, healAtMs, violations, options } = run;
  const isChaos = (): boolean => agenda.now() < healAtMs;
  let code = 0;
  const mails: Mail[] = [];
  const tell = (observation: Observation): void => {
    options.listen?.(observation);
    if (observation.kind === 'mailed') mails.push(observation);
    if (isNewPledge(observation)) run.pledges += 1;
    run.watch?.observe(observation);
  };
  run.tell = tell;
  const world = await createWorld({
    ...{ agenda, chance, plan, isChaos, tell },
    blueprint: stage.blueprint,
    code: () => stage.codes[code % stage.codes.length] as Production,
  });
  run.world = world;
  stage.stand.world = world;
  run.watch = startWatch({
    invariants: allInvariants,
    setting: settingOf(stage.blueprint, world, stage.tokens),
    violated: (violation) => void violations.push(violation),
  });
  const redeploy = (): void => {
    code += 1;
    for (const one of world.functions) one.redeploy();
  };
  const scene = sceneOf({ ...run, ...stage, world, tell, redeploy, isChaos, mails });
  world.cloud.start();
  const failed = cast(run, scene);
  const events = await goThrough(run, failed);
  if (violations.length === 0) run.watch.end(endStateOf(agenda.now(), world));
  await world.close();
  return events;
}

const isNewPledge = (observation: Observation): boolean =>
  observation.kind === 'written' &&
  observation.before === undefined &&
  String(observation.after?.['pk']).startsWith('P#');

/** Everybody begins; what an actor throws is a mistake of the simulator. */
function cast(run: Run, scene: Scene): { error?: unknown } {
  const { story, agenda, healAtMs, options } = run;
  const failed: { error?: unknown } = {};
  const begin = (part: Promise<unknown>): void =>
    void part.catch((error: unknown) => {
      failed.error ??= error;
    });
  for (const campaign of story.campaigns) begin(playCampaign(scene, campaign, options));
  for (const atMs of story.redeploysAtMs) agenda.at(atMs, scene.redeploy);
  for (const [atMs, perSecond] of story.limitsAtMs)
    agenda.at(atMs, () => scene.limitStripe(perSecond));
  begin(playBanks(scene, story.deadlineMs));
  begin(redriveNowAndThen(scene, story.deadlineMs));
  for (let afterMs = hourMs; afterMs < drainsWithinMs; afterMs *= 2)
    agenda.at(healAtMs + afterMs, () => redriveAll(scene));
  return failed;
}

async function playCampaign(
  scene: Scene,
  { plan, backers, operators, partner }: CampaignStory,
  { without }: SeedOptions,
): Promise<void> {
  const campaignId = await openCampaign(scene, plan);
  if (campaignId === undefined) return;
  const { deadlineMs } = plan;
  const names = backers.map(({ name }) => name);
  await Promise.all([
    runCampaign(scene, plan, campaignId),
    workShift(scene, { campaignId, creator: plan.name, deadlineMs, ...operators }),
    tryTheDoors(scene, { campaignId, creator: plan.name, deadlineMs }),
    playNeighbour(scene, neighbourOf(plan.name), { campaignId, deadlineMs, backers: names }),
    ...(partner && without?.has(partner.name) !== true
      ? [playPartner(scene, partner, { campaignId, deadlineMs })]
      : []),
    ...backers
      .filter(({ name }) => without?.has(name) !== true)
      .map((backer) => playBacker(scene, { ...backer, campaignId })),
  ]);
}

/** A world that is busy far beyond this goes round in circles. */
const eventsMax = ({ pledges }: SeedOptions): number => 100_000 + 5_000 * pledges;

async function goThrough(run: Run, failed: { error?: unknown }): Promise<number> {
  const { agenda, violations, healAtMs, options } = run;
  const endMs = healAtMs + drainsWithinMs;
  let events = 0;
  await settle();
  while (violations.length === 0 && agenda.advance(endMs)) {
    await settle();
    if (failed.error !== undefined) throw new Error('An actor failed.', { cause: failed.error });
    events += 1;
    if (events > eventsMax(options)) violations.push(restless(agenda.now(), events));
  }
  return events;
}

const restless = (atMs: number, events: number): Violation => ({
  invariant: 'work-comes-to-an-end',
  atMs,
  detail: `${events} events, and still no rest`,
});

/** Before the run, for a token's bytes are no part of its story; kept for the next seeds. */
async function signTokens({ tokens, signer }: Stage, story: Story): Promise<void> {
  const people: Person[] = [
    { sub: 'operator-1', scope: 'ops' },
    { sub: 'stranger' },
    { sub: 'stranger', scope: 'creator' },
    ...story.campaigns.flatMap(({ plan }) => peopleAround(plan.name)),
    ...story.campaigns.flatMap(({ backers }) => backers.map(({ name }) => ({ sub: name }))),
  ];
  for (const person of people) {
    const name = tokenName(person);
    if (tokens.has(name)) continue;
    const scope = person.scope && `fanfund/${person.scope}`;
    const claims = { sub: person.sub, scope, expiresInSeconds: tokensLastSeconds };
    tokens.set(name, await signer.sign(issuerUrl, { ...claims, ...flaws[person.flaw ?? 'none'] }));
  }
}

function peopleAround(name: string): Person[] {
  const creator = { sub: name, scope: 'creator' } as const;
  return [
    creator,
    { ...creator, flaw: 'expired' },
    { ...creator, flaw: 'other-audience' },
    neighbourOf(name),
  ];
}

const flaws = {
  none: {},
  expired: { expiresInSeconds: 60 },
  'other-audience': { audience: 'somebody-else' },
} as const;
