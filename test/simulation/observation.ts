/**
 * What the invariants see of a simulated world: what became durable, what Stripe did, what was sent,
 * told, mailed and logged, each at the moment it took effect, in one order, and the state at the
 * end. Answers that somebody received stand beside the effects, for an answer may be lost and its
 * effect not: a rule is judged by effects, and by an answer only where the rule is about answers.
 */

/** An item of the table, unmarshalled: sets are JavaScript sets, binaries are bytes. */
export type Item = Record<string, unknown>;

/** An object of Stripe as its API shows it. */
export type StripeObject = Readonly<Record<string, unknown>> & { readonly id: string };

export type Service =
  | 'dynamodb'
  | 'sqs'
  | 'events'
  | 'scheduler'
  | 'secretsmanager'
  | 'ses'
  | 'stripe'
  | 'issuer'
  | 'partner';

/** Where a call was made: the capability, and what it called. */
export type CallSite = {
  /** The function's name in kebab case, `collect-pledge`. */
  readonly capability: string;
  readonly service: Service;
  /** `UpdateItem`, `POST /v1/payment_intents`, without ids. */
  readonly operation: string;
  /** Which invocation of the function, when several ran at once. */
  readonly invocation?: string | undefined;
  /** The HTTP request that the invocation serves, if it does: the `id` of its `HttpAsked`. */
  readonly requestId?: string | undefined;
};

/** A request to the API, as an actor, a partner or Stripe sent it. */
export type HttpAsked = {
  readonly id: string;
  /** Who sent it in the story: `backer-7`, `stripe`, `forger`. */
  readonly actor: string;
  readonly method: string;
  /** With its query, if it has one. */
  readonly path: string;
  /** Whom the token names and what it allows; missing without a token that is genuine and valid. */
  readonly caller?: { readonly id: string; readonly scopes: readonly string[] } | undefined;
  /**
   * Whether the request is what it pretends to be. False when its token, signature or link was made
   * by somebody who has not got the key, is expired or meant for another.
   */
  readonly genuine: boolean;
  /** The `Idempotency-Key`. */
  readonly key?: string | undefined;
  /** Parsed where it was JSON. */
  readonly body: unknown;
  /** What is signed is sent as it stands. */
  readonly text?: string | undefined;
};

/** One item written, in order, at the moment it takes effect. */
export type Written = {
  readonly kind: 'written';
  readonly atMs: number;
  /** Missing for what the world itself prepared. */
  readonly by: CallSite | undefined;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

export type Asked = { readonly kind: 'asked'; readonly atMs: number; readonly request: HttpAsked };

/** The answer that the sender of a request received; it may never come. */
export type Answered = {
  readonly kind: 'answered';
  readonly atMs: number;
  readonly request: HttpAsked;
  readonly status: number;
  readonly body: unknown;
};

/** A call that Stripe has worked on, at that moment, whether or not its answer arrives. */
export type StripeCalled = {
  readonly kind: 'stripe';
  readonly atMs: number;
  /** Unique in the run. */
  readonly call: string;
  /** Missing for a browser and for people at the Dashboard. */
  readonly by: CallSite | undefined;
  readonly method: string;
  /** With its ids and without its query: `/v1/payment_intents/pi_1`. */
  readonly path: string;
  readonly key?: string | undefined;
  /** The parameters of body or query, nested as Stripe reads them. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly body: unknown;
  /** The saved answer to an earlier call with this key: nothing happened now. */
  readonly replayed: boolean;
  /**
   * When the caller handed it over, past its pace. What the network does with it after that (minutes,
   * now and then) is nobody's rate.
   */
  readonly leftAtMs: number;
  /** When it came to Stripe's door. */
  readonly arrivedAtMs: number;
};

/**
 * The answer to a call arrived at the invocation that made it, which goes on with it. Never observed
 * where the answer was lost or came too late for the client, or the container was dead by then.
 */
export type StripeHeard = { readonly kind: 'heard'; readonly atMs: number; readonly call: string };

/**
 * Stripe made an Event: something has moved there, by a call, by a bank or with time. Observed when
 * the change is kept, before the `stripe` of the call that caused it; whether, when and how often a
 * webhook tells of it is another matter.
 */
export type StripeHappened = {
  readonly kind: 'happened';
  readonly atMs: number;
  readonly type: string;
  readonly object: StripeObject;
};

/** A message that SQS has accepted. `by` is missing for rules, schedules and redrives. */
export type Sent = {
  readonly kind: 'sent';
  readonly atMs: number;
  readonly by: CallSite | undefined;
  readonly queue: string;
  readonly id: string;
  readonly body: string;
};

/** A message that its consumer has deleted. */
export type Handled = {
  readonly kind: 'handled';
  readonly atMs: number;
  readonly queue: string;
  readonly id: string;
};

/** A message that was received too often, moved from `queue` to its dead-letter queue. */
export type DeadLettered = {
  readonly kind: 'deadLettered';
  readonly atMs: number;
  readonly queue: string;
  readonly into: string;
  readonly id: string;
  readonly body: string;
};

/** An entry that the bus has accepted. */
export type Published = {
  readonly kind: 'published';
  readonly atMs: number;
  readonly by: CallSite | undefined;
  readonly detailType: string;
  readonly detail: unknown;
};

export type Mailed = {
  readonly kind: 'mailed';
  readonly atMs: number;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
};

/** A partner has understood what its endpoint was sent. */
export type Told = {
  readonly kind: 'told';
  readonly atMs: number;
  readonly partnerId: string;
  readonly fact: unknown;
};

export type Logged = {
  readonly kind: 'logged';
  readonly atMs: number;
  readonly capability: string;
  readonly line: string;
};

/** An actor's or the fault plan's doing, for the story; no invariant depends on it. */
export type Act = { readonly kind: 'act'; readonly atMs: number; readonly what: string } & Readonly<
  Record<string, unknown>
>;

export type Observation =
  | Written
  | Asked
  | Answered
  | StripeCalled
  | StripeHeard
  | StripeHappened
  | Sent
  | Handled
  | DeadLettered
  | Published
  | Mailed
  | Told
  | Logged
  | Act;

export type ObservationOf<Kind extends Observation['kind']> = Extract<
  Observation,
  { readonly kind: Kind }
>;

/** The world after everything was healed and had its time to drain. */
export type EndState = {
  readonly atMs: number;
  items(): Iterable<Item>;
  readonly stripe: {
    paymentIntents(): Iterable<StripeObject>;
    setupIntents(): Iterable<StripeObject>;
    charges(): Iterable<StripeObject>;
    refunds(): Iterable<StripeObject>;
    disputes(): Iterable<StripeObject>;
    balanceTransactions(): Iterable<StripeObject>;
  };
  readonly queues: readonly {
    readonly name: string;
    readonly visible: number;
    readonly inFlight: number;
  }[];
  /** What lies in the dead-letter queues, by the name of each. */
  readonly deadLetters: readonly { readonly queue: string; readonly body: string }[];
};

/** What a run's invariants may know of the world beside what they observe. */
export type Setting = {
  /** What Stripe allows in a second, as the workers' environment says. */
  readonly rates: { readonly perEndpoint: number; readonly account: number };
  /** Capabilities whose requests to Stripe are in front of a waiting person, and not paced. */
  readonly unpaced: ReadonlySet<string>;
  /** Dead-letter queues on which the template has an alarm. */
  readonly alarmed: ReadonlySet<string>;
  /** What must be found nowhere: signing secrets, API keys, whole tokens. */
  readonly secrets: readonly string[];
};

export type Violation = {
  /** The invariant's name. */
  readonly invariant: string;
  readonly atMs: number;
  /** Readable by a person: which rule, the ids, before and after. */
  readonly detail: string;
};
