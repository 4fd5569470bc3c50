/**
 * What is told on the bus: exactly what was written, each step once in meaning. The same event may
 * come any number of times; its id must then mean the same.
 */
import type { Chronicle } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { Publication } from '../../../shared/events/publication.ts';
import { campaignPublication, pledgePublication } from '../../../shared/events/publication.ts';
import { besides } from './beside.ts';
import { isSame } from './same.ts';
import { numberOf, textOf } from './stripe-object.ts';

type Detail = Readonly<Record<string, unknown>>;

/** What the table's step of this id must be told as; undefined when there is no such step. */
function expectedOf(told: Chronicle, eventId: string): Publication | 'nobody' | undefined {
  const mark = eventId.lastIndexOf('.');
  const id = eventId.slice(0, mark);
  const index = Number(eventId.slice(mark + 1)) - 1;
  const pledge = told.pledges.get(id)?.versions[index];
  if (pledge) return pledgePublication(pledge) ?? 'nobody';
  const campaign = told.campaigns.get(id);
  const version = campaign?.versions[index];
  return version && campaignPublication(version.campaign, version.event);
}

type Known = ReadonlyMap<string, Publication>;

function faultOf(told: Chronicle, known: Known, name: string, detail: Detail): string | undefined {
  const eventId = textOf(detail, 'eventId');
  const expected = known.get(eventId) ?? expectedOf(told, eventId);
  if (expected === undefined) return 'and nothing of that id was written';
  if (expected === 'nobody') return 'which is for its history only';
  if (expected.name !== name) return `and ${expected.name} was written`;
  return isSame(expected.detail, detail)
    ? undefined
    : `with ${JSON.stringify(detail)}, and ${JSON.stringify(expected.detail)} was written`;
}

export const eventsTellWhatWasWritten: Invariant = {
  name: 'events-tell-what-was-written',
  why: 'Consumers move money and write mails on the word of an event: it must have happened, as told.',
  watch: ({ violate, told }) => {
    const { known, learn } = besides();
    return {
      written: ({ before, after }) => learn(before, after),
      published: ({ detailType, detail, by }) => {
        if (detailType === 'LedgerDifferenceFound') return;
        const fault = faultOf(told, known, detailType, detail as Detail);
        if (fault !== undefined)
          violate(
            `${by?.capability ?? 'nobody'} told ${detailType} ` +
              `${textOf(detail as Detail, 'eventId')}, ${fault}`,
          );
      },
    };
  },
};

export const oneMeaningPerEvent: Invariant = {
  name: 'one-meaning-per-event',
  why: 'Consumers know a repetition by its id: two facts under one id, and the second one is lost.',
  watch: ({ violate }) => {
    const meanings = new Map<string, { readonly name: string; readonly detail: unknown }>();
    return {
      published: ({ detailType: name, detail }) => {
        const eventId = textOf(detail as Detail, 'eventId');
        const known = meanings.get(eventId);
        if (!known) meanings.set(eventId, { name, detail });
        else if (known.name !== name || !isSame(known.detail, detail))
          violate(
            `${eventId} is ${known.name} ${JSON.stringify(known.detail)} and ` +
              `${name} ${JSON.stringify(detail)}`,
          );
      },
    };
  },
};

export const everyStepIsTold: Invariant = {
  name: 'every-step-is-told',
  why: 'A step that is never told starts no settlement, writes no mail and moves no total.',
  watch: ({ violate, told }) => {
    const seen = new Set<string>();
    const check = (id: string, version: number, publication: Publication | undefined): void => {
      if (publication && !seen.has(`${id}.${version}`))
        violate(`${publication.name} ${id}.${version} was written and never published`);
    };
    const differences = new Set<string>();
    const { known, learn } = besides();
    return {
      written: ({ before, after }) => {
        learn(before, after);
        if (after && String(after['sk']).startsWith('DIFFERENCE#'))
          differences.add(`${String(after['pk']).slice(2)}.${String(after['id'])}`);
      },
      published: ({ detail }) => void seen.add(textOf(detail as Detail, 'eventId')),
      atEnd: () => {
        for (const { id, versions } of told.pledges.values())
          versions.forEach((pledge, index) => check(id, index + 1, pledgePublication(pledge)));
        for (const { id, versions } of told.campaigns.values())
          versions.forEach(({ campaign, event }, index) =>
            check(id, index + 1, campaignPublication(campaign, event)),
          );
        for (const [eventId, { name }] of known)
          if (!seen.has(eventId)) violate(`${name} ${eventId} was written and never published`);
        for (const eventId of differences)
          if (!seen.has(eventId)) violate(`The difference ${eventId} was never published`);
      },
    };
  },
};

export const eventsInOrderRebuildTheLife: Invariant = {
  name: 'events-in-order-rebuild-the-life',
  why: 'Whoever puts the events of a pledge in the order of their numbers reads its history.',
  watch: ({ violate, told }) => ({
    published: ({ detailType, detail }) => {
      const fields = detail as Detail;
      const pledge = told.pledges.get(textOf(fields, 'pledgeId'))?.pledge;
      if (!pledge || detailType === 'LedgerDifferenceFound') return;
      const number = numberOf(fields, 'sequence');
      // What is told of its delivery has numbers of its own.
      if (textOf(fields, 'eventId').startsWith(`${pledge.id}.delivery.`)) return;
      const entry = pledge.history[number - 1];
      const written = entry && `${entry.type} of ${new Date(entry.atMs).toISOString()}`;
      const said = `${detailType} of ${textOf(fields, 'occurredAt')}`;
      if (written !== said)
        violate(`${pledge.id}: number ${number} is ${written}, told was ${said}`);
    },
  }),
};
