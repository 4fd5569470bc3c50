/** EventBridge Scheduler's REST protocol: create, read, change and delete one schedule. */
import { AwsError } from '../aws-services.ts';
import type { JsonInput, Reply, RestHandler } from '../aws-services.ts';
import { parseExpression } from './expression.ts';
import type {
  Schedule,
  ScheduleDefinition,
  ScheduleStore,
  ScheduleTarget,
} from './schedule-store.ts';
import { firstDueAtMs, scheduleArn } from './scheduler.ts';

type Options = {
  readonly store: ScheduleStore;
  readonly groups: ReadonlySet<string>;
  readonly knows: (arn: string) => boolean;
  readonly rearm: () => void;
  readonly now: () => number;
};

const inputKnown = new Set([
  'ActionAfterCompletion',
  'ClientToken',
  'Description',
  'FlexibleTimeWindow',
  'GroupName',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'State',
  'Target',
]);

export function schedulerApi(options: Options): RestHandler {
  return ({ method, url, body }) => {
    const [, name] = /^\/schedules\/([0-9a-zA-Z-_.]{1,64})$/.exec(url.pathname) ?? [];
    if (name === undefined) return undefined;
    const input = (body === '' ? {} : JSON.parse(body)) as JsonInput;
    const groupName = String(input.GroupName ?? url.searchParams.get('groupName') ?? 'default');
    if (!options.groups.has(groupName)) {
      throw notFound(`Schedule group ${groupName} does not exist.`);
    }
    const key = { groupName, name };
    return method === 'POST'
      ? create(options, key, input)
      : onExisting(options, key, method, input);
  };
}

type Key = Pick<Schedule, 'groupName' | 'name'>;

function onExisting(
  options: Options,
  key: Key,
  method: string,
  input: JsonInput,
): Reply | undefined {
  const existing = options.store.get(key);
  if (existing === undefined) throw notFound(`Schedule ${key.name} does not exist.`);
  if (method === 'PUT') return put(options, existing, input);
  if (method === 'GET') return { status: 200, body: onTheWire(existing) };
  if (method !== 'DELETE') return undefined;
  options.store.remove(key);
  return { status: 200, body: {} };
}

function create(
  options: Options,
  key: { groupName: string; name: string },
  input: JsonInput,
): Reply {
  if (options.store.get(key) !== undefined) {
    throw new AwsError('ConflictException', `Schedule ${key.name} already exists.`, 409);
  }
  return put(options, { ...key, createdAtMs: options.now() }, input);
}

/** A past time is taken, and fires at once. */
function put(
  { store, knows, rearm, now }: Options,
  key: Pick<Schedule, 'groupName' | 'name' | 'createdAtMs'>,
  input: JsonInput,
): Reply {
  const definition = definitionOf(input, knows);
  const { groupName, name, createdAtMs } = key;
  const dueAtMs = firstDueAtMs(definition, now());
  store.put({ groupName, name, createdAtMs, definition, dueAtMs });
  rearm();
  return { status: 200, body: { ScheduleArn: scheduleArn(key) } };
}

function definitionOf(input: JsonInput, knows: (arn: string) => boolean): ScheduleDefinition {
  check(input, knows);
  const { Description: description } = input;
  return {
    origin: 'api',
    expression: String(input.ScheduleExpression),
    timezone: 'UTC',
    state: input.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
    target: input.Target as ScheduleTarget,
    afterCompletion: input.ActionAfterCompletion === 'DELETE' ? 'DELETE' : 'NONE',
    ...(description !== undefined && { description: String(description) }),
  };
}

function check(input: JsonInput, knows: (arn: string) => boolean): void {
  const unknown = Object.keys(input).find((name) => !inputKnown.has(name));
  if (unknown !== undefined) throw invalid(`The local cloud does not know ${unknown}.`);
  const expression = String(input.ScheduleExpression);
  if (parseExpression(expression) === undefined) {
    throw invalid(`Invalid Schedule Expression ${expression}.`);
  }
  if (![undefined, 'UTC', 'Etc/UTC'].includes(input.ScheduleExpressionTimezone as string)) {
    throw invalid('Only UTC is known here.');
  }
  checkTarget(input, knows);
}

function checkTarget(input: JsonInput, knows: (arn: string) => boolean): void {
  const { Mode } = (input.FlexibleTimeWindow ?? {}) as JsonInput;
  if (Mode !== 'OFF') throw invalid('FlexibleTimeWindow must have the mode OFF here.');
  const { Arn, RoleArn } = (input.Target ?? {}) as Partial<ScheduleTarget>;
  if (RoleArn === undefined || !knows(Arn ?? '')) {
    throw invalid('Target needs a RoleArn and the Arn of a queue or function of the template.');
  }
}

function onTheWire({ groupName, name, definition, createdAtMs }: Schedule): JsonInput {
  return {
    Arn: scheduleArn({ groupName, name }),
    GroupName: groupName,
    Name: name,
    ScheduleExpression: definition.expression,
    ScheduleExpressionTimezone: definition.timezone,
    State: definition.state,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: definition.target,
    ActionAfterCompletion: definition.afterCompletion,
    CreationDate: createdAtMs / 1000,
    ...(definition.description !== undefined && { Description: definition.description }),
  };
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
