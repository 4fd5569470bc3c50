/** How far a long run has come: one line that is written over, or now and then a line of its own. */
import type { WriteStream } from 'node:tty';

export type Progress = { readonly step: (detail: string) => void; readonly end: () => void };

const width = 30;
const quietSteps = 20;

export function createProgress(total: number, out: WriteStream | NodeJS.WriteStream): Progress {
  let done = 0;
  const startedAtMs = performance.now();
  const line = (detail: string): string => {
    const filled = Math.round((width * done) / Math.max(1, total));
    const leftMs = ((performance.now() - startedAtMs) / Math.max(1, done)) * (total - done);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    return `${bar} ${done}/${total}  ${detail}  ${Math.round(leftMs / 1000)} s left`;
  };
  return {
    step: (detail) => {
      done += 1;
      if (out.isTTY) out.write(`\r\u001b[K${line(detail)}`);
      else if (done % Math.max(1, Math.ceil(total / quietSteps)) === 0)
        out.write(`${line(detail)}\n`);
    },
    end: () => void (out.isTTY && out.write('\n')),
  };
}
