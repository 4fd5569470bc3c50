/** What a world's invariants may know of it beforehand, as its template has it. */
import type { Blueprint } from './blueprint.ts';
import { stripeLimits } from './blueprint.ts';
import type { Setting } from './observation.ts';
import type { World } from './world.ts';

export function settingOf(
  { keys }: Blueprint,
  { cloud, resources, functions }: World,
  tokens: ReadonlyMap<string, string>,
): Setting {
  const behindRoutes = new Set(cloud.httpApi?.routes.map(({ value }) => value.pool.settings.name));
  const alarms = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
  return {
    rates: { perEndpoint: stripeLimits.perEndpointPerSecond, account: stripeLimits.perSecond },
    unpaced: new Set(
      functions
        .filter(({ settings }) => behindRoutes.has(settings.name))
        .map(({ capability }) => capability),
    ),
    alarmed: new Set(alarms.flatMap(({ properties }) => queuesOf(properties))),
    secrets: [
      keys.stripeSecretKey,
      keys.webhookSecret,
      keys.linkKey,
      keys.partnerRoot,
      ...tokens.values(),
    ],
  };
}

type Dimension = { readonly Name: string; readonly Value: unknown };
type Metric = { readonly MetricStat?: { readonly Metric?: { readonly Dimensions?: Dimension[] } } };

/** The queues that an alarm looks at, by itself or in its sums. */
function queuesOf({ Dimensions = [], Metrics = [] }: Readonly<Record<string, unknown>>): string[] {
  const inner = (Metrics as Metric[]).flatMap(
    ({ MetricStat }) => MetricStat?.Metric?.Dimensions ?? [],
  );
  return [...(Dimensions as Dimension[]), ...inner]
    .filter(({ Name }) => Name === 'QueueName')
    .map(({ Value }) => String(Value));
}
