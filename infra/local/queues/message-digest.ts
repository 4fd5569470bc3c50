/** The MD5 digests of SQS, which the SDK client checks on every answer. */
import { createHash } from 'node:crypto';

type Attribute = { DataType?: string; StringValue?: string; BinaryValue?: string };

export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

export function attributesDigest(attributes: Record<string, Attribute>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const sized = (bytes: Buffer): void => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    hash.update(size).update(bytes);
  };
  for (const name of names) {
    const { DataType = 'String', StringValue, BinaryValue } = attributes[name] ?? {};
    sized(Buffer.from(name));
    sized(Buffer.from(DataType));
    const binary = DataType.startsWith('Binary');
    hash.update(Buffer.from([binary ? 2 : 1]));
    sized(binary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? ''));
  }
  return hash.digest('hex');
}
