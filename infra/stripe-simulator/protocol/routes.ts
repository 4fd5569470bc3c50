/** The form of an operation, and finding the one that a method and path ask for. */
import type { Decline } from '../resources/declines.ts';
import type { World } from '../world/world.ts';
import type { ParamHash, ParamSpec } from './params.ts';

export type Access = 'secret' | 'publishable';

export type Call = {
  /** The id in the path; empty where the path has none. */
  id: string;
  params: ParamHash;
  access: Access;
  requestId: string;
  /** A fault that a test has set: the card is refused for this reason, whatever it is. */
  forcedDecline?: Decline;
};

export type Reply = { status: number; object: object };

export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  template: string;
  spec: ParamSpec;
  /** Operations that a browser may call with a publishable key and a client secret. */
  publishable?: boolean;
  run(world: World, call: Call): Reply;
};

export function ok(object: object): Reply {
  return { status: 200, object };
}

/** What Stripe limits and counts as one: `GET /v1/charges/:charge`. */
type KnownRoute = Route & { endpoint: string };

export type RouteMatch = { route: KnownRoute; id: string };

type Node = { children: Map<string, Node>; wildcard?: Node; routes: Map<string, KnownRoute> };

function newNode(): Node {
  return { children: new Map(), routes: new Map() };
}

function insert(root: Node, route: Route): void {
  let node = root;
  for (const part of route.template.split('/').slice(1)) {
    if (part.startsWith(':')) {
      node.wildcard ??= newNode();
      node = node.wildcard;
      continue;
    }
    const child = node.children.get(part) ?? newNode();
    node.children.set(part, child);
    node = child;
  }
  node.routes.set(route.method, { ...route, endpoint: `${route.method} ${route.template}` });
}

/** A part that is not well encoded names nothing; it is then looked for as it stands. */
function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => RouteMatch | undefined {
  const root = newNode();
  for (const route of routes) insert(root, route);
  return (method, path) => {
    let node = root;
    let id = '';
    for (const part of path.split('/').slice(1)) {
      const child = node.children.get(part);
      if (child !== undefined) {
        node = child;
        continue;
      }
      if (node.wildcard === undefined || part === '') return undefined;
      node = node.wildcard;
      id = decodedPart(part);
    }
    const route = node.routes.get(method);
    return route === undefined ? undefined : { route, id };
  };
}
