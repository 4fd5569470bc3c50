/**
 * List prices of us-east-1 in November 2026, in dollars, and what is assumed about time, which no
 * local run can measure.
 */

const million = 1_000_000;

export const price = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / million,
  readUnit: 0.125 / million,
  /** https://aws.amazon.com/api-gateway/pricing/: HTTP APIs */
  apiRequest: 1 / million,
  /** https://aws.amazon.com/eventbridge/pricing/: custom events */
  event: 1 / million,
  /** https://aws.amazon.com/sqs/pricing/: standard queues; a batch of ten is one request */
  queueRequest: 0.4 / million,
  /** https://aws.amazon.com/lambda/pricing/: arm64 */
  invocation: 0.2 / million,
  gigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/cloudwatch/pricing/: logs ingested */
  logGigabyte: 0.5,
} as const;

export const assumed = {
  /** A request at the API that waits for Stripe once. */
  stripeWaitSeconds: 0.3,
  /** Any other invocation. */
  workSeconds: 0.03,
  memoryGigabytes: 0.25,
  /** Paced workers are busy as long as the settlement lasts: two of them at 25 pledges a second. */
  pacedSecondsPerPledge: 2 / 25,
  /** The access log of the API, the only line that a request leaves when all is well. */
  logBytesPerRequest: 150,
} as const;
