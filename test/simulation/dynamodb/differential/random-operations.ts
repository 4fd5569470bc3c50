/**
 * Operations on the items of one lane. A lane has partition keys of its own, so that what it asks
 * does not depend on other lanes, and its operations follow one another; lanes run side by side.
 */
import type { AttributeValue, Item, Output, TransactWrite, WriteInput } from '../wire.ts';
import type { Chance } from '../../kernel/chance.ts';
import type { IndexShape, KeyName, TableShape } from './shapes.ts';
import { ExpressionWriter, garbled, randomAttributes } from './random-expressions.ts';
import type { Call, Target } from './targets.ts';
import { hashValue, isIndexHash, rangeValue, spoiled } from './random-keys.ts';
import { idOf, keyNames, targetsOf } from './targets.ts';
import { pageful } from './pageful.ts';
import { shapes } from './shapes.ts';

const partitions = 2;

type Query = { readonly input: Record<string, unknown>; readonly output?: Output };

export class Lane {
  readonly number: number;
  readonly #chance: Chance;
  /** How often each key was given up; it then gets another text. */
  readonly #givenUp = new Map<string, number>();
  readonly #slots = new Map<string, string>();
  readonly #planned: Call[] = [];
  #lastQuery: Query | undefined;
  #lastTransaction: Record<string, unknown> | undefined;
  #tokens = 0;

  constructor(number: number, chance: Chance) {
    this.number = number;
    this.#chance = chance;
  }

  /** Never uses the key again. */
  giveUp(target: Target): void {
    const slot = this.#slots.get(idOf(target));
    if (slot !== undefined) this.#givenUp.set(slot, (this.#givenUp.get(slot) ?? 0) + 1);
  }

  next(): Call {
    const planned = this.#planned.shift();
    if (planned) return planned;
    if (this.#chance.happens(0.0004)) this.#planned.push(...pageful(this.#chance, this.number));
    return this.#chance.weighed<() => Call>([
      [22, () => this.#put()],
      [30, () => this.#update()],
      [7, () => this.#remove()],
      [6, () => this.#get()],
      [12, () => this.#query()],
      [3, () => this.#batchGet()],
      [3, () => this.#batchWrite()],
      [10, () => this.#transactWrite()],
      [2, () => this.#transactGet()],
      [0.25, () => this.#largePut()],
    ])();
  }

  /** Where a query that was cut off may go on, and which transaction may come again. */
  learn(call: Call, output: Output): void {
    if (call.operation === 'TransactWriteItems')
      this.#lastTransaction = call.input as Record<string, unknown>;
    if (call.operation === 'Query')
      this.#lastQuery = { input: call.input as Record<string, unknown>, output };
  }

  #shape(): TableShape {
    const [product, ...others] = shapes;
    return this.#chance.happens(0.6) ? product : this.#chance.pick(others as [TableShape]);
  }

  #key(shape: TableShape): Item {
    const chance = this.#chance;
    const partition = chance.integer(0, partitions - 1);
    const at = chance.integer(0, 7);
    const slot = `${shape.name} ${partition} ${at}`;
    const generation = this.#givenUp.get(slot) ?? 0;
    const key: Record<string, AttributeValue> = {
      [shape.hash.name]: hashValue(
        shape.hash,
        this.number,
        shape.range ? partition : partition * 8 + at + 100 * generation,
      ),
    };
    if (shape.range) key[shape.range.name] = rangeValue(shape.range, at, generation);
    this.#slots.set(idOf({ table: shape.name, key }), slot);
    return chance.happens(0.01) ? spoiled(chance, key) : key;
  }

  #writer(shape: TableShape): ExpressionWriter {
    return new ExpressionWriter(this.#chance, keyNames(shape));
  }

  #text(text: string): string {
    return this.#chance.happens(0.02) ? garbled(this.#chance, text) : text;
  }

  #metered(): object {
    const wanted = this.#chance.weighed([
      [8, undefined],
      [1, 'TOTAL'],
      [1, 'INDEXES'],
    ] as const);
    return wanted ? { ReturnConsumedCapacity: wanted } : {};
  }

  #item(shape: TableShape): { item: Item; key: Item } {
    const key = this.#key(shape);
    return { key, item: { ...randomAttributes(this.#chance), ...this.#indexKeys(shape), ...key } };
  }

  #indexKeys(shape: TableShape): Item {
    const chance = this.#chance;
    const names = shape.indexes.flatMap(({ hash, range }) => [hash, ...(range ? [range] : [])]);
    return Object.fromEntries(
      names.filter(() => chance.happens(0.6)).map((name) => [name.name, this.#indexValue(name)]),
    );
  }

  #indexValue(name: KeyName): AttributeValue {
    const chance = this.#chance;
    if (chance.happens(0.004)) return { S: '' };
    if (chance.happens(0.004)) return { BOOL: true };
    if (isIndexHash(name)) return { S: `${this.number}#${chance.integer(0, 1)}` };
    if (name.type === 'N') return { N: String(chance.integer(-50, 5000)) };
    if (name.type === 'B')
      return {
        B: Buffer.from([chance.integer(0, 255), chance.integer(0, 255)]).toString('base64'),
      };
    return { S: `${chance.pick(['a', 'b', 'ab'])}${chance.integer(0, 9999)}` };
  }

  #condition(writer: ExpressionWriter, likely: number): Partial<WriteInput> {
    const chance = this.#chance;
    if (!chance.happens(likely)) return {};
    const returned = chance.happens(0.5);
    return {
      ConditionExpression: this.#text(writer.condition()),
      ...(returned && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    };
  }

  #put(): Call {
    return {
      operation: 'PutItem',
      input: { ...this.#putInput(0.3), ...this.#returned(['ALL_OLD']), ...this.#metered() },
    };
  }

  #putInput(conditional: number): WriteInput {
    const shape = this.#shape();
    const writer = this.#writer(shape);
    const { item } = this.#item(shape);
    return {
      TableName: shape.name,
      Item: item,
      ...this.#condition(writer, conditional),
      ...writer.placeholders(),
    };
  }

  #returned(values: readonly string[]): object {
    return this.#chance.happens(0.4) ? { ReturnValues: this.#chance.pick(values as [string]) } : {};
  }

  #update(): Call {
    const returned = ['ALL_OLD', 'ALL_NEW', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW', 'NONE'];
    return {
      operation: 'UpdateItem',
      input: { ...this.#updateInput(0.35), ...this.#returned(returned), ...this.#metered() },
    };
  }

  #updateInput(conditional: number, keys?: readonly string[]): WriteInput {
    const shape = this.#shape();
    const writer = new ExpressionWriter(this.#chance, keys ?? keyNames(shape));
    const key = this.#key(shape);
    const update = this.#text(this.#updateText(shape, writer));
    return {
      TableName: shape.name,
      Key: key,
      UpdateExpression: update,
      ...this.#condition(writer, conditional),
      ...writer.placeholders(),
    };
  }

  /** Sometimes one that moves the item in an index. */
  #updateText(shape: TableShape, writer: ExpressionWriter): string {
    const chance = this.#chance;
    if (chance.happens(0.8)) return writer.update();
    const { hash, range } = chance.pick(shape.indexes as [IndexShape]);
    if (chance.happens(0.3)) return `REMOVE ${writer.name(hash.name)}`;
    const moved = [hash, ...(range ? [range] : [])].map(
      (name) => `${writer.name(name.name)} = ${writer.value(this.#indexValue(name))}`,
    );
    return `SET ${moved.join(', ')}`;
  }

  #remove(): Call {
    return {
      operation: 'DeleteItem',
      input: { ...this.#removeInput(), ...this.#returned(['ALL_OLD']), ...this.#metered() },
    };
  }

  #removeInput(): WriteInput {
    const shape = this.#shape();
    const writer = this.#writer(shape);
    return {
      TableName: shape.name,
      Key: this.#key(shape),
      ...this.#condition(writer, 0.4),
      ...writer.placeholders(),
    };
  }

  #checkInput(): WriteInput {
    const shape = this.#shape();
    const writer = this.#writer(shape);
    return {
      TableName: shape.name,
      Key: this.#key(shape),
      ...this.#condition(writer, 1),
      ...writer.placeholders(),
    };
  }

  #getInput(): object {
    const shape = this.#shape();
    const writer = this.#writer(shape);
    const projection = this.#chance.happens(0.5)
      ? { ProjectionExpression: this.#text(writer.projection()), ...namesOf(writer) }
      : {};
    return { TableName: shape.name, Key: this.#key(shape), ...projection };
  }

  #get(): Call {
    return {
      operation: 'GetItem',
      input: { ...this.#getInput(), ConsistentRead: true, ...this.#metered() },
    };
  }

  #query(): Call {
    const further = this.#further();
    if (further) return further;
    const chance = this.#chance;
    const shape = this.#shape();
    const index = chance.happens(0.4) ? chance.pick(shape.indexes as [IndexShape]) : undefined;
    const writer = this.#writer(shape);
    const where = this.#keyCondition(writer, shape, index);
    const filter = chance.happens(0.25) ? { FilterExpression: writer.condition() } : {};
    const select = this.#selection(writer);
    return {
      operation: 'Query',
      input: {
        TableName: shape.name,
        ...(index && { IndexName: chance.happens(0.01) ? 'nowhere' : index.name }),
        KeyConditionExpression: this.#text(where),
        ...filter,
        ...select,
        ...this.#limit(),
        ScanIndexForward: chance.happens(0.5),
        ...((!index || chance.happens(0.02)) && { ConsistentRead: true }),
        ...this.#metered(),
        ...writer.placeholders(),
      },
    };
  }

  #limit(): object {
    const chance = this.#chance;
    if (chance.happens(0.01)) return { Limit: 0 };
    return chance.happens(0.5) ? { Limit: chance.integer(1, 4) } : {};
  }

  /** The next page of the query before. */
  #further(): Call | undefined {
    const key = this.#lastQuery?.output?.['LastEvaluatedKey'];
    if (key === undefined || !this.#chance.happens(0.8)) return undefined;
    const input = { ...this.#lastQuery?.input, ExclusiveStartKey: key };
    this.#lastQuery = undefined;
    return { operation: 'Query', input };
  }

  #selection(writer: ExpressionWriter): object {
    const chance = this.#chance;
    return chance.weighed<() => object>([
      [8, () => ({})],
      [1, () => ({ Select: 'COUNT' })],
      [1, () => ({ Select: 'ALL_ATTRIBUTES' })],
      [2, () => ({ ProjectionExpression: writer.projection() })],
    ])();
  }

  #keyCondition(
    writer: ExpressionWriter,
    shape: TableShape,
    index: IndexShape | undefined,
  ): string {
    const chance = this.#chance;
    const { hash, range } = index ?? shape;
    const key = this.#key(shape);
    const value = index ? this.#indexValue(hash) : (key[hash.name] ?? { S: '' });
    const first = `${writer.name(hash.name)} = ${writer.value(value)}`;
    if (!range || chance.happens(0.4)) return first;
    const bound = (): string =>
      writer.value(index ? this.#indexValue(range) : (this.#key(shape)[range.name] ?? { S: 'a' }));
    const name = writer.name(range.name);
    const second = chance.weighed<() => string>([
      [5, () => `${name} ${chance.pick(['=', '<', '<=', '>', '>='])} ${bound()}`],
      [
        2,
        () =>
          `begins_with(${name}, ${range.type === 'S' ? writer.value({ S: chance.pick(['a', 'ab', '1', 'é']) }) : bound()})`,
      ],
      [2, () => `${name} BETWEEN ${bound()} AND ${bound()}`],
      [0.3, () => `${bound()} >= ${name}`],
      [0.1, () => `${name} <> ${bound()}`],
      [0.1, () => writer.condition(0)],
    ])();
    return `${first} AND ${second}`;
  }

  #batchGet(): Call {
    const tables: Record<string, object> = {};
    for (const shape of shapes.filter(() => this.#chance.happens(0.5))) {
      const writer = this.#writer(shape);
      const count = this.#chance.integer(1, 5);
      const keys = Array.from({ length: count }, () => this.#key(shape));
      tables[shape.name] = {
        Keys: this.#chance.happens(0.97) ? distinct(keys) : keys,
        ConsistentRead: true,
        ...(this.#chance.happens(0.3) && {
          ProjectionExpression: writer.projection(),
          ...namesOf(writer),
        }),
      };
    }
    return { operation: 'BatchGetItem', input: { RequestItems: tables, ...this.#metered() } };
  }

  #batchWrite(): Call {
    const tables: Record<string, object[]> = {};
    const seen = new Set<string>();
    const careless = this.#chance.happens(0.03);
    const count = this.#chance.integer(1, 6);
    for (let at = 0; at < count; at += 1) {
      const shape = this.#shape();
      const { item, key } = this.#item(shape);
      const id = shape.name + JSON.stringify(key);
      if (seen.has(id) && !careless) continue;
      seen.add(id);
      (tables[shape.name] ??= []).push(
        this.#chance.happens(0.6)
          ? { PutRequest: { Item: item } }
          : { DeleteRequest: { Key: key } },
      );
    }
    return { operation: 'BatchWriteItem', input: { RequestItems: tables, ...this.#metered() } };
  }

  #transactWrite(): Call {
    if (this.#lastTransaction && this.#chance.happens(0.08)) return this.#transactionAgain();
    const seen = new Set<string>();
    const careless = this.#chance.happens(0.02);
    const items: TransactWrite[] = [];
    const count = this.#chance.integer(1, 5);
    for (let at = 0; at < count; at += 1) {
      const { action, id } = this.#action();
      if (seen.has(id) && !careless) continue;
      seen.add(id);
      items.push(action);
    }
    this.#tokens += 1;
    const input = {
      TransactItems: items,
      ...(this.#chance.happens(0.5) && {
        ClientRequestToken: `lane-${this.number}-${this.#tokens}`,
      }),
      ...this.#metered(),
    };
    return { operation: 'TransactWriteItems', input };
  }

  /** With the same token: the same transaction, or another. */
  #transactionAgain(): Call {
    const last = this.#lastTransaction ?? {};
    const other = this.#chance.happens(0.3);
    const input = other ? { ...last, TransactItems: [this.#action().action] } : last;
    return { operation: 'TransactWriteItems', input: JSON.parse(JSON.stringify(input)) as object };
  }

  #action(): { action: TransactWrite; id: string } {
    const [kind, input] = this.#chance.weighed<() => [string, WriteInput]>([
      [4, () => ['Put', this.#putInput(0.12)]],
      // dynoxide would change the very keys, and leave items behind that nobody knows.
      [5, () => ['Update', this.#updateInput(0.12, ['a'])]],
      [1, () => ['Delete', this.#removeInput()]],
      [1, () => ['ConditionCheck', this.#checkInput()]],
    ])();
    const [target] = targetsOf({ operation: `${kind}Item`, input });
    return { action: { [kind]: input }, id: target ? idOf(target) : '' };
  }

  #transactGet(): Call {
    const count = this.#chance.integer(1, 4);
    const gets = Array.from({ length: count }, () => this.#getInput());
    const keys = gets.map((get) => JSON.stringify((get as WriteInput).Key));
    const distinctGets = gets.filter((_get, at) => keys.indexOf(keys[at] ?? '') === at);
    return {
      operation: 'TransactGetItems',
      input: { TransactItems: distinctGets.map((get) => ({ Get: get })), ...this.#metered() },
    };
  }

  /** Near what an item may weigh, and enough of them to fill a page. */
  #largePut(): Call {
    const [shape] = shapes;
    const key = this.#key(shape);
    const bytes = this.#chance.pick([
      409_500, 409_580, 409_600, 409_700, 300_000, 200_000, 200_000,
    ]);
    const filler = 'x'.repeat(bytes + this.#chance.integer(0, 60));
    return {
      operation: 'PutItem',
      input: { TableName: shape.name, Item: { ...key, b: { S: filler } } },
    };
  }
}

function distinct(keys: readonly Item[]): Item[] {
  const texts = keys.map((key) => JSON.stringify(key));
  return keys.filter((_key, at) => texts.indexOf(texts[at] ?? '') === at);
}

function namesOf(writer: ExpressionWriter): object {
  const { ExpressionAttributeNames: names } = writer.placeholders();
  return names ? { ExpressionAttributeNames: names } : {};
}
