/** An event as a conditional update: what it writes, where it leads, and from where it may. */
import type { PledgeEvent, PledgeState } from '../domain/pledge.ts';
import type { Table } from './table.ts';
import { encodeEntry } from './pledge-item.ts';
import { dueKey, pledgeKey } from './keys.ts';
import { written } from '../domain/pledge.ts';

type Step = {
  readonly event: PledgeEvent;
  readonly target: PledgeState;
  readonly from: readonly PledgeState[];
  /** Given when the pledge was read before: it must not have moved since. */
  readonly version?: number;
};

export function pledgeUpdate(table: Table, pledgeId: string, step: Step) {
  const { dueAtMs, ...rest } = written(step.event);
  const fields = Object.entries({ ...rest, ...dueFields(pledgeId, dueAtMs), state: step.target });
  const set = fields.filter(([, value]) => value !== undefined);
  const removed = fields.filter(([, value]) => value === undefined).map(([name]) => name);
  const states = Object.fromEntries(step.from.map((state, index) => [`:from${index}`, state]));
  const assignments = [
    ...set.map(([name]) => `#${name} = :${name}`),
    '#version = #version + :one',
    '#history = list_append(#history, :entry)',
  ].join(', ');
  const removal = removed.length > 0 ? ` REMOVE ${removed.map((n) => `#${n}`).join(', ')}` : '';
  const unmoved = step.version === undefined ? '' : ' AND #version = :version';
  return {
    TableName: table.name,
    Key: pledgeKey(pledgeId),
    UpdateExpression: `SET ${assignments}${removal}`,
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')})${unmoved}`,
    ExpressionAttributeNames: Object.fromEntries(
      [...fields.map(([name]) => name), 'version', 'history'].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...states,
      ':one': 1,
      ':entry': [encodeEntry({ type: step.event.type, atMs: step.event.atMs })],
      ...(step.version !== undefined && { ':version': step.version }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** In the index while somebody has to look at it; out of it otherwise, which costs nothing. */
const dueFields = (pledgeId: string, dueAtMs: unknown) =>
  typeof dueAtMs === 'number'
    ? dueKey(pledgeId, dueAtMs)
    : { gsi2pk: undefined, gsi2sk: undefined };
