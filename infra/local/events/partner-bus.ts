/**
 * The event bus of a partner: bound to the partner's event source, of the same name, and closed to
 * everybody else. Invariant: an envelope is answered only after every matching rule has its message
 * in the target queue's journal. Here the partner posts its envelopes to an address of its own.
 */
import { nameFromArn } from '../aws-names.ts';
import { AwsError } from '../aws-services.ts';
import type { JsonInput, RestHandler } from '../aws-services.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import { optionalText } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import type { Publish } from './event-bus.ts';

/** Where a partner puts its events. */
export const partnerEventsPath = '/partner-events';

export type PartnerBuses = {
  /** The sources that the template is bound to. */
  readonly sources: readonly string[];
  /** Takes an envelope as JSON; throws AwsError when it is none, or no bus is bound to its source. */
  readonly accept: (envelope: string) => void;
};

export function createPartnerBuses(resources: readonly Resource[], publish: Publish): PartnerBuses {
  const sources = sourcesOf(resources);
  return {
    sources,
    accept: (envelope) => {
      const event = envelopeOf(envelope);
      const source = String(event.source);
      if (!sources.includes(source)) {
        throw new AwsError('ResourceNotFoundException', `No bus is bound to ${source}.`, 404);
      }
      publish(nameFromArn(source), event);
    },
  };
}

function sourcesOf(resources: readonly Resource[]): string[] {
  return resources.flatMap((bus) => {
    if (bus.type !== 'AWS::Events::EventBus') return [];
    const source = optionalText(bus, 'EventSourceName');
    if (source === undefined) return [];
    if (bus.properties.Name !== source) {
      throw new LocalCloudError(
        `${bus.path} is bound to ${source}; the bus of a partner has the name of its source.`,
      );
    }
    return [source];
  });
}

export function partnerApi({ accept }: PartnerBuses): RestHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== partnerEventsPath) return undefined;
    accept(body);
    return { status: 200, body: {} };
  };
}

function envelopeOf(body: string): JsonInput {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as JsonInput;
  } catch {
    // Told below.
  }
  throw new AwsError('SerializationException', 'The body is no envelope.');
}
