/**
 * Every call of a function to a service passes here, and here it goes wrong: before its effect,
 * after it, or on the way back. Invariant: an effect happens at most once per call, outside the
 * container that asked for it, and whether the container lives on has no influence on it.
 */
import type { CallSite, Service } from '../observation.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Container, Stay } from './container.ts';
import { crashed, currentStay, goOn, outsideContainers } from './container.ts';
import type { CallFault, FaultPlan } from './faults.ts';
import { minuteMs } from '../../../shared/domain/duration.ts';

export type Call<Answer> = {
  readonly service: Service;
  readonly operation: string;
  /** Does what is asked for. Told of a fault that the service itself is to show. */
  readonly effect: (fault: CallFault | undefined, site: CallSite) => Answer | Promise<Answer>;
  /** What the client sees of a broken connection; may throw it. */
  readonly broken: () => Answer;
};

export type Boundary = {
  readonly call: <Answer>(call: Call<Answer>) => Promise<Answer>;
};

export type BoundaryOptions = {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly plan: FaultPlan;
  readonly told: (site: CallSite, fault: CallFault) => void;
};

const longMsMax = 15 * minuteMs;

/** A call on its way: `effect` and `answer` are its two halves, each with its time of travel. */
type Journey<Answer> = {
  readonly stay: Stay;
  readonly container: Container;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  readonly call: Call<Answer>;
  readonly fault: CallFault | undefined;
  readonly site: CallSite;
};

const never = new Promise<never>(() => undefined);

export function createBoundary(options: BoundaryOptions): Boundary {
  const { plan, told } = options;
  return {
    call: (call) => {
      const stay = currentStay();
      if (!stay) return Promise.resolve(call.effect(undefined, worldSite(call)));
      const { container } = stay;
      if (container.isDoomed) crashed(container);
      if (container.state === 'dead') return never;
      const site = siteOf(stay, call);
      const fault = plan.strike(site);
      if (fault) told(site, fault);
      return new Promise((resolve, reject) => {
        const journey = { stay, container, resolve, reject, call, fault, site };
        outsideContainers(() => depart(options, journey));
      });
    },
  };
}

type Called = Pick<Call<unknown>, 'service' | 'operation'>;

const worldSite = ({ service, operation }: Called): CallSite => ({
  capability: 'world',
  service,
  operation,
});

const siteOf = (stay: Stay, { service, operation }: Called): CallSite => ({
  capability: stay.container.capability,
  service,
  operation,
  invocation: stay.invocation,
  requestId: stay.requestId,
});

/** A long time that often outlives time-outs, leases and visibility. */
const longMs = (chance: Chance): number => chance.integer(2_000, longMsMax);

/** Mostly some milliseconds, now and then a hundred. */
const travelMs = (chance: Chance): number =>
  chance.happens(0.05) ? chance.integer(20, 200) : chance.integer(1, 12);

function depart<Answer>(options: BoundaryOptions, journey: Journey<Answer>): void {
  const { agenda, chance } = options;
  const { container, fault } = journey;
  const leave = (afterMs: number): void =>
    void agenda.after(afterMs, () => takeEffect(options, journey));
  switch (fault) {
    case 'crash before the call':
      return crashed(container);
    case 'request lost':
      return;
    case 'connection broken before the effect':
      return comeBack(options, journey, () => journey.call.broken());
    case 'freeze before the call':
      container.frozenUntilMs = agenda.now() + longMs(chance);
      return leave(container.frozenUntilMs - agenda.now());
    case 'late effect':
      return leave(longMs(chance));
    default:
      return leave(travelMs(chance));
  }
}

function takeEffect<Answer>(options: BoundaryOptions, journey: Journey<Answer>): void {
  const { call, fault, site } = journey;
  const done = async (): Promise<Answer> => call.effect(fault, site);
  done().then(
    (answer) => returned(options, journey, () => answer),
    (error: unknown) => returned(options, journey, () => raise(error)),
  );
}

function raise(error: unknown): never {
  throw error;
}

function returned<Answer>(
  options: BoundaryOptions,
  journey: Journey<Answer>,
  answer: () => Answer,
): void {
  const { agenda, chance } = options;
  const { container, fault, call } = journey;
  switch (fault) {
    case 'crash after the effect':
      return crashed(container);
    case 'answer lost':
      return;
    case 'connection broken after the effect':
      return comeBack(options, journey, () => call.broken());
    case 'freeze before the answer':
      container.frozenUntilMs = agenda.now() + longMs(chance);
      return comeBack(options, journey, answer);
    case 'slow answer':
      return comeBack(options, journey, answer, longMs(chance));
    case 'crash after the answer':
      return comeBack(options, journey, () => {
        container.isDoomed = true;
        return answer();
      });
    default:
      return comeBack(options, journey, answer);
  }
}

function comeBack<Answer>(
  { agenda, chance }: BoundaryOptions,
  { stay, resolve, reject }: Journey<Answer>,
  answer: () => Answer,
  afterMs = travelMs(chance),
): void {
  const deliver = (): void => {
    try {
      resolve(answer());
    } catch (error) {
      reject(error);
    }
  };
  agenda.after(afterMs, () => goOn(agenda, stay, deliver));
}
