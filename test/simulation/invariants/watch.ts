/**
 * Lets invariants hear a world: every observation is read once into the chronicle, and goes to those
 * alone that have an ear for it. A broken rule is told once per invariant and sentence, for one cause
 * often shows again with every step after it.
 */
import type { EndState, Observation, Setting, Violation } from '../observation.ts';
import type { Ears, Invariant } from './invariant.ts';
import { startChronicle } from './chronicle.ts';

export type Watch = {
  readonly observe: (observation: Observation) => void;
  /** When the world has drained. */
  readonly end: (end: EndState) => void;
};

export type WatchOptions = {
  readonly invariants: readonly Invariant[];
  readonly setting: Setting;
  readonly violated: (violation: Violation) => void;
};

type Ear<Name extends keyof Ears> = NonNullable<Ears[Name]>;

export function startWatch({ invariants, setting, violated }: WatchOptions): Watch {
  const { told, note } = startChronicle();
  const all = invariants.map(({ name, watch }) => {
    const said = new Set<string>();
    const violate = (detail: string): void => {
      if (said.has(detail)) return;
      said.add(detail);
      violated({ invariant: name, atMs: told.nowMs, detail });
    };
    return watch({ violate, told, setting });
  });
  const earsFor = <Name extends keyof Ears>(name: Name): Ear<Name>[] =>
    all.flatMap((ears) => (ears[name] ? [ears[name] as Ear<Name>] : []));
  const byKind = new Map<string, ((observation: Observation) => void)[]>();
  for (const kind of kinds)
    byKind.set(kind, earsFor(kind) as ((observation: Observation) => void)[]);
  const pledgeEars = earsFor('pledgeWritten');
  const campaignEars = earsFor('campaignWritten');
  const takenEars = earsFor('moneyTaken');
  const endEars = earsFor('atEnd');
  return {
    observe: (observation) => {
      const { pledge, campaign, taken } = note(observation);
      tellAll(byKind.get(observation.kind) ?? [], observation);
      if (pledge) tellAll(pledgeEars, pledge);
      if (campaign) tellAll(campaignEars, campaign);
      if (taken) tellAll(takenEars, taken);
    },
    end: (end) => tellAll(endEars, end),
  };
}

function tellAll<News>(ears: readonly ((news: News) => void)[], news: News): void {
  for (const hear of ears) hear(news);
}

const kinds = [
  'written',
  'asked',
  'answered',
  'stripe',
  'heard',
  'happened',
  'sent',
  'handled',
  'deadLettered',
  'published',
  'mailed',
  'told',
  'logged',
  'act',
] as const satisfies readonly Observation['kind'][];
