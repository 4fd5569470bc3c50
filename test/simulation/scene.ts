/** What actors can see and do in a world: actors/scene.ts, made of the world's parts. */
import { createHmac } from 'node:crypto';
import type { Confirmation, Person, Scene } from './actors/scene.ts';
import type { Blueprint } from './blueprint.ts';
import { internetOf } from './internet.ts';
import type { Agenda } from './kernel/agenda.ts';
import type { Chance } from './kernel/chance.ts';
import type { Observation } from './observation.ts';
import type { World } from './world.ts';

export type SceneParts = {
  readonly world: World;
  readonly blueprint: Blueprint;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly tokens: ReadonlyMap<string, string>;
  readonly tell: (observation: Observation) => void;
  readonly isChaos: () => boolean;
  readonly redeploy: () => void;
};

export const tokenName = ({ sub, scope }: Person): string => `${sub} ${scope ?? ''}`;

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
    pause: (milliseconds) => until(agenda.now() + milliseconds),
    redeploy: parts.redeploy,
    limitStripe: (perSecond) =>
      void world.stripe.control('POST', 'limits', {
        perSecond: perSecond ?? 100,
        perEndpointPerSecond: perSecond ?? 25,
      }),
    forgeWebhook: async (forging) => {
      const { body, headers } = forgedWebhook(parts, forging);
      await send({
        ...{ actor: 'forger', genuine: false, method: 'POST' },
        ...{ path: '/v1/stripe/webhook', body, headers },
      });
    },
    act: (what, details = {}) => tell({ kind: 'act', atMs: agenda.now(), what, ...details }),
  };
}

function browserOf({ world, agenda, chance }: SceneParts): Pick<Scene, 'confirm' | 'authenticate'> {
  const { stripe } = world;
  const travel = chance.fork('browsers');
  const onTheWay = (): Promise<void> =>
    new Promise((resolve) => void agenda.after(travel.integer(20, 300), resolve));
  const ask = async (method: string, path: string, form: Record<string, string>) => {
    await onTheWay();
    const answer = await stripe.handle({
      ...{ method, path },
      headers: {
        authorization: 'Bearer pk_test_storefront',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    });
    await onTheWay();
    return 'status' in answer ? answer : undefined;
  };
  return {
    confirm: async (clientSecret, card) => {
      const answer = await ask('POST', `${intentPath(clientSecret)}/confirm`, {
        client_secret: clientSecret,
        payment_method: card,
      });
      return answer ? confirmationOf(answer.status, answer.body) : 'unreachable';
    },
    authenticate: async (clientSecret, outcome) => {
      await onTheWay();
      const intent = clientSecret.split('_secret_')[0] ?? '';
      const query = new URLSearchParams({ intent, client_secret: clientSecret, outcome });
      await stripe.control('POST', `authenticate?${query.toString()}`).catch(() => undefined);
    },
  };
}

function intentPath(clientSecret: string): string {
  const intent = clientSecret.split('_secret_')[0] ?? '';
  return `/v1/${intent.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${intent}`;
}

function confirmationOf(status: number, body: string): Confirmation {
  const answer = JSON.parse(body) as { readonly status?: string };
  if (status === 402) return 'declined';
  if (status >= 300) return 'unreachable';
  if (answer.status === 'requires_action') return 'requires_action';
  return answer.status === 'requires_payment_method' ? 'declined' : 'succeeded';
}

function operationsOf({ world, tell, agenda }: SceneParts): Pick<Scene, 'deadLetters' | 'redrive'> {
  const { queues, isDeadLetterQueue, deliver } = world.cloud;
  void deliver;
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

type Forged = { readonly body: unknown; readonly headers: Readonly<Record<string, string>> };

/** An event that Stripe never made: unsigned, signed with another key, or at another time. */
function forgedWebhook({ blueprint, agenda }: SceneParts, chance: Chance): Forged {
  const body = {
    ...{ id: 'evt_forged', object: 'event', livemode: false },
    ...{ created: Math.floor(agenda.now() / 1000), type: 'payment_intent.succeeded' },
    data: { object: { id: 'pi_forged', object: 'payment_intent', metadata: {} } },
  };
  const kind = chance.pick(['unsigned', 'other key', 'future', 'past'] as const);
  if (kind === 'unsigned') return { body, headers: {} };
  const secret = kind === 'other key' ? 'whsec_guessed' : blueprint.keys.webhookSecret;
  const skewSeconds = { 'other key': 0, future: 3600, past: -3600 }[kind];
  const time = Math.floor(agenda.now() / 1000) + skewSeconds;
  const signed = `${time}.${JSON.stringify(body)}`;
  const signature = createHmac('sha256', secret).update(signed).digest('hex');
  return { body, headers: { 'stripe-signature': `t=${time},v1=${signature}` } };
}
