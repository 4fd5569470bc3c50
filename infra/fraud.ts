/** What keeps card testers out: limits of the stage, and who counts refused cards. */
import type { Environment, Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { QueueFunction } from './constructs/queue-function.ts';

export type FraudWatch = ReturnType<typeof addFraudWatch>;

export function addFraudWatch(
  stack: Stack,
  { stage, house, may, store }: Site,
  { signingSecretArn }: { readonly signingSecretArn: string },
) {
  /** For those who guard the door as well. */
  const guarding: Environment = {
    FRAUD_LIMITS: JSON.stringify(stage.fraudLimits),
    SIGNING_SECRET_ARN: signingSecretArn,
  };
  const countFailedSetup = new QueueFunction(stack, 'count-failed-setup', house, {
    errorImpact: 'Thieves go on trying stolen cards, which networks fine and banks dispute.',
    environment: { ...store, ...guarding },
  }).allow(may.readPledges, may.writePledges, may.sign);
  return { guarding, countFailedSetup };
}
