/** Where a real program and the model part ways. */
import type { Answer, RivalName } from './rivals.ts';
import type { Call } from './targets.ts';
import type { Item } from '../wire.ts';

export type Difference = {
  readonly rival: RivalName;
  readonly call: Call;
  readonly model: Answer;
  readonly theirs: Answer;
  /** The items that the call names, as they are afterwards, where those are what differs. */
  readonly items?: {
    readonly model: readonly (Item | undefined)[];
    readonly theirs: readonly (Item | undefined)[];
  };
};

export type KnownDifference = {
  readonly name: string;
  readonly rival: RivalName;
  readonly right: 'model' | 'rival' | 'either';
  readonly why: string;
} & (Explained | Mended | MendedStream);

/** The items in question are given up afterwards, for they may be two different ones. */
type Explained = { readonly explains: (difference: Difference) => boolean };

/** Both answers, and items, without what is known to differ: all the rest must be the same. */
type Mended = { readonly mend: (value: unknown) => unknown };

/** Records of a stream, in order, without what is known to be more or less. */
type MendedStream = { readonly mendRecords: (records: readonly StreamRecord[]) => StreamRecord[] };

export type StreamRecord = {
  readonly eventName: string;
  readonly dynamodb: { readonly Keys: Item; readonly OldImage?: Item; readonly NewImage?: Item };
};

type Mend = { readonly name: string; readonly mend: (value: unknown) => unknown };

export const mendsOf = (known: readonly KnownDifference[], rival: RivalName): Mend[] =>
  known.flatMap((one) =>
    one.rival === rival && 'mend' in one ? [{ name: one.name, mend: one.mend }] : [],
  );

/** All that is known of the rival's streams, applied to records of either side. */
export function mendedRecords(
  known: readonly KnownDifference[],
  rival: RivalName,
  records: readonly StreamRecord[],
): readonly StreamRecord[] {
  let mended = records;
  for (const { mend } of mendsOf(known, rival)) mended = mend(mended) as readonly StreamRecord[];
  for (const one of known)
    if (one.rival === rival && 'mendRecords' in one) mended = one.mendRecords(mended);
  return mended;
}
