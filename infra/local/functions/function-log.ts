/** What functions print, one file per function, never larger than its cap (the older half goes). */
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { dirname } from 'node:path';

export type FunctionLog = {
  readonly write: (chunk: string | Buffer) => void;
  readonly close: () => void;
};

const fileBytesMax = 10 * 1024 * 1024;

export function openFunctionLog(file: string): FunctionLog {
  mkdirSync(dirname(file), { recursive: true });
  let bytes = existsSync(file) ? statSync(file).size : 0;
  let stream: WriteStream | undefined;
  return {
    write: (chunk) => {
      if (bytes > fileBytesMax) {
        stream?.end();
        renameSync(file, `${file}.1`);
        stream = undefined;
        bytes = 0;
      }
      stream ??= createWriteStream(file, { flags: 'a' });
      stream.write(chunk);
      bytes += chunk.length;
    },
    close: () => stream?.end(),
  };
}
