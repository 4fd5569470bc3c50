/** Every breakage that the simulator has to catch. */
import type { Mutant } from './mutant.ts';
import { accepting } from './accepting.ts';
import { collecting } from './collecting.ts';
import { disputes } from './disputes.ts';
import { doors } from './doors.ts';
import { ledger } from './ledger.ts';
import { outboxAndTotals } from './outbox-and-totals.ts';
import { pace } from './pace.ts';
import { partners } from './partners.ts';
import { queues } from './queues.ts';
import { refunding } from './refunding.ts';
import { settling } from './settling.ts';
import { stock } from './stock.ts';

export const allMutants: readonly Mutant[] = [
  ...accepting,
  ...settling,
  ...collecting,
  ...refunding,
  ...disputes,
  ...stock,
  ...outboxAndTotals,
  ...ledger,
  ...queues,
  ...pace,
  ...doors,
  ...partners,
];
