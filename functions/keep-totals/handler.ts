import type { KeepInterestDeps } from '../../shared/store/keep-interest.ts';
import type { KeepTotalsDeps } from './keep-totals.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { keepInterest } from '../../shared/store/keep-interest.ts';
import { keepTotals } from './keep-totals.ts';
import { now, table, totals } from '../../shared/wiring.ts';
import { streamEntry } from '../../shared/entry/stream.ts';

const keepBoth = async (
  deps: KeepTotalsDeps & KeepInterestDeps,
  records: readonly StreamRecord[],
) => (await keepTotals(deps, records)) ?? keepInterest(deps, records);

export const handler = streamEntry(keepBoth, () => ({
  ...{ totals: totals(), interests: interestStore(table()), now },
}));
