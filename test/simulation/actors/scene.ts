/**
 * What actors can see and do: the API over an unreliable internet, Stripe.js in a browser, what
 * operators have beside the API, and time. They know no more of Fanfund than people outside do.
 */
import type { Chance } from '../kernel/chance.ts';
import type { StripeInProcess } from '../stripe/in-process.ts';

export type Person = {
  readonly sub: string;
  readonly scope?: 'creator' | 'ops';
  /** What is wrong with their token, which the right key has signed. */
  readonly flaw?: 'expired' | 'other-audience';
};

export type Sending = {
  /** Who sends it in the story. */
  readonly actor: string;
  readonly as?: Person;
  /** A header of one's own making instead of a genuine token. */
  readonly authorization?: string;
  /** False when what is sent only pretends to be genuine. */
  readonly genuine?: boolean;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly key?: string;
  readonly body?: unknown;
  /** In place of a body: sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What came to an endpoint. */
export type Posted = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Reply = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** How a browser's visit to Stripe ended. */
export type Confirmation = 'succeeded' | 'requires_action' | 'declined' | 'unreachable';

export type Scene = {
  readonly now: () => number;
  readonly chance: Chance;
  /** Undefined when no answer came for as long as a client waits. */
  readonly send: (sending: Sending) => Promise<Reply | undefined>;
  /** Addresses of pages to pay at, from the mails that somebody got; the newest last. */
  readonly linksFor: (backer: string) => readonly string[];
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly until: (atMs: number) => Promise<void>;
  /** Stripe.js: presents a card for what the client secret belongs to. */
  readonly confirm: (clientSecret: string, card: string) => Promise<Confirmation>;
  /** What the issuer of the card asks its holder, answered. */
  readonly authenticate: (clientSecret: string, outcome: 'success' | 'fail') => Promise<void>;
  /** Names of the dead-letter queues that hold anything. */
  readonly deadLetters: () => readonly string[];
  readonly redrive: (queue: string) => void;
  /** New containers start with the next version of the code. */
  readonly redeploy: () => void;
  /** Stripe itself, for those who deal with it and not with Fanfund. */
  readonly stripe: StripeInProcess;
  /** A customer of the account with a card, as the shop has made them at Stripe. */
  readonly customer: (
    card: string,
  ) => Promise<{ readonly customerId: string; readonly paymentMethodId: string }>;
  /** A partner's endpoint: answers with a status. */
  readonly listen: (host: string, endpoint: (posted: Posted) => number) => void;
  /** A partner has understood a fact. */
  readonly told: (partnerId: string, fact: unknown) => void;
  readonly forgeWebhook: (chance: Chance) => Promise<void>;
  /** Stripe lowers what it allows, or gives it back. */
  readonly limitStripe: (perSecond: number | undefined) => void;
  readonly act: (what: string, details?: Readonly<Record<string, unknown>>) => void;
};
