/**
 * The event bus of a partner: bound to the partner's event source, of the same name, and closed to
 * everybody else. Invariant: an envelope is answered only after every matching rule has its message
 * in the target queue's journal. Here the partner posts its envelopes to an address of its own.
 */
import { nameFromArn } from '../aws-names.ts';
import { AwsError } from '../aws-endpoint.ts';
import type { JsonInput, RestHandler } from '../aws-endpoint.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { StateDatabase } from '../state-database.ts';
import { optionalText } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import type { Rule } from './event-bus.ts';
import { deliver } from './event-bus.ts';

/** Where a partner puts its events. */
export const partnerEventsPath = '/partner-events';

/** The sources that the template is bound to. */
export function partnerSources(resources: readonly Resource[]): string[] {
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

export function partnerBus(
  sources: readonly string[],
  rules: readonly Rule[],
  together: StateDatabase['together'],
): RestHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== partnerEventsPath) return undefined;
    const event = envelopeOf(body);
    const source = String(event.source);
    if (!sources.includes(source)) {
      throw new AwsError('ResourceNotFoundException', `No bus is bound to ${source}.`, 404);
    }
    together(() => deliver(rules, nameFromArn(source), event));
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
