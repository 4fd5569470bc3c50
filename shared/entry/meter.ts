/**
 * Counts that operations watch, in CloudWatch's embedded metric format: a line in the log, no call.
 * The dimension `service` is the capability's name; a count with a reason has that as another one.
 */
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';

export type Meter = { count(name: MeteredName, value: number, reason?: string): void };

export type MeteredName =
  | 'TallyDifference'
  | 'SettlementDifference'
  /** Differences between journal, pledges and Stripe, as the daily check finds them. */
  | 'LedgerDifference'
  /** Money that came in beside a pledge, and was sent back. */
  | 'StrayPayments'
  | 'NoticesSent'
  /** Backers who cannot be told by mail: no address, or one that takes none. */
  | 'NoticesWithoutAddress'
  | 'NoticesRefused'
  /** Genuine events of Stripe that concern no pledge, or tell nothing new; by reason. */
  | 'IgnoredStripeEvents'
  /** Genuine events of another account, or of test mode where this is live; by reason. */
  | 'MisdirectedStripeEvents'
  /** Requests that are not proved to be Stripe's, or cannot be read; by reason. */
  | 'RejectedWebhooks'
  | 'RepeatedWebhooks'
  /** Told by one run of the reconciler, and those of them that nobody can do anything about. */
  | 'PledgesDue'
  | 'PledgesDueForNothing'
  /** Endpoints of partners that failed for too long. */
  | 'PartnerEndpointsSwitchedOff'
  /** Webhooks that are not proved to be a partner's, or go over its limits; by reason. */
  | 'RejectedPartnerWebhooks'
  /** What partners were told, by how it went. */
  | 'PartnerDeliveries'
  /** Requests of which nobody knows whether they had an effect. */
  | 'UnknownOutcomes'
  /** How long the oldest attempt has been open that the reconciler finds. */
  | 'OldestOpenAttemptSeconds'
  /** Pledges of a settlement that are not at their end. */
  | 'PledgesLeftToSettle'
  /** Answers of Stripe, by class; `429` and what brought no answer have one of their own. */
  | 'StripeAnswers';

export function meter(): Meter {
  const metrics = new Metrics({ namespace: 'Fanfund' });
  return {
    count: (name, value, reason) => {
      if (reason !== undefined) {
        const single = metrics.singleMetric();
        single.addDimension('reason', reason);
        single.addMetric(name, MetricUnit.Count, value);
        return;
      }
      metrics.addMetric(name, MetricUnit.Count, value);
      metrics.publishStoredMetrics();
    },
  };
}

/** What happened, by the names of events: one line for a whole batch. */
export function eventMeter(): (counts: Readonly<Record<string, number>>) => void {
  const metrics = new Metrics({ namespace: 'Fanfund' });
  return (counts) => {
    for (const [event, count] of Object.entries(counts))
      metrics.addMetric(event, MetricUnit.Count, count);
    metrics.publishStoredMetrics();
  };
}
