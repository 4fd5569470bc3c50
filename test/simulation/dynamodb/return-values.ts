/** What a single write answers of the item, before or after. */
import type { Item } from './wire.ts';
import type { Plan, WriteKind } from './write.ts';
import { invalid } from './refusal.ts';
import { pick } from './paths.ts';

const allowed: Readonly<Record<WriteKind, readonly string[]>> = {
  Put: ['NONE', 'ALL_OLD'],
  Delete: ['NONE', 'ALL_OLD'],
  Update: ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'],
  ConditionCheck: ['NONE'],
};

export function checkReturnValues(kind: WriteKind, wanted: string | undefined): void {
  if (wanted !== undefined && !allowed[kind].includes(wanted))
    throw invalid(`ReturnValues can only be ${allowed[kind].join(' or ')}`);
}

export function attributesOf({ action, before, after }: Plan): Item | undefined {
  const { updated } = action.prepared.compiled;
  switch (action.input.ReturnValues) {
    case 'ALL_OLD':
      return before;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return before && pick(before, updated);
    case 'UPDATED_NEW':
      return after && pick(after, updated);
    default:
      return undefined;
  }
}
