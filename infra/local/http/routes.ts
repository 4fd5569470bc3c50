/**
 * Which route of an HTTP API answers a request. As at AWS the most specific wins: literal segments
 * before {parameters}, those before a greedy {proxy+}, a named method before ANY, $default last.
 */
export type Route<T> = {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly value: T;
};

export type Found<T> = {
  readonly route: Route<T>;
  readonly pathParameters: Readonly<Record<string, string>>;
};

export function parseRoute<T>(key: string, value: T): Route<T> {
  if (key === '$default') return { key, method: 'ANY', segments: ['{proxy+}'], value };
  const [method = '', path = ''] = key.split(' ');
  return { key, method, segments: segmentsOf(path), value };
}

export function findRoute<T>(
  routes: readonly Route<T>[],
  method: string,
  path: string,
): Found<T> | undefined {
  const segments = segmentsOf(path);
  const candidates = routes.flatMap((route) => {
    if (route.method !== 'ANY' && route.method !== method) return [];
    const pathParameters = match(route.segments, segments);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  return candidates.sort((a, b) => compareSpecific(a.route, b.route))[0];
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function match(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected.endsWith('+}')) {
      parameters[expected.slice(1, -2)] = segments.slice(index).map(decode).join('/');
      return parameters;
    }
    const actual = segments[index] ?? '';
    if (!expected.startsWith('{')) {
      if (expected !== actual) return undefined;
    } else {
      if (actual === '') return undefined;
      parameters[expected.slice(1, -1)] = decode(actual);
    }
  }
  return segments.length === pattern.length ? parameters : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function compareSpecific<T>(a: Route<T>, b: Route<T>): number {
  if (a.key === '$default' || b.key === '$default') return a.key === '$default' ? 1 : -1;
  const length = Math.max(a.segments.length, b.segments.length);
  for (let index = 0; index < length; index += 1) {
    const difference = vagueness(a.segments[index]) - vagueness(b.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function vagueness(segment: string | undefined): number {
  if (segment === undefined || segment.endsWith('+}')) return 2;
  return segment.startsWith('{') ? 1 : 0;
}
