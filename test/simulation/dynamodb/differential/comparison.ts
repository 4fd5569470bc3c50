/**
 * Puts the same operations to the model and to real programs and demands identical answers, items
 * and stream images. Lanes run side by side, the operations of one lane follow one another. Where
 * the two part ways, the items in question are deleted and never used again, so that one difference
 * does not bring others.
 */
import type { Answer, Rival } from './rivals.ts';
import type { Call, Target } from './targets.ts';
import type { Difference, KnownDifference } from './difference.ts';
import { mendsOf } from './difference.ts';
import type { Dynamo } from '../dynamo.ts';
import type { Item } from '../wire.ts';
import { DynamoRefusal, refusalBody } from '../refusal.ts';
import { Lane } from './random-operations.ts';
import { chanceOf } from '../../kernel/chance.ts';
import { createDynamo } from '../dynamo.ts';
import { createInput, shapes } from './shapes.ts';
import { idOf, isWrite, targetsOf } from './targets.ts';
import { normalForm, textOf } from './normal-form.ts';
import { compareStreams } from './stream-comparison.ts';

export type ComparisonOptions = {
  readonly rivals: readonly Rival[];
  readonly known: readonly KnownDifference[];
  readonly operations: number;
  readonly seed: number;
  readonly lanes: number;
  /** Ends early after so many differences that are not known. */
  readonly differencesMax?: number;
};

export type Finding = Difference & { readonly lane: number };

export type Report = {
  readonly operations: number;
  /** How often each kind of operation was asked for, and how often the model refused it. */
  readonly asked: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  readonly known: Readonly<Record<string, number>>;
  readonly unknown: readonly Finding[];
  readonly streamRecords: number;
  readonly streamDifferences: readonly string[];
};

export async function compare(options: ComparisonOptions): Promise<Report> {
  const comparison = new Comparison(options);
  await comparison.createTables();
  await comparison.run();
  return comparison.report();
}

class Comparison {
  readonly #options: ComparisonOptions;
  readonly #model: Dynamo;
  readonly #asked: Record<string, number> = {};
  readonly #refused: Record<string, number> = {};
  readonly #known: Record<string, number> = {};
  readonly #unknown: Finding[] = [];
  readonly #abandoned = new Set<string>();
  #nowMs = 1_800_000_000_000;
  #done = 0;

  constructor(options: ComparisonOptions) {
    this.#options = options;
    this.#model = createDynamo({ now: () => this.#nowMs });
  }

  async createTables(): Promise<void> {
    for (const shape of shapes) {
      this.#model.call('CreateTable', createInput(shape));
      for (const rival of this.#options.rivals) await created(rival, createInput(shape));
    }
    for (const rival of this.#options.rivals) rival.ready();
  }

  async run(): Promise<void> {
    const { lanes, seed } = this.#options;
    const all = Array.from(
      { length: lanes },
      (_none, number) => new Lane(number, chanceOf(seed, `lane ${number}`)),
    );
    await Promise.all(all.map((lane) => this.#follow(lane)));
  }

  async #follow(lane: Lane): Promise<void> {
    const { operations, differencesMax = 25 } = this.#options;
    while (this.#done < operations && this.#unknown.length < differencesMax) {
      this.#done += 1;
      await this.#step(lane);
    }
  }

  async #step(lane: Lane): Promise<void> {
    const call = lane.next();
    this.#nowMs += 1;
    const model = answered(this.#model, call);
    this.#count(call, model);
    const targets = targetsOf(call);
    const items = isWrite(call.operation) ? this.#itemsOf(targets) : undefined;
    const agreed = await Promise.all(
      this.#options.rivals.map((rival) =>
        this.#agrees(rival, { lane, call, model, targets, items }),
      ),
    );
    if (agreed.includes(false) && items) await this.#abandon(lane, targets);
    else if (model.status === 200) lane.learn(call, model.body);
  }

  #count({ operation }: Call, { status }: Answer): void {
    this.#asked[operation] = (this.#asked[operation] ?? 0) + 1;
    if (status !== 200) this.#refused[operation] = (this.#refused[operation] ?? 0) + 1;
  }

  #itemsOf(targets: readonly Target[]): (Item | undefined)[] {
    return targets.map(({ table, key }) => {
      const { body } = answered(this.#model, getOf(table, key));
      return body['Item'] as Item | undefined;
    });
  }

  async #agrees(rival: Rival, { lane, call, model, targets, items }: Asked): Promise<boolean> {
    const theirs = await rival.call(call.operation, call.input);
    const read = items && (await Promise.all(targets.map((target) => readBack(rival, target))));
    const difference: Difference = {
      rival: rival.name,
      call,
      model,
      theirs,
      ...(items && read && { items: { model: items, theirs: read } }),
    };
    if (this.#isMended(difference)) return true;
    this.#judge(lane, difference);
    return false;
  }

  /** Whether nothing differs but what is known and of no consequence. */
  #isMended({ rival, call, model, theirs, items }: Difference): boolean {
    let ours: unknown = [normalForm(call.operation, model), items?.model];
    let others: unknown = [normalForm(call.operation, theirs), items?.theirs];
    if (textOf(ours) === textOf(others)) return true;
    for (const { name, mend } of mendsOf(this.#options.known, rival)) {
      ours = mend(ours);
      others = mend(others);
      if (textOf(ours) !== textOf(others)) continue;
      this.#note(name);
      return true;
    }
    return false;
  }

  #note(name: string): void {
    this.#known[name] = (this.#known[name] ?? 0) + 1;
  }

  #judge(lane: Lane, difference: Difference): void {
    const known = this.#options.known.find(
      (one) => one.rival === difference.rival && 'explains' in one && one.explains(difference),
    );
    if (known) this.#note(known.name);
    else this.#unknown.push({ ...difference, lane: lane.number });
  }

  async #abandon(lane: Lane, targets: readonly Target[]): Promise<void> {
    for (const target of targets) {
      const call = { operation: 'DeleteItem', input: { TableName: target.table, Key: target.key } };
      answered(this.#model, call);
      for (const rival of this.#options.rivals) await rival.call(call.operation, call.input);
      this.#abandoned.add(canonicalId(target));
      lane.giveUp(target);
    }
  }

  async report(): Promise<Report> {
    const { records, differences } = await compareStreams(this.#model, this.#options.rivals, {
      known: this.#options.known,
      leaveOut: (target) => this.#abandoned.has(canonicalId(target)),
    });
    return {
      operations: this.#done,
      asked: this.#asked,
      refused: this.#refused,
      known: this.#known,
      unknown: this.#unknown,
      streamRecords: records,
      streamDifferences: differences,
    };
  }
}

type Asked = {
  readonly lane: Lane;
  readonly call: Call;
  readonly model: Answer;
  readonly targets: readonly Target[];
  readonly items: readonly (Item | undefined)[] | undefined;
};

/** Numbers in keys may be written in several ways; the images have one. */
const canonicalId = ({ table, key }: Target): string =>
  idOf({
    table,
    key: Object.fromEntries(
      Object.entries(key).map(([name, value]) => [
        name,
        value.N === undefined ? value : { N: String(Number(value.N)) },
      ]),
    ),
  });

const getOf = (table: string, key: Item): Call => ({
  operation: 'GetItem',
  input: { TableName: table, Key: key, ConsistentRead: true },
});

async function readBack(rival: Rival, { table, key }: Target): Promise<Item | undefined> {
  const { operation, input } = getOf(table, key);
  const { body } = await rival.call(operation, input);
  return body['Item'] as Item | undefined;
}

function answered(model: Dynamo, { operation, input }: Call): Answer {
  try {
    return { status: 200, body: model.call(operation, input) };
  } catch (error) {
    if (error instanceof DynamoRefusal) return { status: error.status, body: refusalBody(error) };
    throw new Error(`The model failed at ${operation} ${JSON.stringify(input)}`, { cause: error });
  }
}

async function created(rival: Rival, input: object): Promise<void> {
  const { status, body } = await rival.call('CreateTable', input);
  if (status !== 200) throw new Error(`${rival.name} has no such table: ${JSON.stringify(body)}`);
}
