/** How far the run is: a bar that redraws itself on a terminal, a line now and then elsewhere. */
export type Counts = {
  readonly pledgesPlanned: number;
  readonly campaignsPlanned: number;
  pledges: number;
  campaigns: number;
};

export type ProgressOptions = {
  readonly counts: Counts;
  readonly perSecond: () => number;
  readonly terminal: boolean;
  readonly write: (text: string) => void;
};

const barWidth = 24;
const redrawMs = 250;
const lineMs = 10_000;

/** Starts showing; the result ends it. */
export function showProgress(options: ProgressOptions): () => void {
  const { counts, terminal, write } = options;
  const startedRate = createAverage(counts);
  const text = () => describeProgress(counts, options.perSecond(), startedRate());
  const draw = terminal ? () => write(`\r\u001b[K${text()}`) : () => write(`${text()}\n`);
  const timer = setInterval(draw, terminal ? redrawMs : lineMs);
  return () => {
    clearInterval(timer);
    if (terminal) write('\r\u001b[K');
  };
}

/** Pledges per second since the start: steadier than the last seconds, so better to look ahead. */
function createAverage(counts: Counts): () => number {
  const startedAtMs = performance.now();
  return () => (counts.pledges * 1000) / Math.max(1, performance.now() - startedAtMs);
}

export function describeProgress(counts: Counts, perSecond: number, average: number): string {
  const share = shareDone(counts);
  const filled = Math.round(share * barWidth);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  const number = (value: number) => value.toLocaleString('en');
  return (
    `${bar} ${Math.floor(share * 100)} %  ` +
    `pledges ${number(counts.pledges)}/${number(counts.pledgesPlanned)}  ` +
    `${perSecond.toFixed(0)}/s  ` +
    `settled ${number(counts.campaigns)}/${number(counts.campaignsPlanned)}  ` +
    timeLeft(counts, average)
  );
}

function shareDone(counts: Counts): number {
  const all = counts.pledgesPlanned + counts.campaignsPlanned;
  return all === 0 ? 1 : (counts.pledges + counts.campaigns) / all;
}

function timeLeft(counts: Counts, average: number): string {
  const pledgesLeft = counts.pledgesPlanned - counts.pledges;
  if (pledgesLeft === 0) return 'waiting for settlements';
  if (average === 0) return '';
  const seconds = pledgesLeft / average;
  return seconds < 90
    ? `about ${Math.ceil(seconds)} s left`
    : `about ${Math.ceil(seconds / 60)} min left`;
}
