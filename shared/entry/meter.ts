/**
 * Counts that operations watch, in CloudWatch's embedded metric format: a line in the log, no call.
 * The dimension `service` is the capability's name.
 */
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';

export type Meter = { count(name: MeteredName, value: number): void };

export type MeteredName =
  'TallyDifference' | 'SettlementDifference' | 'IgnoredStripeEvents' | 'RejectedWebhooks';

export function meter(): Meter {
  const metrics = new Metrics({ namespace: 'Fanfund' });
  return {
    count: (name, value) => {
      metrics.addMetric(name, MetricUnit.Count, value);
      metrics.publishStoredMetrics();
    },
  };
}
