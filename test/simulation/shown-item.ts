/** An item of the model as the product sees it: on the wire, bytes are text. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item as WireItem } from './dynamodb/dynamo.ts';
import type { Item } from './observation.ts';

/** The product has bytes in attributes of items, and in no list or map. */
export function shownItem(item: WireItem): Item {
  const shown: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item))
    shown[name] =
      value.B === undefined
        ? (value as AttributeValue)
        : { B: new Uint8Array(Buffer.from(value.B, 'base64')) };
  return unmarshall(shown);
}
