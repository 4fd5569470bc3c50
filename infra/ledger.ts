/** Checks the books once a day, and whenever operations ask for it. */
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { counted, pacedWorker } from './site.ts';
import { raise } from './constructs/capability.ts';
import { sendTo } from './grants.ts';

const dayMinutes = 24 * 60;
/** All entries and pledges of a campaign are read: a million of them take minutes. */
const checkTimeoutSeconds = 900;

export function addLedgerCheck(stack: Stack, site: Site) {
  const { house, may } = site;
  const { environment, receivesMax } = pacedWorker(site);
  const checkLedger = new ScheduleFunction(stack, 'check-ledger', house, {
    errorImpact: 'Nobody knows whether journal, pledges and Stripe say the same of the money.',
    everyMinutes: dayMinutes,
    environment,
    receivesMax,
    timeoutSeconds: checkTimeoutSeconds,
    memoryMegabytes: 1024,
  }).allow(may.readPledges, may.listCampaigns, may.keepLedger, may.useStripe);
  checkLedger.allow(sendTo(checkLedger));
  raise(stack, 'ledger-difference', house, {
    metric: counted('LedgerDifference', 'check-ledger'),
    description:
      'Journal, pledges and Stripe differ: the events LedgerDifferenceFound say in what.',
  });
  return { checkLedger };
}
