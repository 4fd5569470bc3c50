/** Reads a request's body, but never more of it than the limit. */
import type { IncomingMessage } from 'node:http';

export function readBody(
  request: IncomingMessage,
  bytesMax: number,
): Promise<Buffer | 'too large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(bytes > bytesMax ? 'too large' : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
