/**
 * One structured logger. What it is given never holds a whole request, event, token, signature or
 * card: only ids, codes and counts.
 */
import { Logger } from '@aws-lambda-powertools/logger';

export const logger = new Logger({ serviceName: 'fanfund' });

/** Name and message of an error and of its causes, without any data that hangs on them. */
export function toldOf(error: unknown): string {
  const parts: string[] = [];
  for (let part = error; part instanceof Error && parts.length < 4; part = part.cause)
    parts.push(`${part.name}: ${part.message}`);
  return parts.join(' <- ') || 'a thrown value that is no error';
}
