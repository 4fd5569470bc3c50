/**
 * What can go wrong at a call of a function to a service, and when it does: by chance while chaos
 * lasts, and at one place that the seed aims at, so that every place is hit by everything in turn.
 */
import type { CallSite } from '../observation.ts';
import type { Chance } from './chance.ts';

/** At every call, whatever is called. */
export const faultsOfCalls = [
  'crash before the call',
  'crash after the effect',
  'crash after the answer',
  'request lost',
  'answer lost',
  'connection broken before the effect',
  'connection broken after the effect',
  'late effect',
  'slow answer',
  'freeze before the call',
  'freeze before the answer',
] as const;

/** What AWS services answer instead. */
export const faultsOfAws = [
  'throttled',
  'server error before the effect',
  'server error after the effect',
  'token expired',
] as const;

export const faultsOfStripe = [
  'rate limited at the endpoint',
  'rate limited for the account',
  'lock time-out',
  'server error before the effect',
  'server error after the effect',
] as const;

/** Between services and functions, where each may do what AWS allows it to, and seldom does. */
export const faultsOfDeliveries = {
  send: ['late'],
  receive: ['given to two at once', 'out of order'],
  delete: ['acknowledgement lost'],
  rule: ['delivered twice'],
  schedule: ['fired twice', 'not fired'],
  batch: ['handed over again'],
} as const;

export type Delivery = keyof typeof faultsOfDeliveries;

export type CallFault =
  | (typeof faultsOfDeliveries)[Delivery][number]
  | (typeof faultsOfCalls)[number]
  | (typeof faultsOfAws)[number]
  | (typeof faultsOfStripe)[number]
  | 'conflict'
  | 'stale read'
  | 'partly unprocessed';

/** What is read consistently is not stale all the same. */
const reading = new Set(['GetItem', 'BatchGetItem', 'Query', 'Query of an index']);
const conflicting = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);
const partial = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'PutEvents',
  'SendMessageBatch',
  'DeleteMessageBatch',
]);

/** Where something can go wrong: a call to a service, or a delivery to a function. */
export type Place = {
  readonly capability: string;
  readonly service: CallSite['service'] | 'delivery';
  readonly operation: string;
};

/** Everything that can befall this place. */
export function faultsAt({ service, operation }: Place): readonly CallFault[] {
  if (service === 'delivery') return faultsOfDeliveries[operation as Delivery];
  if (service === 'issuer' || service === 'partner') return faultsOfCalls;
  if (service === 'stripe') return [...faultsOfCalls, ...faultsOfStripe];
  const own = service === 'dynamodb' ? faultsOfTable(operation) : [];
  if (partial.has(operation)) own.push('partly unprocessed');
  return [...faultsOfCalls, ...faultsOfAws, ...own];
}

const faultsOfTable = (operation: string): CallFault[] => [
  ...(conflicting.has(operation) ? (['conflict'] as const) : []),
  ...(reading.has(operation) ? (['stale read'] as const) : []),
];

/** As `faultsAt`, for a site by its name. */
export function faultsOfSite(name: string): readonly CallFault[] {
  const [capability = '', service = '', operation = ''] = name.split(' · ');
  return faultsAt({ capability, service: service as Place['service'], operation });
}

/** `capability · service · operation`: how a call site is named in the matrix. */
export const siteName = ({ capability, service, operation }: Place): string =>
  `${capability} · ${service} · ${operation}`;

/** How many calls this site has had, and how often each fault befell it. */
export type SiteCoverage = {
  calls: number;
  readonly struck: Map<CallFault, number>;
  /** Whether it was come to while anything could go wrong. */
  isReachable: boolean;
};
export type Coverage = Map<string, SiteCoverage>;

/** `nth` counts the calls of a site from 1; with `lastNth` all from there to it are struck. */
export type Aim = {
  readonly site: string;
  readonly fault: CallFault;
  readonly nth: number;
  readonly lastNth?: number;
};

/** As it is written on a command line: `site × fault × nth`, or `site × fault × nth-lastNth`. */
export const aimText = ({ site, fault, nth, lastNth }: Aim): string =>
  `${site} × ${fault} × ${nth}${lastNth === undefined ? '' : `-${lastNth}`}`;

export function aimOf(text: string): Aim | undefined {
  const [site = '', name = '', calls = ''] = text.split(' × ');
  const fault = faultsOfSite(site).find((known) => known === name);
  const range = rangeOf(calls);
  return fault && range && { site, fault, ...range };
}

function rangeOf(calls: string): Pick<Aim, 'nth' | 'lastNth'> | undefined {
  const [, first, last] = /^([1-9]\d*)(?:-([1-9]\d*))?$/.exec(calls) ?? [];
  if (first === undefined) return undefined;
  const nth = Number(first);
  if (last === undefined) return { nth };
  return Number(last) < nth ? undefined : { nth, lastNth: Number(last) };
}

/** What neither the SDK nor Stripe's client tries again by itself. */
const outages: readonly CallFault[] = ['token expired', 'server error before the effect'];

/** What befalls each call of a site as long as it is broken; undefined for deliveries. */
export const outageOf = (site: string): CallFault | undefined =>
  outages.find((fault) => faultsOfSite(site).includes(fault));

export type FaultPlan = {
  /** Decides once for each call; undefined when all goes well. */
  readonly strike: (site: Place) => CallFault | undefined;
  readonly coverage: Coverage;
  /** What has struck so far: told again as aims, it strikes again. */
  readonly struck: readonly Aim[];
};

export type FaultPlanOptions = {
  readonly chance: Chance;
  readonly now: () => number;
  /** Of each call, while chaos lasts. */
  readonly probability: number;
  readonly healAtMs: () => number;
  /** What befalls calls there at this moment, while something is out. */
  readonly outageAt: (site: Place) => CallFault | undefined;
  readonly aims: readonly Aim[];
};

export const newCoverage = (): SiteCoverage => ({
  calls: 0,
  struck: new Map(),
  isReachable: false,
});

export function createFaultPlan(options: FaultPlanOptions): FaultPlan {
  const { chance, now, probability, healAtMs, outageAt, aims } = options;
  const coverage: Coverage = new Map();
  const struck: Aim[] = [];
  const faultOf = (site: Place, name: string, call: number): CallFault | undefined => {
    const byChance = chance.happens(probability) ? drawn(chance, site) : undefined;
    return aimedAt(aims, name, call) ?? outageAt(site) ?? byChance;
  };
  return {
    ...{ coverage, struck },
    strike: (site) => {
      const name = siteName(site);
      const seen = coverage.get(name) ?? newCoverage();
      coverage.set(name, seen);
      seen.calls += 1;
      const isChaos = now() < healAtMs();
      seen.isReachable ||= isChaos;
      const fault = faultOf(site, name, seen.calls);
      if (!isChaos || !fault) return undefined;
      note(seen, struck, { site: name, fault, nth: seen.calls });
      return fault;
    },
  };
}

function note({ struck: counts }: SiteCoverage, struck: Aim[], strike: Aim): void {
  counts.set(strike.fault, (counts.get(strike.fault) ?? 0) + 1);
  struck.push(strike);
}

const aimedAt = (aims: readonly Aim[], site: string, call: number): CallFault | undefined =>
  aims.find(({ site: name, nth, lastNth = nth }) => name === site && nth <= call && call <= lastNth)
    ?.fault;

function drawn(chance: Chance, site: Place): CallFault | undefined {
  const faults = faultsAt(site);
  return faults[chance.integer(0, faults.length - 1)];
}
