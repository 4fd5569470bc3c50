/** The MD5 digests of SQS, which the SDK client checks on every answer. */
import { createHash } from 'node:crypto';

export type Attribute = { DataType?: string; StringValue?: string; BinaryValue?: string };

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
    hash.update(Buffer.from([BinaryValue === undefined ? 1 : 2]));
    sized(valueBytes(StringValue, BinaryValue));
  }
  return hash.digest('hex');
}

function valueBytes(text: string | undefined, base64: string | undefined): Buffer {
  return base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64');
}
