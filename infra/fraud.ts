/** What keeps card testers out: limits of the stage, and who counts refused cards. */
import type { Environment, Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import type { QueueFunction as Worker } from './constructs/queue-function.ts';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker } from './site.ts';
import { sendTo } from './grants.ts';

export type FraudWatch = ReturnType<typeof addFraudWatch>;

export function addFraudWatch(stack: Stack, site: Site, { release }: { readonly release: Worker }) {
  const { stage, house, may, signing } = site;
  const worker = pacedWorker(site);
  /** For those who guard the door as well. */
  const guarding: Environment = {
    FRAUD_LIMITS: JSON.stringify(stage.fraudLimits),
    ...signing,
  };
  const countFailedSetup = new QueueFunction(stack, 'count-failed-setup', house, {
    ...worker,
    errorImpact: 'Thieves go on trying stolen cards, which networks fine and banks dispute.',
    environment: {
      ...{ ...worker.environment, ...guarding },
      RELEASE_QUEUE_URL: release.queue.queueUrl,
    },
  }).allow(may.readPledges, may.writePledges, may.useStripe, may.sign, sendTo(release));
  return { guarding, countFailedSetup };
}
