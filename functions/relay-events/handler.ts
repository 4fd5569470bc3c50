import { bus } from '../../shared/wiring.ts';
import { relayEvents } from './relay-events.ts';
import { streamEntry } from '../../shared/entry/stream.ts';

export const handler = streamEntry(relayEvents, () => ({ bus: bus() }));
