/**
 * How many requests a second a route may get, by who calls it. What fans read and pledge has the
 * stage's own limit: a rush is what it is for. The others need little, and must never take from it.
 */
export type RouteClass =
  'operations' | 'creators' | 'partners' | 'webhooks' | 'links' | 'docs' | 'unknown';

export type RouteLimits = Readonly<Record<RouteClass, number>>;

/** The first that fits counts. */
const classes: readonly (readonly [RegExp, RouteClass])[] = [
  [/^\$default$/, 'unknown'],
  [/ \/(openapi\.json|docs(\/.*)?|ops(\/.*)?)$/, 'docs'],
  [/ \/v1\/ops\//, 'operations'],
  [/ \/v1\/stripe\/webhook$/, 'webhooks'],
  [/ \/v1\/partners\/\{partnerId\}\/(pledges|shipments)$/, 'partners'],
  [/ \/v1\/partners(\/.*)?$/, 'operations'],
  [
    / \/v1\/(payment|exit|update|delivery)-links\/|\/(payment-method|exit|update-subscription)$/,
    'links',
  ],
  [/\/secret-rewards$|^POST \/v1\/pledges\/\{id\}\/delivery$/, 'links'],
  [/^(POST \/v1\/campaigns|PATCH \/v1\/campaigns\/\{id\})$/, 'creators'],
  [
    /^POST \/v1\/campaigns\/\{id\}\/(publish|announce|cancel|abandon|abandonment-previews|passes)$/,
    'creators',
  ],
  [/^POST \/v1\/campaigns\/\{id\}\/(promise-changes|updates|milestones(\/.*)?)$/, 'creators'],
];

export const routeClassOf = (routeKey: string): RouteClass | undefined =>
  classes.find(([pattern]) => pattern.test(routeKey))?.[1];

/** For the routes that have a limit of their own, as `AWS::ApiGatewayV2::Stage` has them. */
export function routeSettings(routeKeys: readonly string[], limits: RouteLimits) {
  const limited = routeKeys.flatMap((key) => {
    const found = routeClassOf(key);
    return found ? [[key, limits[found]] as const] : [];
  });
  return Object.fromEntries(
    limited.map(([key, perSecond]) => [
      key,
      { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: perSecond },
    ]),
  );
}
