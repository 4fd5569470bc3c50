/**
 * Lambda for one function: containers that start cold, stay warm, run one event at a time, are
 * killed when they overrun, and may be replaced by another version of the code in the middle.
 */
import type { Invocation } from '../../../infra/local/functions/pool.ts';
import type { FunctionSettings } from '../../../infra/local/functions/function-settings.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Container, Death } from './container.ts';
import { crashed, goOn, kill, runInside, wake } from './container.ts';
import type { Production } from './production.ts';

/** Of an HTTP request, so far as the kernel looks into it. */
type Event = { readonly headers?: Readonly<Record<string, string>> };
type Handler = (event: unknown, context: unknown) => Promise<unknown>;

export type Host = {
  readonly agenda: Agenda;
  readonly chance: Chance;
  /** The code that new containers start with; another one after a redeployment. */
  readonly code: () => Production;
};

/** By this header whatever a function does is told to belong to a request. */
export const requestHeader = 'x-simulated-request';

type Waiting = { readonly payload: string; readonly done: (result: Invocation) => void };
type Warm = {
  readonly container: Container;
  readonly handler: Handler;
  readonly code: Production;
  /** When it began to wait for its next event. */
  idleSinceMs: number;
};

/**
 * Lambda takes away what is not used, and after some hours everything
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
 */
const idleMsMax = 2 * 60 * 60 * 1000;

const coldStartMs = { from: 150, to: 900 };

export class SimulatedFunction {
  readonly settings: FunctionSettings;
  readonly concurrency: number;
  readonly capability: string;
  invocations = 0;
  errors = 0;
  busy = 0;
  readonly #host: Host;
  readonly #idle: Warm[] = [];
  readonly #queue: Waiting[] = [];
  #containers = 0;

  constructor(host: Host, settings: FunctionSettings, concurrency: number) {
    this.#host = host;
    this.settings = settings;
    this.concurrency = concurrency;
    this.capability = settings.capability;
  }

  invoke(payload: string): Promise<Invocation> {
    this.invocations += 1;
    this.busy += 1;
    return new Promise((resolve) => {
      const done = (result: Invocation): void => {
        this.busy -= 1;
        if (!result.ok) this.errors += 1;
        resolve(result);
      };
      this.#queue.push({ payload, done });
      this.#dispatch();
    });
  }

  /** Warm containers go; what runs goes on with the code it has. */
  redeploy(): void {
    for (const { container } of this.#idle.splice(0)) this.#retire(container);
  }

  close(): Promise<void> {
    this.redeploy();
    return Promise.resolve();
  }

  #dispatch(): void {
    const { agenda, chance } = this.#host;
    while (this.#queue.length > 0) {
      const warm = this.#stillThere();
      if (!warm && this.#containers >= this.concurrency) return;
      const waiting = this.#queue.shift();
      if (!waiting) return;
      if (warm) {
        agenda.after(1, () => this.#run(warm, waiting));
        continue;
      }
      this.#containers += 1;
      const startsInMs = chance.integer(coldStartMs.from, coldStartMs.to);
      agenda.after(startsInMs, () => this.#run(this.#start(), waiting));
    }
  }

  #stillThere(): Warm | undefined {
    const goneMs = this.#host.agenda.now() - idleMsMax;
    const gone = this.#idle.filter(({ idleSinceMs }) => idleSinceMs < goneMs);
    for (const one of gone) this.#idle.splice(this.#idle.indexOf(one), 1);
    for (const { container } of gone) this.#bury(container);
    return this.#idle.pop();
  }

  #start(): Warm {
    const { settings, capability } = this;
    const container: Container = {
      number: this.#host.chance.integer(0, 0xff_ff_ff),
      capability,
      environment: settings.environment,
      state: 'busy',
      frozenUntilMs: 0,
      isDoomed: false,
      parked: [],
      onDeath: () => this.#retire(container),
    };
    const code = this.#host.code();
    const handler = runInside({ container, invocation: '', requestId: undefined }, () => {
      const load = code.forContainer();
      return load(`functions/${capability}/handler.ts`)['handler'] as Handler;
    });
    return { container, handler, code, idleSinceMs: this.#host.agenda.now() };
  }

  #bury(container: Container): void {
    container.state = 'dead';
    container.onDeath = () => undefined;
    this.#containers -= 1;
  }

  #retire(container: Container): void {
    this.#bury(container);
    this.#dispatch();
  }

  #run(warm: Warm, waiting: Waiting): void {
    const { agenda, chance } = this.#host;
    const { container, handler } = warm;
    const { timeoutMs } = this.settings;
    const deadlineMs = agenda.now() + timeoutMs;
    let isOver = false;
    const end = (result: Invocation): void => {
      if (isOver) return;
      isOver = true;
      overrun.act = undefined;
      waiting.done(result);
    };
    const overrun = agenda.at(deadlineMs, () => this.#overrun(container, end));
    container.onDeath = ({ errorType, errorMessage }: Death) => {
      this.#retire(container);
      end({ ok: false, errorType, errorMessage });
    };
    const event = JSON.parse(waiting.payload) as Event;
    const invocation = `${this.capability}-${this.invocations}-${chance.integer(0, 0xff_ff)}`;
    const stay = { container, invocation, requestId: event.headers?.[requestHeader] };
    wake(agenda, container);
    const finished = (result: Invocation): void =>
      goOn(agenda, stay, () => {
        this.#rest(warm, end, result);
      });
    runInside(stay, () => handler(event, this.#context(deadlineMs, invocation))).then(
      (answer) => finished({ ok: true, payload: JSON.stringify(answer ?? null) }),
      (error: unknown) => finished(failureOf(error)),
    );
  }

  #rest(warm: Warm, end: (result: Invocation) => void, result: Invocation): void {
    const { container, code } = warm;
    if (container.isDoomed) return crashed(container);
    container.state = 'idle';
    warm.idleSinceMs = this.#host.agenda.now();
    container.onDeath = () => this.#retire(container);
    end(result);
    if (code === this.#host.code()) this.#idle.push(warm);
    else this.#retire(container);
    this.#dispatch();
  }

  /** A frozen container goes on after Lambda gave it up: its requests may still be on their way. */
  #overrun(container: Container, end: (result: Invocation) => void): void {
    const errorMessage = `Task timed out after ${this.settings.timeoutMs / 1000} seconds`;
    const death = { errorType: 'Sandbox.Timedout', errorMessage };
    if (container.frozenUntilMs <= this.#host.agenda.now()) return kill(container, death);
    end({ ok: false, ...death });
  }

  #context(deadlineMs: number, invocation: string): Record<string, unknown> {
    const { agenda } = this.#host;
    return {
      ...this.settings.context,
      awsRequestId: invocation,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadlineMs - agenda.now()),
    };
  }
}

const failureOf = (error: unknown): Invocation =>
  error instanceof Error
    ? { ok: false, errorType: error.name, errorMessage: error.message }
    : { ok: false, errorType: typeof error, errorMessage: String(error) };
