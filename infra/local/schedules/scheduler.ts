/**
 * Fires schedules when they are due, also those that came due while nothing ran. Invariant: the
 * delivery and the note that it happened are one commit, so a killed process repeats or omits none.
 */
import { randomUUID } from 'node:crypto';
import { accountId, arn, region } from '../aws-names.ts';
import type { Deliver } from '../delivery.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import { objectOf, oneOf, optionalText, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { nameFromArn } from '../aws-names.ts';
import type { Mischief } from '../mischief.ts';
import type { Watch } from '../watch.ts';
import { parseExpression } from './expression.ts';
import type {
  Schedule,
  ScheduleDefinition,
  ScheduleStore,
  ScheduleTarget,
} from './schedule-store.ts';

export type Scheduler = {
  /** Nothing fires before. */
  readonly start: () => void;
  /** To be called when a schedule was added or changed. */
  readonly rearm: () => void;
  readonly close: () => void;
};

export type SchedulerOptions = {
  readonly store: ScheduleStore;
  readonly deliver: Deliver;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly watch?: Watch | undefined;
  /** The clock is looked at this often at least, in case that it is set. */
  readonly timerMsMax?: number | undefined;
  readonly mischief?: Mischief | undefined;
};

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { store, now, timerMsMax = 60_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const tick = (): void => {
    for (const schedule of store.due(now())) fireOne(schedule, options);
    rearm();
  };
  const rearm = (): void => {
    clearTimeout(timer);
    const nextAtMs = store.nextDueAtMs();
    if (!running || nextAtMs === undefined) return;
    timer = setTimeout(tick, Math.min(Math.max(nextAtMs - now(), 0), timerMsMax));
    timer.unref();
  };
  return {
    start: () => {
      running = true;
      rearm();
    },
    rearm,
    close: () => {
      running = false;
      clearTimeout(timer);
    },
  };
}

function fireOne(schedule: Schedule, options: SchedulerOptions): void {
  const { store, mischief } = options;
  store.together(() => {
    const firings = mischief?.firings?.(schedule) ?? 1;
    for (let fired = 0; fired < firings; fired += 1) fire(schedule, options);
    const dueAtMs = nextFiringMs(schedule, options);
    if (dueAtMs === undefined && schedule.definition.afterCompletion === 'DELETE') {
      store.remove(schedule);
    } else {
      store.put({ ...schedule, dueAtMs });
    }
  });
}

function nextFiringMs(schedule: Schedule, { now, mischief }: SchedulerOptions): number | undefined {
  const dueAtMs = nextDueAtMs(schedule.definition, now());
  return dueAtMs && (mischief?.nextFiringMs?.(schedule, dueAtMs) ?? dueAtMs);
}

function fire(schedule: Schedule, { deliver, now, log, watch }: SchedulerOptions): void {
  const { target } = schedule.definition;
  const payload = payloadOf(schedule, now());
  const groupId = target.SqsParameters?.MessageGroupId;
  watch?.fired?.(schedule, payload);
  if (deliver(target.Arn, payload, { groupId })) return;
  const deadLetter = target.DeadLetterConfig?.Arn;
  if (deadLetter !== undefined) deliver(deadLetter, payload);
  log(`schedule ${schedule.groupName}/${schedule.name} has no target ${target.Arn}`);
}

export function scheduleArn({ groupName, name }: { groupName: string; name: string }): string {
  return arn('scheduler', `schedule/${groupName}/${name}`);
}

function payloadOf(schedule: Schedule, nowMs: number): string {
  const scheduledAt = new Date(schedule.dueAtMs ?? nowMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const executionId = randomUUID();
  const { Input } = schedule.definition.target;
  if (Input !== undefined) {
    return Input.replaceAll('<aws.scheduler.scheduled-time>', scheduledAt)
      .replaceAll('<aws.scheduler.execution-id>', executionId)
      .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn(schedule))
      .replaceAll('<aws.scheduler.attempt-number>', '1');
  }
  return JSON.stringify({
    version: '0',
    id: executionId,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: accountId,
    time: scheduledAt,
    region,
    resources: [scheduleArn(schedule)],
    detail: '{}',
  });
}

/** The next time after the given one; undefined when there is none. */
export function nextDueAtMs(definition: ScheduleDefinition, afterMs: number): number | undefined {
  const expression = parseExpression(definition.expression);
  if (definition.state === 'DISABLED' || expression?.kind !== 'every') return undefined;
  return expression.nextAfterMs(afterMs);
}

export function firstDueAtMs(definition: ScheduleDefinition, nowMs: number): number | undefined {
  const expression = parseExpression(definition.expression);
  if (definition.state === 'ENABLED' && expression?.kind === 'once') return expression.atMs;
  return nextDueAtMs(definition, nowMs);
}

/** Schedules of the template keep their place in time over a restart, unless they were changed. */
export function installTemplateSchedules(
  resources: readonly Resource[],
  store: ScheduleStore,
  knows: (arn: string) => boolean,
  nowMs: number,
): void {
  const installed = new Set<string>();
  for (const resource of resources) {
    const definition = definitionOf(resource, knows);
    const key = {
      groupName: optionalText(resource, 'GroupName') ?? 'default',
      name: nameFromArn(resource.ref),
    };
    installed.add(scheduleArn(key));
    const before = store.get(key);
    if (JSON.stringify(before?.definition) === JSON.stringify(definition)) continue;
    const dueAtMs = firstDueAtMs(definition, nowMs);
    store.put({ ...key, definition, createdAtMs: nowMs, dueAtMs });
  }
  for (const schedule of store.all()) {
    if (schedule.definition.origin === 'template' && !installed.has(scheduleArn(schedule))) {
      store.remove(schedule);
    }
  }
}

function definitionOf(resource: Resource, knows: (arn: string) => boolean): ScheduleDefinition {
  const expression = textOf(resource, 'ScheduleExpression');
  const target = objectOf(resource, 'Target') as ScheduleTarget;
  oneOf(resource, 'ScheduleExpressionTimezone', ['UTC', 'Etc/UTC', undefined]);
  oneOf(resource, 'State', ['ENABLED', 'DISABLED', undefined]);
  if (parseExpression(expression) === undefined) {
    throw new LocalCloudError(
      `${resource.path} has the schedule ${expression}, which the local cloud does not know.`,
    );
  }
  if (objectOf(resource, 'FlexibleTimeWindow').Mode !== 'OFF' || !knows(String(target.Arn))) {
    throw new LocalCloudError(
      `${resource.path} needs FlexibleTimeWindow OFF and a queue or function of the template as its target.`,
    );
  }
  return {
    origin: 'template',
    expression,
    timezone: 'UTC',
    state: resource.properties.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
    target,
    afterCompletion: 'NONE',
  };
}

export function groupNames(resources: readonly Resource[]): Set<string> {
  const groups = resources.filter(({ type }) => type === 'AWS::Scheduler::ScheduleGroup');
  return new Set(['default', ...groups.map(({ ref }) => ref)]);
}
