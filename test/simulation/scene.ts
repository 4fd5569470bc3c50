/** What actors can see and do in a world: actors/scene.ts, made of the world's parts. */
import type { Confirmation, Person, Scene } from './actors/scene.ts';
import type { Blueprint } from './blueprint.ts';
import { stripeLimits } from './blueprint.ts';
import { internetOf } from './internet.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';
import type { Observation } from './observation.ts';
import type { BrowserAnswer } from './stripe/browser.ts';
import type { Forgery, ForgeryName } from './stripe/forgeries.ts';
import { falseEvent, forged, forgeryNames } from './stripe/forgeries.ts';
import type { World } from './world.ts';
import { lowerCased, webhookPath, webhookUrl } from './world.ts';

export type SceneParts = {
  readonly world: World;
  readonly blueprint: Blueprint;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly tokens: ReadonlyMap<string, string>;
  readonly tell: (observation: Observation) => void;
  readonly isChaos: () => boolean;
  readonly redeploy: () => void;
  readonly mails: readonly Mail[];
};

export type Mail = { readonly to: string; readonly body: string };

const linkPattern = /https:\/\/\S+\/v1\/payment-links\/\S+/g;

export const tokenName = ({ sub, scope, flaw }: Person): string =>
  `${sub} ${scope ?? ''} ${flaw ?? ''}`;

export function sceneOf(parts: SceneParts): Scene {
  const { world, agenda, chance, tokens, tell, isChaos } = parts;
  const { cloud } = world;
  if (!cloud.httpApi) throw new Error('The template has no HTTP API.');
  const send = internetOf({
    ...{ agenda, tell, isChaos },
    chance: chance.fork('internet'),
    api: cloud.httpApi,
    token: (person) => tokens.get(tokenName(person)) ?? '',
  });
  const until = (atMs: number): Promise<void> =>
    new Promise((resolve) => void agenda.at(atMs, resolve));
  return {
    ...browserOf(parts),
    ...operationsOf(parts),
    ...{ now: agenda.now, chance: chance.fork('actors'), send, until },
    linksFor: (backer) =>
      parts.mails
        .filter(({ to }) => to.startsWith(`${backer}@`))
        .flatMap(({ body }) => body.match(linkPattern) ?? []),
    pause: (milliseconds) => until(agenda.now() + milliseconds),
    redeploy: parts.redeploy,
    stripe: world.stripe,
    ...partnersOf(parts),
    limitStripe: (perSecond) =>
      void world.stripe.setLimits({
        perSecond: perSecond ?? stripeLimits.perSecond,
        perEndpointPerSecond: perSecond ?? stripeLimits.perEndpointPerSecond,
      }),
    forgeWebhook: async (forging) => {
      const { body, headers } = forgedWebhook(parts, forging);
      await send({
        ...{ actor: 'forger', genuine: false, method: 'POST', path: webhookPath },
        ...{ text: body, headers: lowerCased(headers) },
      });
    },
    act: (what, details = {}) => tell({ kind: 'act', atMs: agenda.now(), what, ...details }),
  };
}

function partnersOf({
  world,
  blueprint,
  agenda,
  tell,
}: SceneParts): Pick<Scene, 'customer' | 'listen' | 'told'> {
  const headers = { authorization: `Bearer ${blueprint.keys.stripeSecretKey}` };
  const made = async (path: string, body: string): Promise<string> => {
    const reply = await world.stripe.handle({ method: 'POST', path, headers, body });
    if (!('status' in reply) || reply.status !== 200) throw new Error(`Stripe refuses ${path}.`);
    return (JSON.parse(reply.body) as { readonly id: string }).id;
  };
  return {
    customer: async (card) => {
      const customerId = await made('/v1/customers', '');
      const path = `/v1/payment_methods/${card}/attach`;
      return { customerId, paymentMethodId: await made(path, `customer=${customerId}`) };
    },
    listen: (host, endpoint) => void world.web.listeners.set(host, endpoint),
    told: (partnerId, fact) => tell({ kind: 'told', atMs: agenda.now(), partnerId, fact }),
  };
}

function browserOf({ world, agenda, chance }: SceneParts): Pick<Scene, 'confirm' | 'authenticate'> {
  const { stripe } = world;
  const travel = chance.fork('browsers');
  const onTheWay = (): Promise<void> =>
    new Promise((resolve) => void agenda.after(travel.integer(20, 300), resolve));
  return {
    confirm: async (clientSecret, card) => {
      await onTheWay();
      const answer = await stripe.browser(clientSecret).confirm(card);
      await onTheWay();
      return confirmationOf(answer);
    },
    authenticate: async (clientSecret, outcome) => {
      await onTheWay();
      await stripe.browser(clientSecret).authenticate(outcome);
    },
  };
}

function confirmationOf(answer: BrowserAnswer): Confirmation {
  if ('lost' in answer) return 'unreachable';
  if (answer.status === 402) return 'declined';
  if (answer.status >= 300) return 'unreachable';
  const { status } = answer.body;
  if (status === 'requires_action') return 'requires_action';
  return status === 'requires_payment_method' ? 'declined' : 'succeeded';
}

function operationsOf({ world, tell, agenda }: SceneParts): Pick<Scene, 'deadLetters' | 'redrive'> {
  const { queues, isDeadLetterQueue } = world.cloud;
  return {
    deadLetters: () =>
      queues
        .all()
        .filter((queue) => isDeadLetterQueue(queue) && queue.depth().visible > 0)
        .map(({ settings }) => settings.name),
    redrive: (name) => {
      const queue = queues.all().find(({ settings }) => settings.name === name);
      const moved = queue?.redrive(1000, ({ deadLetterSource }) =>
        queues.find(deadLetterSource ?? ''),
      );
      tell({ kind: 'act', atMs: agenda.now(), what: 'redriven', queue: name, moved });
    },
  };
}

/** Of those that are well signed, Stripe is told that they arrived. */
const wellSigned: ReadonlySet<ForgeryName> = new Set(['other_mode', 'other_account', 'no_event']);
const unsignedForgeries = forgeryNames.filter((name) => !wellSigned.has(name));

/** An event that Stripe never sent, or not to us: whatever it says must change nothing. */
function forgedWebhook({ blueprint, agenda, world }: SceneParts, chance: Chance): Forgery {
  const bench = {
    url: webhookUrl,
    secret: blueprint.keys.webhookSecret,
    now: agenda.now,
    random: chance.next,
  };
  const [object] = world.stripe.books.paymentIntents();
  const told = object
    ? ({ type: 'payment_intent.succeeded', object: { ...object, status: 'succeeded' } } as const)
    : ({ type: 'payment_intent.succeeded', object: { id: 'pi_1', metadata: {} } } as const);
  const [first, ...others] = unsignedForgeries;
  return forged(chance.pick([first ?? 'unsigned', ...others]), bench, falseEvent(bench, told));
}
