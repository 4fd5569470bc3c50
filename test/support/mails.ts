/** The mails that a local cloud has laid down. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Of the cloud that keeps its state in `home`: those to an address, as text. */
export function mailsTo(home: string, address: string): string[] {
  const folder = join(home, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((eml) => eml.includes(`To: ${address}\r\n`))
    .map((eml) => Buffer.from(/base64\r\n\r\n([^]*?)\r\n\r\n/.exec(eml)?.[1] ?? '', 'base64'))
    .map(String);
}
