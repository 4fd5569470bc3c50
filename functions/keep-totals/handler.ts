import { keepTotals } from './keep-totals.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import { totals } from '../../shared/wiring.ts';

export const handler = streamEntry(keepTotals, () => ({ totals: totals() }));
